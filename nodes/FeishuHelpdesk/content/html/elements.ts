import type { TextStyle } from '../postElement';

/** What an HTML element becomes. */
export type ElementRole =
	/** A style of rich text. */
	| { role: 'style'; style: TextStyle }
	/** Only its text. */
	| { role: 'inline' }
	/** Lines of its own; `gap`: set apart by an empty line. */
	| { role: 'block'; gap?: true }
	| { role: 'heading' }
	| { role: 'quote' }
	| { role: 'list'; ordered: boolean }
	| { role: 'item' }
	| { role: 'table' }
	| { role: 'row' }
	| { role: 'cell'; header: boolean }
	| { role: 'code' }
	| { role: 'pre' }
	| { role: 'link' }
	| { role: 'mention' }
	| { role: 'quotation' }
	/** Left out with all that is in it. */
	| { role: 'hidden'; hint?: true }
	/** Without content; `nothing` is shown of most. */
	| { role: 'void'; shows: 'nothing' | 'break' | 'rule' | 'image' | 'input' }
	/** What only a browser can play. */
	| { role: 'media' };

const named = <Role extends ElementRole>(names: string, role: Role) =>
	names.split(' ').map((name): [string, ElementRole] => [name, role]);

/** HTML's elements by name (WHATWG HTML, elements and obsolete elements). */
const ROLES: ReadonlyMap<string, ElementRole> = new Map([
	...named('b strong', { role: 'style', style: 'bold' }),
	...named('i em cite dfn var', { role: 'style', style: 'italic' }),
	...named('u ins', { role: 'style', style: 'underline' }),
	...named('s strike del', { role: 'style', style: 'lineThrough' }),
	...named(
		'span font small big sub sup mark abbr acronym label time data bdi bdo ruby rb rt rp rtc nobr blink kbd samp tt output meter progress button noscript noframes object canvas picture map slot marquee optgroup',
		{ role: 'inline' },
	),
	...named(
		'html body head div section article header footer main aside nav address hgroup search figure figcaption form fieldset legend center dialog dt dd summary caption thead tbody tfoot colgroup frameset option select textarea',
		{ role: 'block' },
	),
	...named('p dl details', { role: 'block', gap: true }),
	...named('h1 h2 h3 h4 h5 h6', { role: 'heading' }),
	...named('blockquote', { role: 'quote' }),
	...named('ul menu dir', { role: 'list', ordered: false }),
	...named('ol', { role: 'list', ordered: true }),
	...named('li', { role: 'item' }),
	...named('table', { role: 'table' }),
	...named('tr', { role: 'row' }),
	...named('td', { role: 'cell', header: false }),
	...named('th', { role: 'cell', header: true }),
	...named('code', { role: 'code' }),
	...named('pre listing xmp plaintext', { role: 'pre' }),
	...named('a', { role: 'link' }),
	...named('at', { role: 'mention' }),
	...named('q', { role: 'quotation' }),
	...named('style title', { role: 'hidden' }),
	...named('script template svg math datalist', { role: 'hidden', hint: true }),
	...named('br', { role: 'void', shows: 'break' }),
	...named('hr', { role: 'void', shows: 'rule' }),
	// Teams writes <emoji alt="…">.
	...named('img image emoji', { role: 'void', shows: 'image' }),
	...named('input', { role: 'void', shows: 'input' }),
	...named('meta link base basefont bgsound col area source track param wbr frame keygen spacer', {
		role: 'void',
		shows: 'nothing',
	}),
	...named('iframe video audio embed', { role: 'media' }),
]);

/** Elements of Microsoft Office, such as `<o:p>`. */
const OFFICE = /^(?:o|v|w|m|x|st1|st2):[a-z]+$/;

/**
 * @param name of an element, in any case
 * @returns what becomes of it; `undefined` for a name that HTML does not have, which is more likely a
 *   word, as in `List<String>`
 */
export function roleOf(name: string): ElementRole | undefined {
	const lower = name.toLowerCase();
	return ROLES.get(lower) ?? (OFFICE.test(lower) ? { role: 'inline' } : undefined);
}

/**
 * @param name of an element
 * @returns whether its text is left out
 */
export const isHiding = (name: string): boolean => roleOf(name)?.role === 'hidden';

/**
 * @param name of an element
 * @returns whether it makes lines of its own
 */
export const isBlock = (name: string): boolean =>
	['block', 'heading', 'list', 'table'].includes(roleOf(name)?.role ?? '');

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** What the opening tag ends that was not closed (WHATWG HTML, optional tags). */
const ENDS: Readonly<Record<string, readonly string[]>> = Object.freeze({
	li: ['li'],
	dt: ['dt', 'dd'],
	dd: ['dt', 'dd'],
	tr: ['td', 'th', 'tr'],
	td: ['td', 'th'],
	th: ['td', 'th'],
	option: ['option'],
	...Object.fromEntries(HEADINGS.map((name) => [name, ['p', ...HEADINGS]])),
	...Object.fromEntries(
		'p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main menu nav ol pre section table ul'
			.split(' ')
			.map((name) => [name, ['p']]),
	),
});

/** What an unclosed element of {@link ENDS} cannot reach through. */
const BARRIERS: ReadonlySet<string> = new Set([
	...['ul', 'ol', 'menu', 'dir', 'dl', 'table', 'blockquote', 'div', 'section', 'details'],
]);

/** Elements that are looked at, so that no nesting costs more than its length. */
const MAX_REACH = 100;

/**
 * @param name of an element that begins
 * @param open names of the elements around it, outermost first
 * @returns index of the outermost of them that it ends; -1 for none
 */
export function endedBy(name: string, open: readonly string[]): number {
	const ends = ENDS[name] ?? [];
	let found = -1;
	const last = open.length - 1;
	for (let index = last; index >= Math.max(0, last - MAX_REACH); index--) {
		const around = open[index] ?? '';
		if (ends.includes(around)) found = index;
		else if (BARRIERS.has(around)) break;
	}
	return found;
}
