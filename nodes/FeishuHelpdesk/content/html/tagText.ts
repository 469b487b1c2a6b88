import { decodeHTMLStrict } from 'entities';

/** A tag as it is written. */
export type Tag = OpenTag | CloseTag;

/** A tag that begins an element. */
export interface OpenTag {
	kind: 'open';
	/** In lower case. */
	name: string;
	attributes: Readonly<Record<string, string>>;
	/** Whether it ends with `/>`. */
	isClosed: boolean;
	written: string;
}

interface CloseTag {
	kind: 'close';
	name: string;
	written: string;
}

const NAME = /<(\/?)([a-z][^\s/<>]*)/iy;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]*)))?/g;

/**
 * Reads the tag that begins at a place, as browsers do: quotes may hold any character, and may be left
 * out around values.
 *
 * @param text any text
 * @param start where its `<` stands
 * @returns the tag, of an attribute that stands twice the first; `undefined` when none begins there
 */
export function readTag(text: string, start = 0): Tag | undefined {
	NAME.lastIndex = start;
	const [head, slash, given = ''] = NAME.exec(text) ?? [];
	if (head === undefined) return undefined;
	const from = start + head.length;
	const end = endOfTag(text, from);
	if (end === undefined) return undefined;
	const name = given.toLowerCase();
	const written = text.slice(start, end + 1);
	if (slash === '/') return { kind: 'close', name, written };
	// The last slash of `<at id=all/>` closes the tag.
	const isClosed = written.endsWith('/>');
	const attributes: Record<string, string> = {};
	const inner = text.slice(from, isClosed ? end - 1 : end).replace(/\\(?=["'])/g, '');
	for (const [, key = '', double, single, bare] of inner.matchAll(ATTRIBUTE)) {
		attributes[key.toLowerCase()] ??= decodeHTMLStrict(double ?? single ?? bare ?? '');
	}
	return { kind: 'open', name, attributes, isClosed, written };
}

/** A `<` outside quotes ends the search, so that no text is searched again and again. */
function endOfTag(text: string, from: number): number | undefined {
	for (let index = from; index < text.length; index++) {
		const character = text[index];
		if (character === '>') return index;
		if (character === '<') return undefined;
		const isQuote = character === '"' || character === "'";
		// Elsewhere, and where it is never closed, a quote is a character like others.
		if (!isQuote || !/=\s{0,8}$/.test(text.slice(Math.max(from, index - 9), index))) continue;
		const end = text.indexOf(character, index + 1);
		if (end >= 0) index = end;
	}
	return undefined;
}
