import { html } from 'hono/html';

import { postLanguages, type PostBody, type PostContent, type PostNode } from '../content/post';
import { blocksHtml, codeHtml } from './blocks';
import { POST_MD } from './dialects';
import { emojiText } from './emoji';
import type { Style } from './inline';
import { imageHtml, linkHtml, mentionHtml, styledHtml, type Html, type Known } from './inlineHtml';
import { languagesHtml } from './languages';

/** Draws a rich text message, with a switch when it has several languages. */
export function postHtml(id: string, content: PostContent, known: Known): Html {
	return languagesHtml(
		id,
		postLanguages(content).map(([language, body]) => [language, bodyHtml(body, known)]),
	);
}

function bodyHtml(body: PostBody, known: Known): Html {
	const title = body.title ? html`<h3>${body.title}</h3>` : '';
	const paragraphs = body.content.map(
		(nodes) => html`<div class="paragraph">${nodes.map((node) => nodeHtml(node, known))}</div>`,
	);
	return html`<div class="post">${title}${paragraphs}</div>`;
}

function nodeHtml(node: PostNode, known: Known): Html {
	switch (node.tag) {
		case 'text':
			return withStyles(node.style, html`${node.text}`);
		case 'a':
			return withStyles(node.style, linkHtml(node.text, node.href));
		case 'at':
			return withStyles(node.style, mentionHtml(node.user_id, node.user_name ?? '', known));
		case 'img':
			return imageHtml(node.image_key, '', known);
		case 'media':
			return html`<span class="missing">Video ${node.file_key}</span>`;
		case 'emotion':
			return html`<span class="emoji">${emojiText(node.emoji_type)}</span>`;
		case 'hr':
			return html`<hr />`;
		case 'code_block':
			return codeHtml(node.text, node.language ?? '');
		case 'md':
			return blocksHtml(node.text, POST_MD, known);
	}
}

const STYLES: Readonly<Partial<Record<string, Style>>> = {
	bold: 'bold',
	italic: 'italic',
	underline: 'underline',
	lineThrough: 'strike',
};

function withStyles(names: readonly string[] | undefined, content: Html): Html {
	const styles = new Set((names ?? []).flatMap((name) => STYLES[name] ?? []));
	return [...styles].reduce((inner, style) => styledHtml(style, inner), content);
}
