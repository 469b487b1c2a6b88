import { decodeHTMLStrict } from 'entities';

/** A tag, or what else stands between `<` and `>`. */
export type Tag =
	| {
			kind: 'open';
			name: string;
			attributes: Readonly<Record<string, string>>;
			isClosed: boolean;
			written: string;
	  }
	| { kind: 'close'; name: string; written: string }
	| { kind: 'comment' }
	| { kind: 'declaration' }
	| { kind: 'unknown' };

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/**
 * Reads one tag.
 *
 * @param text from `<` to `>`, as the Markdown parser found it
 * @returns what it is; names in lower case, of an attribute that stands twice the first
 */
export function readTag(text: string): Tag {
	if (text.startsWith('<!--')) return { kind: 'comment' };
	if (/^<(?:!doctype|\?xml)\b/i.test(text)) return { kind: 'declaration' };
	const [, slash, given = ''] = /^<(\/?)([a-z][^\s/>]*)/i.exec(text) ?? [];
	const name = given.toLowerCase();
	if (name === '') return { kind: 'unknown' };
	if (slash === '/') return { kind: 'close', name, written: text };
	// The last slash of `<at id=all/>` closes the tag.
	const isClosed = text.endsWith('/>');
	const rest = text.slice(1 + given.length, isClosed ? -2 : -1);
	const attributes: Record<string, string> = {};
	for (const [, key = '', double, single, bare] of rest.matchAll(ATTRIBUTE)) {
		attributes[key.toLowerCase()] ??= decodeHTMLStrict(double ?? single ?? bare ?? '');
	}
	return { kind: 'open', name, attributes, isClosed, written: text };
}
