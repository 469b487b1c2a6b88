import { adviceOn, doubtAbout } from '../../../../nodes/FeishuHelpdesk/transport/advice';
import {
	THE_ROLE,
	THE_SCOPE,
	type ErrorCode,
} from '../../../../nodes/FeishuHelpdesk/transport/errorCodes';
import type { Asked } from '../../../../nodes/FeishuHelpdesk/transport/request';

const READ: Asked = { effect: 'read' };
const NEUTRAL: ErrorCode = { message: 'It failed', hint: `Grant ${THE_SCOPE}.` };
const OF_ACCOUNT: ErrorCode = {
	...NEUTRAL,
	account: { message: `The account is not ${THE_ROLE}`, hint: `Ask for ${THE_SCOPE}.` },
};
const OF_PERSON: ErrorCode = { ...NEUTRAL, about: 'person' };
const OF_FILE: ErrorCode = { ...NEUTRAL, about: 'download' };

test('a code that the table does not know is told in the words of Feishu', () => {
	const hint = 'Feishu gave a code that this node does not know.';
	expect(adviceOn(undefined, READ, 'odd')).toEqual({
		message: 'Feishu refused the request: odd',
		hint,
	});
	expect(adviceOn(undefined, { ...READ, account: { role: 'an agent' } }, '')).toEqual({
		message: 'Feishu refused the request: no reason given',
		hint,
	});
});

test.each<[Asked, string]>([
	[READ, 'helpdesk:all:readonly'],
	[{ effect: 'write' }, 'helpdesk:all'],
	[{ effect: 'send' }, 'helpdesk:all'],
	[{ ...READ, scope: 'contact:user.id:readonly' }, 'contact:user.id:readonly'],
	[{ effect: 'send', scope: 'im:resource' }, 'im:resource'],
])('the scope of %j is %s', (asked, scope) => {
	expect(adviceOn(NEUTRAL, asked, 'odd')).toEqual({
		message: 'It failed',
		hint: `Grant the scope ${scope}.`,
	});
});

describe('where a connected account acts', () => {
	const asked: Asked = { ...READ, account: { role: 'the owner' } };

	test('the words for accounts are said, with the role and the scope', () => {
		expect(adviceOn(OF_ACCOUNT, asked, 'odd')).toEqual({
			message: 'The account is not the owner',
			hint: 'Ask for the scope helpdesk:all:readonly.',
		});
	});

	test('those of the app are said where there are no others', () => {
		expect(adviceOn(NEUTRAL, asked, 'odd').message).toBe('It failed');
		expect(adviceOn(OF_ACCOUNT, READ, 'odd').message).toBe('It failed');
	});
});

describe('a code about something', () => {
	test.each<[string, ErrorCode, Asked]>([
		['a person', OF_PERSON, { ...READ, about: ['message', 'person'] }],
		['a file', OF_FILE, { ...READ, answersFile: true }],
	])('speaks of %s where the request is about that', (_what, known, asked) => {
		expect(adviceOn(known, asked, 'odd')).toEqual({
			message: 'It failed',
			hint: 'Grant the scope helpdesk:all:readonly.',
		});
	});

	test.each<[string, ErrorCode, Asked]>([
		['a person', OF_PERSON, { ...READ, about: ['message'] }],
		['a person', OF_PERSON, READ],
		['a file', OF_FILE, READ],
		['a file', OF_FILE, { ...READ, about: ['download'] }],
	])('does not speak of %s where the request is not', (_what, known, asked) => {
		expect(adviceOn(known, asked, 'odd')).toEqual({
			message: 'Feishu refused the request: odd',
			hint: 'Feishu does not give this code here. Give the log ID to Feishu support.',
		});
		const otherwise = `Grant it: ${THE_SCOPE}.`;
		expect(adviceOn({ ...known, otherwise }, asked, 'odd')).toEqual({
			message: 'It failed',
			hint: 'Grant it: the scope helpdesk:all:readonly.',
		});
	});
});

test.each<[Asked, string]>([
	[
		{ effect: 'send', about: ['receiver', 'message'] },
		'It is not known whether the message arrived. Check the conversation in Feishu before sending it again.',
	],
	[
		{ effect: 'write', about: ['person'] },
		'It is not known whether Feishu has changed it. Look in Feishu before you run it again.',
	],
	[
		{ effect: 'write' },
		'It is not known whether Feishu has changed it. Look in Feishu before you run it again.',
	],
	[
		{ effect: 'send' },
		'It is not known whether Feishu did this. Look in Feishu before you run it again.',
	],
	[{ effect: 'send', about: ['message'], inDoubt: 'Look at the ticket.' }, 'Look at the ticket.'],
])('what may have been done, %j, is looked at first', (asked, says) => {
	expect(doubtAbout(asked)).toBe(says);
});
