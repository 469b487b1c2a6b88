import type { MarkdownIt, StateInline } from 'markdown-it';

import { isLegalLink } from '../postSchema';
import { bracketed } from '../writing/targets';

/** What the parser's own rule for text stops at: characters that may begin markup. */
const TEXT = /[^\n!#$%&*+\-:<=>@[\\\]^_`{}~]+/y;

/** Where an address may begin: not within an ASCII word, but well behind a Chinese one. */
const START = /(?<![\w@./-])(?:https?$|www\.(?=[a-z\d]))/i;

const PREFIX = /(?:https?:\/\/|www\.)(?=[^\s/])/iy;

/**
 * Ends an address: white space, what RFC 3986 keeps out of addresses, and the punctuation of Chinese
 * and Japanese, in which addresses stand without a space.
 */
const END =
	/[\s\p{Cc}<>"`{}|\\^“”‘’«»…—\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;

/** Characters of Chinese, Japanese and Korean: part of an address only behind a sign of its path. */
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

const CLOSING: Readonly<Record<string, string>> = Object.freeze({ ')': '(', ']': '[' });

/**
 * Makes links of bare addresses, before an underscore or star in one could be taken for emphasis (as
 * GitHub's Markdown does, autolinks extension).
 *
 * @param parser takes the rules
 */
export function useBareAddresses(parser: MarkdownIt): void {
	parser.inline.ruler.at('text', textUpToAddress);
	parser.inline.ruler.before('text', 'bare_address', bareAddress);
	parser.inline.ruler.before('autolink', 'labelled_address', labelledAddress);
}

function textUpToAddress(state: StateInline, silent: boolean): boolean {
	TEXT.lastIndex = state.pos;
	const run = TEXT.exec(state.src)?.[0];
	if (run === undefined) return false;
	const found = START.exec(run);
	const isAddress =
		found !== null &&
		found.index > 0 &&
		(found[0].endsWith('.') || state.src.startsWith('://', state.pos + run.length));
	const text = isAddress ? run.slice(0, found.index) : run;
	if (!silent) state.pending += text;
	state.pos += text.length;
	return true;
}

/** Slack's `<address|words>`. */
const LABELLED = /<((?:https?:\/\/|mailto:)[^\s<>|]+\|[^<>]+)>/iy;

function labelledAddress(state: StateInline, silent: boolean): boolean {
	LABELLED.lastIndex = state.pos;
	const inner = LABELLED.exec(state.src)?.[1];
	if (inner === undefined) return false;
	const { address, label } = bracketed(inner);
	// The link around it wins; the words are all that counts.
	if (!silent && state.linkLevel > 0) state.push('text', '', 0).content = label;
	else if (!silent) pushLink(state, address, label);
	state.pos += inner.length + 2;
	return true;
}

function pushLink(state: StateInline, href: string, text: string): void {
	state.push('link_open', 'a', 1).attrs = [['href', href]];
	state.push('text', '', 0).content = text;
	state.push('link_close', 'a', -1);
}

function bareAddress(state: StateInline, silent: boolean): boolean {
	if (state.linkLevel > 0) return false;
	const before = state.src[state.pos - 1] ?? '';
	PREFIX.lastIndex = state.pos;
	if (/[\w@./-]/.test(before) && before !== '_') return false;
	if (!PREFIX.test(state.src)) return false;
	const written = state.src.slice(state.pos, endOfAddress(state.src, state.pos, state.posMax));
	const address = written.replaceAll('&amp;', '&');
	const href = /^www\./i.test(address) ? `https://${address}` : address;
	if (!isLegalLink(href)) return false;
	if (!silent) pushLink(state, href, address);
	state.pos += written.length;
	return true;
}

/** Signs at the end belong to the sentence; brackets belong to it unless they were opened inside. */
function endOfAddress(text: string, start: number, limit: number): number {
	const around = text[start - 1];
	const open: string[] = [];
	let end = start;
	for (; end < limit; end++) {
		const character = text.charAt(end);
		if (END.test(character)) break;
		// A star or an underscore that stands before it, too, is emphasis.
		if (character === around && /[*~]/.test(character)) break;
		if (CJK.test(character) && !isPathSign(text, start, end)) break;
		if (character === '(' || character === '[') open.push(character);
		if (character in CLOSING && open.pop() !== CLOSING[character]) break;
	}
	while (/[?!.,:;*~'_&]/.test(text.charAt(end - 1))) {
		if (text[end - 1] === '_' && around !== '_') break;
		end--;
	}
	return end;
}

/** An address that has a Chinese word for its last part is whole; one with words right behind it ends before them. */
function isPathSign(text: string, start: number, end: number): boolean {
	const before = text.charAt(end - 1);
	if (CJK.test(before)) return true;
	return (
		/[/=_%-]/.test(before) &&
		/^[^/]*\/\/[^/]+\/[^/]/.test(text.slice(start, Math.min(end, start + 300)))
	);
}
