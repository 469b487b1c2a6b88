/** Attributes that hold whom a mention is for: of text and rich text, of cards, and of other tools. */
const ID_ATTRIBUTES = ['id', 'user_id', 'open_id', 'userid', 'openid', 'ids'];

/** A person, or everybody. IDs of chats, messages, departments and apps are none, nor numbers of Teams. */
const PERSON = /^(?!oc_|om_|od-|cli_|\d\d?$)[\w-]+$/;
const EMAIL = /^[^\s@,;<>"'()]+@[^\s@,;<>"'()]+\.[^\s@,;<>"'().]+$/;

/**
 * Writes a mention in the form of cards (Feishu docs: card JSON 1.0, rich text: `<at id=…>`,
 * `<at ids=…>`, `<at email=…>`).
 *
 * @param attributes of the tag, in whichever dialect
 * @returns the tag; `undefined` when it names nobody
 */
export function cardMention(attributes: Readonly<Record<string, string>>): string | undefined {
	const given = ID_ATTRIBUTES.map((name) => attributes[name]?.trim()).find(Boolean);
	const email = attributes.email?.trim() ?? given;
	if (email !== undefined && EMAIL.test(email)) return `<at email=${email}></at>`;
	const ids = (given ?? '').split(',').map((id) => id.trim());
	if (!ids.every((id) => PERSON.test(id))) return undefined;
	return ids.length === 1 ? `<at id=${ids[0]}></at>` : `<at ids=${ids.join(',')}></at>`;
}

/** @returns whether a mention is for everybody */
export const isForAll = (mention: string): boolean => /^<at ids?=(?:.*,)?all[,>]/i.test(mention);
