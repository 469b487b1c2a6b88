import { html } from 'hono/html';

import type { StoredImage } from '../content/storedImage';
import { safeUrl } from '../content/webUrl';
import { emojiText } from './emoji';
import { parseInline, type Dialect, type Inline, type Style } from './inline';

/** Markup that is already escaped. */
export type Html = ReturnType<typeof html>;

/** What a message only refers to. */
export interface Known {
	/** The images that may be shown, by key. */
	images: ReadonlyMap<string, StoredImage>;
	/** The name of whoever has an id or an e-mail; the id itself for a stranger. */
	nameOf: (id: string) => string;
}

/**
 * Draws a text written in a dialect.
 *
 * @param text what somebody sent; nothing in it becomes markup but what the dialect knows
 */
export function inlineHtml(text: string, dialect: Dialect, known: Known): Html {
	return html`${parseInline(text, dialect).map((part) => pieceHtml(part, known))}`;
}

/** Draws a link, or its text with the address behind it when the address is not for the web. */
export function linkHtml(label: string, href: string): Html {
	const url = safeUrl(href);
	if (url === undefined) return html`[${label}](${href})`;
	return html`<a href="${url}" target="_blank" rel="noopener noreferrer nofollow">${label}</a>`;
}

/** Draws a mention. @param name as it was sent; without one the person's own stands in */
export function mentionHtml(id: string, name: string, { nameOf }: Known): Html {
	const shown = name.trim() || (id === 'all' ? 'Everyone' : nameOf(id));
	return html`<span class="mention" title="${id}">@${shown}</span>`;
}

/** Draws an uploaded image; a key the store does not know becomes a note, never an address. */
export function imageHtml(key: string, alt: string, { images }: Known): Html {
	const image = images.get(key);
	if (!image) return html`<span class="missing">Image ${key}</span>`;
	return html`<img
		src="/images/${image.imageKey}"
		alt="${alt || image.fileName}"
		loading="lazy"
	/>`;
}

function pieceHtml(part: Inline, known: Known): Html {
	if (typeof part === 'string') return html`${part}`;
	switch (part.kind) {
		case 'styled':
			return styledHtml(
				part.style,
				part.children.map((child) => pieceHtml(child, known)),
			);
		case 'link':
			return linkHtml(part.label, part.href);
		case 'mention':
			return mentionHtml(part.id, part.name, known);
		case 'code':
			return html`<code>${part.text}</code>`;
		case 'emoji':
			return html`<span class="emoji">${emojiText(part.name)}</span>`;
		case 'image':
			return imageHtml(part.key, '', known);
	}
}

/** Draws content in a style. */
export function styledHtml(style: Style, content: unknown): Html {
	switch (style) {
		case 'bold':
			return html`<b>${content}</b>`;
		case 'italic':
			return html`<i>${content}</i>`;
		case 'boldItalic':
			return html`<b><i>${content}</i></b>`;
		case 'underline':
			return html`<u>${content}</u>`;
		case 'strike':
			return html`<s>${content}</s>`;
		default:
			return html`<span class="font-${style}">${content}</span>`;
	}
}
