import { html } from 'hono/html';

import type { Html } from './inlineHtml';

/**
 * Draws what stands for a person's picture: the first letter on a colour of their own.
 *
 * @param id of the person; the same id has the same colour
 * @param name shown name, or the id again
 */
export function initialsHtml(id: string, name: string): Html {
	// By code points, so that an emoji stays whole.
	const [letter = '?'] = name.replace(/^o[un]_/, '');
	return html`<span class="initials tint-${tint(id)}">${letter.toUpperCase()}</span>`;
}

function tint(id: string): number {
	let sum = 0;
	for (const character of id) sum += character.charCodeAt(0);
	return sum % 6;
}
