import { html } from 'hono/html';

import type { Html } from './inlineHtml';

/**
 * Draws the button that copies a value; the script of the pages makes it work and visible.
 *
 * @param value what is copied
 * @param name what it is, for those who hear the page
 */
export function copyHtml(value: string, name: string): Html {
	return html`<button type="button" class="copy" data-copy="${value}" aria-label="Copy ${name}">
		Copy
	</button>`;
}
