// @ts-check
// Shows new messages without a reload: asks for the page again when the sandbox says that
// something changed, and moves over what is new. The page works without this script, too.

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
	// Messages already on the page stay the same elements, so that a chosen language, a selection
	// and the scroll position survive.
	if (fresh.tagName !== 'OL') return;
	const known = new Map(Array.from(shown.children, (child) => [child.id, child]));
	const wanted = Array.from(fresh.children, (child) => {
		const same = child.id.startsWith('om_') ? known.get(child.id) : undefined;
		return same ?? document.importNode(child, true);
	});
	const keep = new Set(wanted);
	for (const child of known.values()) if (!keep.has(child)) child.remove();
	wanted.forEach((child, index) => {
		if (shown.children[index] !== child) shown.insertBefore(child, shown.children[index] ?? null);
	});
}

let due = false;

async function refresh() {
	due = false;
	const answer = await fetch(location.href);
	apply(new DOMParser().parseFromString(await answer.text(), 'text/html'));
}

new EventSource('/changes').addEventListener('change', () => {
	if (due) return;
	due = true;
	setTimeout(() => void refresh().catch(() => undefined), 200);
});
