import { visibleText } from '../shared/identifier';
import { InputError, excerpt } from '../shared/inputError';
import { otherThing } from '../shared/notAPerson';
import { neutralise } from './neutralise';

/** Somebody to mention; the user id `all` stands for everyone. */
export interface Mention {
	userId: string;
	/** Shown by clients that cannot look the person up; may be left out. */
	name?: string;
}

const FIELD = 'Mentions';
const HINT = "Enter the person's ou_…, on_… or user_id, or all for everyone.";

/**
 * Writes mentions for the beginning of a text message (Feishu docs: im-v1, message content, text:
 * `<at user_id="…">name</at>`). Cards are written differently.
 *
 * @param mentions whom to mention, in order
 * @returns the tags with a space after each; `''` for nobody
 * @throws {InputError} naming the mention (counted from 1) whose id is none of a person
 */
export function mentionText(mentions: readonly Mention[]): string {
	return mentions
		.map(({ userId, name = '' }, index) => {
			return `<at user_id="${checkId(userId, index + 1)}">${safeName(name)}</at> `;
		})
		.join('');
}

function checkId(value: string, position: number): string {
	const id = visibleText(value);
	const fail = (problem: string, hint = HINT) => new InputError(FIELD, problem, hint);
	if (id === '') throw fail(`has no ID in mention ${position}`);
	const shown = `mention ${position}: '${excerpt(id)}'`;
	const other = otherThing(id);
	if (other !== undefined) throw fail(`has the ID of ${other}, not of a person, as ${shown}`);
	if (id.includes('@')) throw fail(`has an e-mail address, not an ID, as ${shown}`);
	// Any of these would end the attribute or the tag, or is never part of an ID.
	if (/[\s\p{C}"'`<>&=]/u.test(id)) {
		throw fail(`has a character no ID holds in ${shown}`, `Enter one ID per mention. ${HINT}`);
	}
	return id;
}

/** A name is text between two tags: it stays on one line and holds neither `<` nor `>`. */
function safeName(name: string): string {
	return neutralise(name)
		.split(/[\r\n\u2028\u2029]+/)
		.join(' ')
		.trim()
		.replace(/</g, '＜')
		.replace(/>/g, '＞');
}
