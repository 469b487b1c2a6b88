import { readTag, type Tag } from '../html/tagText';
import type { Hints } from '../writing/hints';
import { addressText, bracketed, isImageKey } from '../writing/targets';
import { DROPPED, HtmlWriter } from './html';
import { inBrackets, isOpenable, readTarget, writeImage, writeLink } from './links';
import { cardMention, isForAll } from './mention';
import { cardEntity } from './entities';
import type { CardTextMode } from './mode';

/** What can begin something that must be looked at. Links and images end on the line they begin on. */
const START = new RegExp(
	[
		'(?<code>`[^`\\n]+`)',
		'!\\[(?<alt>[^[\\]\\n]*)\\]\\((?<source>(?:[^()\\n]|\\([^()\\n]*\\))*)\\)',
		'\\[(?<label>(?:!\\[[^[\\]\\n]*\\]\\((?:[^()\\n]|\\([^()\\n]*\\))*\\)|[^[\\]\\n])*)\\]' +
			'\\((?<target>(?:[^()\\n]|\\([^()\\n]*\\))*)\\)',
		'<(?<auto>(?:https?:\\/\\/|mailto:)[^\\s<>|]+(?:\\|[^<>]*)?|[^\\s<>@,;()"\']+@[^\\s<>@,;()"\']+)>',
		'(?<comment><!--)',
		'<(?<declared>!doctype\\b[^<>]*|!\\[(?:if|endif)\\b[^<>]*|\\?xml\\b[^<>]*)>',
		'(?<tag><\\/?[a-z])',
		'(?<entity>&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,30});)',
		'(?<url>https?:\\/\\/[^\\s<>"\'`|[\\]\\\\\\u3000-\\u303f\\uff00-\\uffef]+)',
	].join('|'),
	'gi',
);

/** An image inside the label of a link. */
const LINKED_IMAGE = /!\[([^[\]\n]*)\]\(((?:[^()\n]|\([^()\n]*\))*)\)/g;

/**
 * Writes a stretch of text outside code as card Markdown.
 *
 * @param text any text
 * @param mode how much is changed
 * @param hints takes what was changed
 * @returns card Markdown; what needs no change stays byte for byte
 */
export function writeText(text: string, mode: CardTextMode, hints: Hints): string {
	const html = new HtmlWriter(mode, hints);
	const starts = new RegExp(START);
	let at = 0;
	const upTo = (end: number) => {
		html.text(text.slice(at, end));
		at = end;
	};

	for (let match = starts.exec(text); match !== null; match = starts.exec(text)) {
		const [literal] = match;
		const groups: Partial<Record<string, string>> = match.groups ?? {};
		upTo(match.index);
		at = match.index + literal.length;
		if (groups.comment !== undefined || groups.tag !== undefined) {
			at = markup(text, match.index, html, mode, hints);
		} else if (groups.declared !== undefined) {
			if (mode.kind === 'exact') {
				html.text('<');
				at = match.index + 1;
			}
		} else if (groups.code !== undefined) {
			// Cards of JSON 1.0 know no inline code, so an image or link inside is one; tags are left alone.
			html.text(`\`${writeText(literal.slice(1, -1), { ...mode, kind: 'exact' }, hints)}\``);
		} else if (groups.url !== undefined) {
			const address = literal.replace(/[.,:;!?'*~)\]]+$/, '');
			at = match.index + address.length;
			html.text(mode.kind === 'composed' && !mode.harmless ? bareAddress(address) : address);
		} else if (mode.harmless && (groups.label ?? groups.alt) !== undefined) {
			// The whole is no link any more; what is inside is looked at like other text.
			at = match.index + literal.indexOf('[') + 1;
			html.text(text.slice(match.index, at));
		} else if (groups.entity !== undefined && mode.kind === 'composed') {
			html.text(cardEntity(literal, text.slice(at, at + 40)));
		} else html.text(written(literal, groups, mode, hints));
		starts.lastIndex = at;
	}
	upTo(text.length);
	return html.finish();
}

function written(
	literal: string,
	groups: Partial<Record<string, string>>,
	mode: CardTextMode,
	hints: Hints,
): string {
	const { alt, source, label, target, auto } = groups;
	if (alt !== undefined && source !== undefined) {
		return writeImage(readTarget(alt, source), hints);
	}
	if (label !== undefined && target !== undefined) {
		// Such a name stands for addresses in the card's own `href`.
		if (mode.kind === 'exact' && target.startsWith('$')) return literal;
		return linked(label, target, hints);
	}
	if (mode.kind === 'exact') return literal;
	if (auto !== undefined) {
		const { address, label } = bracketed(auto);
		return address.includes('://') && !mode.harmless
			? writeLink({ label: inBrackets(label), address, title: '' }, hints)
			: label === addressText(address)
				? label
				: `${label} (${addressText(address)})`;
	}
	return literal;
}

/** A link whose label is text, or an image as in `[![shot](…)](…)`. */
function linked(label: string, inner: string, hints: Hints): string {
	const images: string[] = [];
	const words = label.replace(LINKED_IMAGE, (literal, alt: string, source: string) => {
		const target = readTarget(alt, source);
		if (isImageKey(target.address)) {
			images.push(literal);
			return alt;
		}
		// The link leads somewhere else than to the image, so the image is only named.
		writeImage(target, hints);
		return alt;
	});
	const link = writeLink(readTarget(words, inner), hints);
	return images.length > 0 ? `${images.join('')} ${link}` : link;
}

/** Feishu makes `__init__` bold, also in an address; inside the brackets of a link it does not. */
const bareAddress = (address: string): string =>
	/__|\*|~~/.test(address) ? `[${inBrackets(address)}](${address})` : address;

/** Reads a comment or tag. @returns where the text goes on */
function markup(
	text: string,
	start: number,
	html: HtmlWriter,
	mode: CardTextMode,
	hints: Hints,
): number {
	const exact = mode.kind === 'exact';
	if (text.startsWith('<!--', start)) {
		const end = html.endOfComment(text, start + 2);
		const stop = end < 0 ? start + 4 : end + 3;
		if (exact) {
			html.text('<!--');
			return start + 4;
		}
		if (end < 0) html.literal('<!--');
		else hints.add(DROPPED);
		return stop;
	}
	const tag = readTag(text, start);
	if (tag === undefined) {
		if (exact) html.text('<');
		else html.literal('<');
		return start + 1;
	}
	if (tag.name === 'at') return mention(text, start, tag, html, mode, hints);
	if (exact) return exactTag(text, start, tag, html, hints);
	if (!html.tag(tag, text, start)) {
		html.literal('<');
		return start + 1;
	}
	return html.skippedTo ?? start + tag.written.length;
}

/** In a card that was written as JSON only links are looked at. */
function exactTag(text: string, start: number, tag: Tag, html: HtmlWriter, hints: Hints): number {
	const attribute = EXACT_LINKS.get(tag.name);
	const isOpen = tag.kind === 'open' && attribute !== undefined;
	const address = isOpen ? tag.attributes[attribute] : undefined;
	const tagEnd = start + tag.written.length;
	// Longer labels are none; the bound keeps the search linear.
	const after = text.slice(tagEnd, tagEnd + 2000);
	const close = new RegExp(`</${tag.name}\\s*>`, 'i').exec(after);
	if (address === undefined || isOpenable(address)) {
		html.text('<');
		return start + 1;
	}
	const label = after.slice(0, close?.index ?? 0);
	html.text(writeLink({ label: plainLabel(label), address, title: '' }, hints));
	return tagEnd + label.length + (close?.[0].length ?? 0);
}

/** A label that would be a link or image itself. */
const plainLabel = (label: string): string =>
	label.replace(/\](?=\()/g, '] ').replace(/</g, '&#60;');

/** Tags of cards that are links, with the attribute that holds the address. */
const EXACT_LINKS: ReadonlyMap<string, string> = new Map([
	['a', 'href'],
	['link', 'url'],
]);

function mention(
	text: string,
	start: number,
	tag: Tag,
	html: HtmlWriter,
	mode: CardTextMode,
	hints: Hints,
): number {
	const tagEnd = start + tag.written.length;
	const close = /^([^<[\]]{0,200})<\/at\s*>/i.exec(text.slice(tagEnd, tagEnd + 220));
	const isOpen = tag.kind === 'open';
	const end = isOpen && !tag.isClosed && close !== null ? tagEnd + close[0].length : tagEnd;
	const source = text.slice(start, end);
	const attributes = isOpen ? tag.attributes : {};
	const written = isOpen ? cardMention(attributes) : undefined;
	// Mentioning everybody makes Feishu refuse the card where the group does not allow it (card JSON 1.0,
	// rich text), so nobody who writes JSON gets it unless it is written in the form of cards.
	const isForeign = attributes.id === undefined && attributes.ids === undefined;
	const isMeant = !(
		mode.kind === 'exact' &&
		isForeign &&
		written !== undefined &&
		isForAll(written)
	);
	if (mode.harmless) html.text(source);
	else if (!isOpen && mode.kind === 'composed') return end;
	else if (written !== undefined && isMeant) html.text(written);
	else {
		if (isOpen) {
			hints.add(
				isMeant
					? `The mention '${source.slice(0, 60)}' names nobody; it was sent as text. Write <at id=ou_…></at> or <at email=…></at>.`
					: `The mention '${source.slice(0, 60)}' does nothing in a card. Write <at id=all></at> to mention everyone.`,
			);
		}
		const name = close?.[1]?.trim() ?? '';
		if (mode.kind === 'exact') html.text(source);
		else if (name === '') html.literal(source);
		else html.text(name);
	}
	return end;
}
