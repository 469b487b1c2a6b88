/** On whose behalf requests go out, and the credential that lets them. */
export const ACTORS = Object.freeze({
	/** The app, with the tenant's access token. */
	app: { credential: 'feishuHelpdeskApi' },
	/** A person of the helpdesk, with the token that n8n got when they connected their account. */
	user: { credential: 'feishuHelpdeskUserOAuth2Api' },
} as const satisfies Record<string, { credential: string }>);

/** One of {@link ACTORS}. */
export type Actor = keyof typeof ACTORS;
