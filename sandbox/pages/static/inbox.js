// @ts-check
// Shows new messages without a reload: asks for the page again when the sandbox says that
// something changed, and moves over what is new; and copies values. The page works without this
// script, too.

document.documentElement.classList.add('scripted');

/**
 * @param {Element} shown a message or a push
 * @param {Element} fresh the same as it is now
 */
function isSame(shown, fresh) {
	const folded = fresh.querySelectorAll('details');
	shown.querySelectorAll('details').forEach((one, index) => {
		folded[index]?.toggleAttribute('open', one.open);
	});
	return shown.isEqualNode(fresh);
}

/** @param {Document} page */
function apply(page) {
	document.title = page.title;
	for (const selector of ['.conversations', 'main > header']) {
		const fresh = page.querySelector(selector);
		if (fresh) document.querySelector(selector)?.replaceWith(document.importNode(fresh, true));
	}
	const fresh = page.querySelector('.stream');
	const shown = document.querySelector('.stream');
	if (!fresh || !shown) return;
	if (fresh.tagName !== shown.tagName) {
		shown.replaceWith(document.importNode(fresh, true));
		return;
	}
	// What is the same stays the same element, so that a chosen language, a selection and the
	// scroll position survive.
	if (fresh.tagName !== 'OL') return;
	const known = new Map(Array.from(shown.children, (child) => [child.id, child]));
	const wanted = Array.from(fresh.children, (child) => {
		const same = known.get(child.id);
		return same && isSame(same, child) ? same : document.importNode(child, true);
	});
	const keep = new Set(wanted);
	for (const child of Array.from(shown.children)) if (!keep.has(child)) child.remove();
	wanted.forEach((child, index) => {
		if (shown.children[index] !== child) shown.insertBefore(child, shown.children[index] ?? null);
	});
}

let due = false;

async function refresh() {
	due = false;
	// A page that answers a refused form has the address of the form.
	const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href');
	const answer = await fetch(canonical ?? location.href);
	if (answer.ok) apply(new DOMParser().parseFromString(await answer.text(), 'text/html'));
}

new EventSource('/changes').addEventListener('change', () => {
	if (due) return;
	due = true;
	setTimeout(() => void refresh().catch(() => undefined), 200);
});

/** @param {HTMLElement} button */
async function copy(button) {
	const word = button.textContent;
	try {
		await navigator.clipboard.writeText(button.dataset.copy ?? '');
		button.textContent = 'Copied';
	} catch {
		button.textContent = 'Not copied';
	}
	setTimeout(() => {
		button.textContent = word;
	}, 1500);
}

document.addEventListener('click', ({ target }) => {
	const button = target instanceof Element ? target.closest('.copy') : null;
	if (button instanceof HTMLElement) void copy(button);
});
