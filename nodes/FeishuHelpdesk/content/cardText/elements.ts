import { isBlock, roleOf } from '../html/elements';
import type { TextStyle } from '../postElement';

/** Tags that a card draws itself (Feishu docs: card JSON 1.0, rich text). */
export const NATIVE: ReadonlySet<string> = new Set(['font', 'text_tag', 'link', 'person']);

/** Card Markdown knows no underline. */
const MARKERS = {
	bold: '**',
	italic: '*',
	lineThrough: '~~',
	underline: '',
} satisfies Record<TextStyle, string>;

/**
 * @param name of an element of HTML
 * @returns what a card writes around its text; `''` for nothing
 */
export function markerOf(name: string): string {
	const role = roleOf(name);
	if (role?.role === 'style') return MARKERS[role.style];
	const isBold = role?.role === 'heading' || ['th', 'summary', 'dt'].includes(name);
	return isBold ? MARKERS.bold : '';
}

/** @returns whether a name is one of HTML or cards, so that its tag is no text of the author */
export const isKnown = (name: string): boolean => roleOf(name) !== undefined || NATIVE.has(name);

/** @returns whether an element of HTML takes lines of its own */
export const takesLines = (name: string): boolean =>
	isBlock(name) || ['quote', 'item', 'row', 'pre'].includes(roleOf(name)?.role ?? '');
