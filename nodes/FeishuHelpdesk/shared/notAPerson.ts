/** IDs of other things, which people take for a person's (Feishu docs: how to get IDs). */
export const NOT_A_PERSON = Object.freeze({
	oc_: 'a chat',
	om_: 'a message',
	'od-': 'a department',
	cli_: 'an app',
} as const satisfies Record<string, string>);

/**
 * @param id that should be a person's
 * @returns what else it names, e.g. `a chat`; `undefined` when its beginning does not tell
 */
export const otherThing = (id: string): string | undefined =>
	Object.entries(NOT_A_PERSON).find(([prefix]) => id.startsWith(prefix))?.[1];
