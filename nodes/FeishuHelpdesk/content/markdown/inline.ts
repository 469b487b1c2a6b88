import type { HtmlTags } from '../html/htmlTags';
import { isBlock, isHiding } from '../html/elements';
import { readTag } from '../html/tagText';
import { COMMENT_HINT, HTML_HINT } from '../writing/hints';
import type { PhraseWriter } from '../writing/phraseWriter';
import type { Token } from './parser';
import { findMentions } from './mentions';

/**
 * Writes the text of one block: styles, links, mentions, images and inline code.
 *
 * @param tokens the block's inline tokens
 * @param phrase takes the elements; its paragraph is left open
 * @param html takes the tags
 * @param bold whether the whole block is bold, as in a heading
 */
export function writeInline(
	tokens: readonly Token[],
	phrase: PhraseWriter,
	html: HtmlTags,
	bold = false,
): void {
	const mentions = findMentions(tokens);
	const closed = closedNames(tokens);
	if (bold) phrase.style('bold', 1);
	for (let index = 0; ; index++) {
		const token = tokens[index];
		if (token === undefined) break;
		const mention = mentions.get(index);
		if (mention !== undefined) {
			html.mention(mention.userId, mention.written);
			index = mention.end;
			continue;
		}
		switch (token.type) {
			case 'strong_open':
			case 'strong_close':
				phrase.style('bold', token.nesting);
				break;
			case 'em_open':
			case 'em_close':
				phrase.style('italic', token.nesting);
				break;
			case 's_open':
			case 's_close':
				phrase.style('lineThrough', token.nesting);
				break;
			case 'link_open':
				if (!html.isHidden)
					phrase.openLink(
						attribute(token, 'href'),
						attribute(token, 'title'),
						isBare(tokens, index),
					);
				break;
			case 'link_close':
				phrase.closeLink();
				break;
			case 'image':
				html.image({
					source: attribute(token, 'src'),
					alt: plainText(token.children ?? []),
					title: attribute(token, 'title'),
				});
				break;
			case 'softbreak':
			case 'hardbreak':
				html.text('\n');
				break;
			case 'html_inline':
				writeTag(token.content);
				break;
			default:
				html.text(literal(token));
		}
	}
	if (bold) phrase.style('bold', -1);
	html.elements.endPhrase();

	function writeTag(written: string): void {
		if (written.startsWith('<!--')) {
			phrase.hints.add(COMMENT_HINT);
			return;
		}
		const tag = readTag(written);
		if (tag === undefined) {
			if (!/^<(?:!doctype|\?xml)\b/i.test(written)) html.text(written);
			return;
		}
		// A script without an end would take the rest of the text along.
		const isEndless = isHiding(tag.name) && !closed.has(tag.name);
		if (isEndless || !html.tag(tag)) html.text(written);
		else if (tag.kind === 'close' && isBlock(tag.name)) phrase.hints.add(HTML_HINT);
	}
}

/** Names of the elements that are closed somewhere in the block. */
const closedNames = (tokens: readonly Token[]) =>
	new Set(
		tokens.flatMap(({ type, content }) =>
			type === 'html_inline' ? (/^<\/([a-z]+)/i.exec(content)?.[1]?.toLowerCase() ?? []) : [],
		),
	);

const attribute = (token: Token, name: string) => String(token.attrGet(name) ?? '');

/** A bare or bracketed address. */
function isBare(tokens: readonly Token[], index: number): boolean {
	const text = tokens[index + 1];
	const href = attribute(tokens[index] as Token, 'href');
	return (
		text?.type === 'text' &&
		tokens[index + 2]?.type === 'link_close' &&
		(text.content === href || `https://${text.content}` === href)
	);
}

/** What a token shows by itself. A post has no inline code, so the author's backticks stay. */
function literal(token: Token): string {
	if (token.type !== 'code_inline') return token.content;
	const edge = /^`|`$/.test(token.content) ? ' ' : '';
	return `${token.markup}${edge}${token.content}${edge}${token.markup}`;
}

function plainText(tokens: readonly Token[]): string {
	return tokens
		.map((token) => {
			if (token.type === 'image') return plainText(token.children ?? []);
			return /break$/.test(token.type) ? '\n' : literal(token);
		})
		.join('');
}
