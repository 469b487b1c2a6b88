import { THE_ROLE, THE_SCOPE, type ErrorCode, type Topic } from './errorCodes';
import type { Asked } from './request';

/**
 * Words a code for a request: what it says of a message, a person or a picture is left out where the request
 * is about none, and the scope or the role that is needed is named.
 *
 * @param known what the code means, if the table knows it
 * @param asked the request; its scope is what Feishu names, if it does
 * @param msg Feishu's own words
 * @returns what happened and what to do
 */
export function adviceOn(
	known: ErrorCode | undefined,
	asked: Asked,
	msg: string,
): Pick<ErrorCode, 'message' | 'hint'> {
	const refused = `Feishu refused the request: ${msg || 'no reason given'}`;
	if (known === undefined) {
		return { message: refused, hint: 'Feishu gave a code that this node does not know.' };
	}
	if (asked.account && known.account) {
		const { message, hint } = known.account;
		const { role } = asked.account;
		return { message: message.replace(THE_ROLE, role), hint: named(hint, asked) };
	}
	const { message, hint, about, otherwise } = known;
	const fits = about === undefined || isAbout(asked, about);
	if (!fits && otherwise === undefined) {
		return {
			message: refused,
			hint: 'Feishu does not give this code here. Give the log ID to Feishu support.',
		};
	}
	return { message, hint: named(fits ? hint : (otherwise ?? hint), asked) };
}

const named = (hint: string, asked: Asked) =>
	hint.replace(THE_SCOPE, `the scope ${scopeOf(asked)}`);

/**
 * @param asked a request that may have been done
 * @returns what to look at before it is done again
 */
export function doubtAbout(asked: Asked): string {
	if (asked.inDoubt !== undefined) return asked.inDoubt;
	if (isAbout(asked, 'message')) {
		return 'It is not known whether the message arrived. Check the conversation in Feishu before sending it again.';
	}
	const what = asked.effect === 'write' ? 'has changed it' : 'did this';
	return `It is not known whether Feishu ${what}. Look in Feishu before you run it again.`;
}

const isAbout = ({ about = [], answersFile }: Asked, topic: Topic): boolean =>
	topic === 'download' ? answersFile === true : about.includes(topic);

/** Feishu docs: helpdesk-v1: what the pages of its endpoints list. */
const scopeOf = ({ scope, effect }: Asked): string =>
	scope ?? (effect !== 'read' ? 'helpdesk:all' : 'helpdesk:all:readonly');
