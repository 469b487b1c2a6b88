import { html } from 'hono/html';

import type { Html } from './inlineHtml';

const NAMES: Readonly<Partial<Record<string, string>>> = {
	zh_cn: '简体中文',
	zh_hk: '繁體中文（香港）',
	zh_tw: '繁體中文（台灣）',
	en_us: 'English',
	ja_jp: '日本語',
	ko_kr: '한국어',
};

/**
 * Draws a message once per language, with a switch when there is more than one. The switch is
 * made of radio buttons, so it works without a script.
 *
 * @param id unique on the page, made of word characters
 * @param versions language and drawing, the first one shown at first
 */
export function languagesHtml(id: string, versions: readonly (readonly [string, Html])[]): Html {
	if (versions.length < 2) return html`${versions.map(([, drawing]) => drawing)}`;
	const inputs = versions.map(
		([language], index) =>
			html`<input
					type="radio"
					name="${id}"
					id="${id}-${index}"
					${index === 0 ? 'checked' : ''}
				/><label for="${id}-${index}">${NAMES[language] ?? language}</label>`,
	);
	const panels = versions.map(([, drawing]) => html`<div class="panel">${drawing}</div>`);
	return html`<div class="languages">${inputs}${panels}</div>`;
}
