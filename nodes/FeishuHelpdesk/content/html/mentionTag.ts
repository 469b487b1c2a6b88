/**
 * Reads whom a mention names: `user_id` in text messages, `id` in cards (Feishu docs: im-v1, message
 * content, text; card JSON 1.0, rich text), and the names that other tools give them.
 *
 * @param attributes of an `at` element, names in lower case
 * @returns an ID or `all`; `undefined` when there is none
 */
export function mentionedUser(attributes: Readonly<Record<string, string>>): string | undefined {
	const { user_id, id, open_id, userid } = attributes;
	const given = (user_id ?? id ?? open_id ?? userid ?? '').trim().replace(/\/$/, '');
	return /^[\w-]+$/.test(given) ? given : undefined;
}
