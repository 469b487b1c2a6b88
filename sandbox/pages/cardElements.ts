import { html } from 'hono/html';

import type { CardAction, CardElement } from '../content/cardElements';
import type { CardText } from '../content/cardTexts';
import { safeUrl } from '../content/webUrl';
import { blocksHtml } from './blocks';
import { CARD_MD } from './dialects';
import { imageHtml, type Html, type Known } from './inlineHtml';

/** What every part of a card needs to be drawn. */
export interface CardContext {
	/** Shown language, or `''`. */
	language: string;
	known: Known;
}

/** @returns the characters of a card text in a language, whatever its markup */
export function plainCardText(text: CardText, language: string): string {
	return text.i18n?.[language] ?? text.content ?? Object.values(text.i18n ?? {})[0] ?? '';
}

/** Draws a card text: markdown for `lark_md`, else as it is. */
export function cardTextHtml(text: CardText, { language, known }: CardContext): Html {
	const content = plainCardText(text, language);
	return text.tag === 'lark_md'
		? blocksHtml(content, CARD_MD, known)
		: html`<span class="plain">${content}</span>`;
}

/** Draws one element of a card and all that it holds. */
export function elementHtml(element: CardElement, context: CardContext): Html {
	switch (element.tag) {
		case 'markdown':
			return blocksHtml(element.content, CARD_MD, context.known);
		case 'div':
			return divHtml(element, context);
		case 'hr':
			return html`<hr />`;
		case 'img':
			return html`<figure>
				${element.title
					? html`<figcaption>${cardTextHtml(element.title, context)}</figcaption>`
					: ''}
				${imageHtml(element.img_key, plainCardText(element.alt, context.language), context.known)}
			</figure>`;
		case 'action':
			return html`<div class="actions">
				${element.actions.map((action) => actionHtml(action, context))}
			</div>`;
		case 'note':
			return html`<div class="note">
				${element.elements.map((part) =>
					part.tag === 'img'
						? imageHtml(part.img_key, plainCardText(part.alt, context.language), context.known)
						: isIcon(part)
							? ''
							: html`<span>${cardTextHtml(part, context)}</span>`,
				)}
			</div>`;
		case 'column_set':
			return html`<div class="columns">
				${element.columns.map(
					(column) =>
						html`<div class="column grow-${growth(column.weight ?? undefined)}">
							${(column.elements ?? []).map((inner) => elementHtml(inner, context))}
						</div>`,
				)}
			</div>`;
		case 'form':
		case 'collapsible_panel':
		case 'interactive_container':
			return html`<div class="blocks">
				${element.elements.map((inner) => elementHtml(inner, context))}
			</div>`;
		case 'button':
			return html`<div class="actions">${actionHtml(element, context)}</div>`;
		default:
			return html`<div class="missing">${element.tag}</div>`;
	}
}

function divHtml(div: Extract<CardElement, { tag: 'div' }>, context: CardContext): Html {
	const fields = div.fields?.map(
		(field) =>
			html`<div class="field ${field.is_short === true ? 'short' : ''}">
				${cardTextHtml(field.text, context)}
			</div>`,
	);
	const { extra } = div;
	return html`<div class="div">
		<div class="div-main">
			${div.text ? html`<div class="text">${cardTextHtml(div.text, context)}</div>` : ''}
			${fields ? html`<div class="fields">${fields}</div>` : ''}
		</div>
		${extra === undefined
			? ''
			: html`<div class="extra">
					${extra.tag === 'img' ? elementHtml(extra, context) : actionHtml(extra, context)}
				</div>`}
	</div>`;
}

function actionHtml(action: CardAction, context: CardContext): Html {
	if (action.tag !== 'button') return html`<span class="missing">${action.tag}</span>`;
	const label = plainCardText(action.text, context.language);
	const look = `button ${action.type ?? 'default'}`;
	const url = safeUrl(action.url ?? '');
	if (url === undefined) return html`<span class="${look}">${label}</span>`;
	return html`<a class="${look}" href="${url}" target="_blank" rel="noopener noreferrer nofollow"
		>${label}</a
	>`;
}

/** Feishu draws an icon of its own; the page has none. */
const isIcon = (part: { tag: string }): part is { tag: 'standard_icon' | 'custom_icon' } =>
	part.tag === 'standard_icon' || part.tag === 'custom_icon';

function growth(weight: number | undefined): number {
	return Math.min(5, Math.max(1, Math.round(weight ?? 1)));
}
