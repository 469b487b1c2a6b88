/**
 * Reads whom a mention names: `user_id` in text messages, `id` and `ids` in cards (Feishu docs: im-v1,
 * message content, text; card JSON 1.0, rich text), and the names that other tools give them.
 *
 * @param attributes of an `at` element, names in lower case
 * @returns an ID or `all`, or several with commas between them; `undefined` when there is none
 */
export function mentionedUser(attributes: Readonly<Record<string, string>>): string | undefined {
	const { user_id, id, open_id, userid, openid, ids } = attributes;
	const named = user_id ?? id ?? open_id ?? userid ?? openid ?? ids ?? '';
	// Of JSON that was pasted as it is, the quotes come with backslashes.
	const given = named.replace(/[\s\\"']|\/$/g, '');
	// Teams numbers the people of a message, from 0.
	return /^(?!\d\d?$)[\w-]+(?:,[\w-]+)*$/.test(given) ? given : undefined;
}

/**
 * @param shown the e-mail address, in quotes
 * @returns advice about a mention that only cards know
 */
export const mentionByMail = (shown: string): string =>
	`A mention by e-mail works in cards only; ${shown} was sent as text. User: Look Up finds the ID for <at user_id="ou_…"></at>.`;

/** Mentions of Slack, WeCom and Discord. */
const FOREIGN = /<(?:@[\w!&|.-]{2,80}|!(?:here|channel|everyone))>/;

/**
 * @param text any text
 * @returns advice about the first mention that only another tool knows; nothing when there is none
 */
export function foreignMention(text: string): string[] {
	const found = FOREIGN.exec(text)?.[0];
	return found === undefined
		? []
		: [`'${found}' mentions nobody in Feishu. Write <at user_id="ou_…"></at>.`];
}
