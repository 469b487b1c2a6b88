import { decodeReference } from './entities';

/** A tag in a text. */
export interface Tag {
	/** In lower case. */
	name: string;
	closing: boolean;
	/** Whether it ends with `/>`. */
	selfClosing: boolean;
	attributes: ReadonlyMap<string, string>;
	/** Where the text goes on after it. */
	end: number;
}

const NAME = /<(\/?)([a-z][a-z\d_-]*)(?=[\s/>])/iy;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]*)))?/g;

/**
 * Reads the tag that begins at a place, as browsers do: quotes may hold any character, and may be left
 * out around values.
 *
 * @param text any text
 * @param start where its `<` stands
 * @returns the tag; `undefined` when none begins there
 */
export function readTag(text: string, start: number): Tag | undefined {
	NAME.lastIndex = start;
	const head = NAME.exec(text);
	if (head === null) return undefined;
	const from = NAME.lastIndex;
	const close = endOfTag(text, from);
	if (close === undefined) return undefined;
	const inner = text.slice(from, close);
	return {
		name: (head[2] ?? '').toLowerCase(),
		closing: head[1] === '/',
		selfClosing: inner.endsWith('/'),
		attributes: readAttributes(inner.replace(/\/$/, '')),
		end: close + 1,
	};
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

function readAttributes(inner: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const [, name = '', double, single, bare] of inner.matchAll(ATTRIBUTE)) {
		const key = name.toLowerCase();
		if (!found.has(key)) found.set(key, decoded(double ?? single ?? bare ?? ''));
	}
	return found;
}

const decoded = (value: string): string => value.replace(/&#?\w{1,31};/g, decodeReference);
