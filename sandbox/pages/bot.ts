import { html } from 'hono/html';

/** The helpdesk bot, as employees know it. */
export const BOT_NAME = 'IT Helpdesk';

/** Its picture: a headset. */
export const BOT_AVATAR = html`<svg class="avatar" viewBox="0 0 40 40" aria-hidden="true">
	<rect width="40" height="40" rx="20" fill="#3370ff" />
	<path
		d="M11 22v-2a9 9 0 0 1 18 0v2"
		fill="none"
		stroke="#fff"
		stroke-width="2.4"
		stroke-linecap="round"
	/>
	<rect x="9.5" y="20.5" width="5.2" height="8" rx="2.4" fill="#fff" />
	<rect x="25.3" y="20.5" width="5.2" height="8" rx="2.4" fill="#fff" />
	<path
		d="M28 28.5c0 2.4-2 3.5-5 3.5"
		fill="none"
		stroke="#fff"
		stroke-width="2"
		stroke-linecap="round"
	/>
	<circle cx="21.8" cy="32" r="1.7" fill="#fff" />
</svg>`;
