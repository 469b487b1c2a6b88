import { html } from 'hono/html';

import {
	cardLanguages,
	type CardContent,
	type CardHeader,
	type JsonCard,
	type TemplateCard,
} from '../content/card';
import { cardTextHtml, elementHtml, plainCardText } from './cardElements';
import type { Html, Known } from './inlineHtml';
import { languagesHtml } from './languages';

/** Draws a card, with a switch when it has several languages. */
export function cardHtml(id: string, card: CardContent, known: Known): Html {
	if (isTemplate(card)) return templateHtml(card);
	return languagesHtml(
		id,
		cardLanguages(card).map(([language, elements]) => [
			language,
			html`<div class="card">
				${headerHtml(card, language, known)}
				<div class="card-body">
					${elements.map((element) => elementHtml(element, { language, known }))}
				</div>
			</div>`,
		]),
	);
}

/** @returns one line that stands for a card in a list of conversations */
export function cardSummary(card: CardContent): string {
	if (isTemplate(card)) return `[Card] ${card.data.template_id}`;
	const [language = ''] = cardLanguages(card)[0] ?? [];
	const header = headerOf(card, language);
	return header ? `[Card] ${plainCardText(header.title, language)}` : '[Card]';
}

function headerHtml(card: JsonCard, language: string, known: Known): Html | '' {
	const header = headerOf(card, language);
	if (!header) return '';
	const subtitle = header.subtitle ? html`<p>${plainCardText(header.subtitle, language)}</p>` : '';
	return html`<div class="card-header card-${header.template ?? 'default'}">
		<h3>${cardTextHtml(header.title, { language, known })}</h3>
		${subtitle}
	</div>`;
}

function headerOf(card: JsonCard, language: string): CardHeader | undefined {
	return card.i18n_header?.[language] ?? card.header;
}

// Feishu fills a template on its side, so what it looks like is not known here.
function templateHtml({ data }: TemplateCard): Html {
	const variables = Object.entries(data.template_variable ?? {}).map(
		([name, value]) =>
			html`<tr>
				<th>${name}</th>
				<td>${typeof value === 'string' ? value : JSON.stringify(value)}</td>
			</tr>`,
	);
	const version = data.template_version_name ?? 'newest published version';
	return html`<div class="card template">
		<div class="card-header card-grey"><h3>Card template</h3></div>
		<div class="card-body">
			<p><code>${data.template_id}</code> · ${version}</p>
			${variables.length > 0
				? html`<table>
						${variables}
					</table>`
				: ''}
		</div>
	</div>`;
}

function isTemplate(card: CardContent): card is TemplateCard {
	return 'type' in card;
}
