import type { TextStyle } from '../postElement';
import type { Hints } from './hints';
import type { Token } from './parser';
import type { PostWriter } from './postWriter';
import { findMentions } from './mentions';
import { isImageKey, legalAddress, quoted } from './targets';

interface OpenLink {
	address: string;
	/** `undefined` where Feishu would refuse the address. */
	href: string | undefined;
	title: string;
	text: string;
}

/**
 * Writes the text of one block: styles, links, mentions, images and inline code.
 *
 * @param tokens the block's inline tokens
 * @param writer takes the elements; its paragraph is left open
 * @param hints takes what had to be changed
 * @param bold whether the whole block is bold, as in a heading
 */
export function writeInline(
	tokens: readonly Token[],
	writer: PostWriter,
	hints: Hints,
	bold = false,
): void {
	const depth = { bold: bold ? 1 : 0, italic: 0, lineThrough: 0 };
	const mentions = findMentions(tokens);
	let link: OpenLink | undefined;

	const write = (text: string, href = link?.href) => {
		if (link !== undefined) link.text += text;
		const style: TextStyle[] = [];
		if (depth.bold > 0) style.push('bold');
		if (depth.italic > 0) style.push('italic');
		if (depth.lineThrough > 0) style.push('lineThrough');
		writer.text(text, style, href);
	};

	const closeLink = () => {
		const closed = link;
		if (closed === undefined) return;
		if (closed.text.trim() === '') write(closed.address);
		link = undefined;
		if (closed.href === undefined) writeRest(closed);
		if (closed.title !== '') write(` (${closed.title})`);
	};

	const writeRest = ({ address, text }: OpenLink) => {
		// An e-mail address says all that its link would.
		if (address === `mailto:${text}`) return;
		if (address !== text.trim() && text.trim() !== '' && address !== '') write(` (${address})`);
		hints.add(
			address === ''
				? `The link ${quoted(text)} has no address; it was sent as text.`
				: `The link ${quoted(address)} is not an address Feishu takes; it was sent as text.`,
		);
	};

	const writeImage = (token: Token) => {
		const source = String(token.attrGet('src') ?? '');
		const title = String(token.attrGet('title') ?? '');
		const alt = plainText(token.children ?? []);
		const href = legalAddress(source);
		if (isImageKey(source)) {
			writer.alone({ tag: 'img', image_key: source });
			if (link !== undefined) link.text += alt || source;
		} else if (link?.href !== undefined) {
			write(alt || source);
		} else {
			write(alt || source, href);
			if (href === undefined && alt !== '' && source !== '') write(` (${source})`);
		}
		if (title !== '') write(` (${title})`);
		if (isImageKey(source)) return;
		hints.add(
			`The image ${quoted(source)} was sent as ${href === undefined ? 'text' : 'a link'}: a post shows only uploaded images, by their key (img_…).`,
		);
	};

	for (let index = 0; index < tokens.length; index++) {
		const token = tokens[index];
		if (token === undefined) break;
		const mention = mentions.get(index);
		if (mention !== undefined) {
			writer.inline({ tag: 'at', user_id: mention.userId });
			index = mention.end;
			continue;
		}
		switch (token.type) {
			case 'strong_open':
			case 'strong_close':
				depth.bold += token.nesting;
				break;
			case 'em_open':
			case 'em_close':
				depth.italic += token.nesting;
				break;
			case 's_open':
			case 's_close':
				depth.lineThrough += token.nesting;
				break;
			case 'link_open': {
				const address = String(token.attrGet('href') ?? '');
				const title = String(token.attrGet('title') ?? '');
				link = { address, href: legalAddress(address), title, text: '' };
				break;
			}
			case 'link_close':
				closeLink();
				break;
			case 'image':
				writeImage(token);
				break;
			case 'softbreak':
			case 'hardbreak':
				write('\n');
				break;
			default:
				write(literal(token));
		}
	}
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
