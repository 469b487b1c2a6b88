import type { Dialect, Style, Token } from './inline';

const LINK = String.raw`\[(?<label>[^[\]]*)\]\((?<href>(?:[^()\s]|\([^()\s]*\))*)\)`;
const AT = String.raw`<at user_id="(?<id>[^"<>]*)">(?<name>[^<]*)</at>`;
const MARKER = String.raw`(?<marker>\*{1,3}|~{1,2})`;
const CODE = '`(?<code>[^`\n]+)`';

/** Feishu docs: Send message content, text. */
export const TEXT: Dialect = {
	pattern: new RegExp(`${AT}|<(?<close>/?)(?<tag>[bius])>|${LINK}`, 'g'),
	token: (match) => tokenOf(match, {}),
};

/** Feishu docs: Send message content, the md tag of a post; a single tilde underlines. */
export const POST_MD: Dialect = {
	pattern: new RegExp(`${AT}|${LINK}|${CODE}|${MARKER}`, 'g'),
	token: (match) => tokenOf(match, { '~': 'underline' }),
};

/** Feishu docs: Card markdown; mentions and colours are written differently than in a post. */
export const CARD_MD: Dialect = {
	pattern: new RegExp(
		[
			String.raw`<at (?:id|email)=["']?(?<id>[^"'<>\s]*)["']?>(?<name>[^<]*)</at>`,
			String.raw`<a href=["']?(?<href2>[^"'<>\s]*)["']?>(?<label2>[^<]*)</a>`,
			String.raw`<(?<close>/?)(?<tag>font)(?: color=["']?(?<color>\w+)["']?)?>`,
			String.raw`(?<br><br\s?/?>)`,
			// Feishu docs: Card markdown, escaping: a character by its number is never markup.
			String.raw`&#(?<character>\d{1,6});`,
			String.raw`!\[[^[\]]*\]\((?<image>[\w-]+)\)`,
			String.raw`:(?<emoji>[A-Z]\w{1,30}):`,
			LINK,
			CODE,
			MARKER,
		].join('|'),
		'g',
	),
	token: (match) => tokenOf(match, {}),
};

const TAGS: Readonly<Partial<Record<string, Style>>> = {
	b: 'bold',
	i: 'italic',
	u: 'underline',
	s: 'strike',
};

const MARKERS: Readonly<Partial<Record<string, Style>>> = {
	'*': 'italic',
	'**': 'bold',
	'***': 'boldItalic',
	'~~': 'strike',
};

const COLORS: Readonly<Record<string, Style>> = {
	red: 'red',
	green: 'green',
	grey: 'grey',
};

function tokenOf(
	match: RegExpExecArray,
	extraMarkers: Readonly<Partial<Record<string, Style>>>,
): Token {
	const literal = match[0];
	const groups: Partial<Record<string, string>> = match.groups ?? {};
	if (groups.id !== undefined) return { kind: 'mention', id: groups.id, name: groups.name ?? '' };
	const href = groups.href ?? groups.href2;
	if (href !== undefined) {
		return { kind: 'link', href, label: groups.label ?? groups.label2 ?? '' };
	}
	if (groups.code !== undefined) return { kind: 'code', text: groups.code };
	if (groups.emoji !== undefined) return { kind: 'emoji', name: groups.emoji };
	if (groups.image !== undefined) return { kind: 'image', key: groups.image };
	if (groups.br !== undefined) return '\n';
	if (groups.character !== undefined) return String.fromCodePoint(Number(groups.character));
	if (groups.tag !== undefined) return tagToken(groups, literal);
	const style = extraMarkers[literal] ?? MARKERS[literal];
	return style ? { kind: 'marker', style } : literal;
}

function tagToken(groups: Partial<Record<string, string>>, literal: string): Token {
	const { tag = '', close, color = '' } = groups;
	// </font> does not say which colour it ends.
	const styles = tag === 'font' ? Object.values(COLORS) : [TAGS[tag] ?? []].flat();
	if (close) return { kind: 'close', styles };
	const style = tag === 'font' ? COLORS[color] : TAGS[tag];
	return style ? { kind: 'open', style } : literal;
}
