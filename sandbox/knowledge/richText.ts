import type { Picture } from './pictures';

/** A piece of an answer. Feishu docs: Rich text of the knowledge base. */
export type RichTextNode =
	/** Empty content is a line break. */
	| { type: 'text'; content: string }
	| { type: 'hyperlink'; text: string; url: string }
	/** Width and height are texts. */
	| { type: 'img'; src: string; key: string; width: string; height: string };

const LINK_OR_PICTURE = /\[([^[\]]+)\]\((https?:[^()\s]+)\)|!\[([a-z-]+)\]/g;

/**
 * Lists the pictures of an answer.
 *
 * @param answer as it is written in the seed
 * @returns their names, in order
 */
export function pictureNames(answer: string): string[] {
	return [...answer.matchAll(LINK_OR_PICTURE)].flatMap(([, , , name]) => name ?? []);
}

/**
 * Makes rich text of an answer.
 *
 * @param answer as it is written in the seed
 * @param pictures by name
 * @returns the nodes; a picture that is not there is left out
 */
export function richText(answer: string, pictures: ReadonlyMap<string, Picture>): RichTextNode[] {
	const nodes: RichTextNode[] = [];
	let end = 0;
	for (const match of answer.matchAll(LINK_OR_PICTURE)) {
		const [whole, text, url, name = ''] = match;
		nodes.push(...textNodes(answer.slice(end, match.index)));
		end = match.index + whole.length;
		const picture = pictures.get(name);
		if (text !== undefined && url !== undefined) nodes.push({ type: 'hyperlink', text, url });
		if (picture) nodes.push(imageNode(picture));
	}
	return [...nodes, ...textNodes(answer.slice(end))];
}

/**
 * Makes the plain answer of a rich one.
 *
 * @param nodes rich text
 * @returns its text; a link is its label and address, a picture is nothing
 */
export function plainText(nodes: readonly RichTextNode[]): string {
	return nodes
		.map((node) => {
			if (node.type === 'text') return node.content === '' ? '\n' : node.content;
			return node.type === 'hyperlink' ? `${node.text} (${node.url})` : '';
		})
		.join('');
}

function textNodes(text: string): RichTextNode[] {
	return text.split(/(\n)/).flatMap((part): RichTextNode[] => {
		if (part === '') return [];
		return [{ type: 'text', content: part === '\n' ? '' : part }];
	});
}

function imageNode({ key, width, height }: Picture): RichTextNode {
	return {
		type: 'img',
		src: `https://files.example.com/helpdesk/${key}`,
		key,
		width: String(width),
		height: String(height),
	};
}
