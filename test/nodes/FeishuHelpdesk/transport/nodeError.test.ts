import { NodeApiError, type INode } from 'n8n-workflow';
import { readAnswer } from '../../../../nodes/FeishuHelpdesk/transport/answer';
import { parseAnswer } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { ERROR_CODES, THE_SCOPE, type ErrorCode } from '../../../../nodes/FeishuHelpdesk/transport/errorCodes';
import { toNodeError } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
import type { Asked } from '../../../../nodes/FeishuHelpdesk/transport/request';
import { failureOfAnswer } from '../../../../nodes/FeishuHelpdesk/transport/answerFailure';

/** What Message: Send asks. */
const MESSAGE: Asked = { effect: 'send', about: ['message', 'person', 'receiver'] };

const NODE: INode = {
	id: '1',
	name: 'Feishu Helpdesk',
	type: 'feishuHelpdesk',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	readAnswer(
		{ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
		parseAnswer,
	);

/** n8n-workflow (abstract/node.error) replaces any message that contains one of these. */
const REPLACED_BY_N8N =
	/ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/i;

describe.each(Object.entries<ErrorCode>(ERROR_CODES))('code %s', (code, { message, hint, about }) => {
	test('reaches the user in our words, ending with the code', () => {
		const asked: Asked =
			about === 'download'
				? { effect: 'read', answersFile: true }
				: { effect: 'send', ...(about && { about: [about] }), scope: 'x:y' };
		const failure = failureOfAnswer(answer(400, { code: Number(code), msg: 'm' }), asked);
		const error = toNodeError(NODE, failure, 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe(`${message} [${code}]`);
		expect(error.description).toContain(hint.replace(THE_SCOPE, 'the scope x:y'));
		expect(error.context.itemIndex).toBe(3);
	});

	test('has a sentence without full stop, advice with one, and no word that n8n replaces', () => {
		expect(message).not.toMatch(/\.$/);
		expect(hint).toMatch(/\.$/);
		expect(message).not.toMatch(REPLACED_BY_N8N);
		expect(hint).not.toMatch(REPLACED_BY_N8N);
	});
});

test('words that n8n would replace stay as Feishu said them', () => {
	const failure = failureOfAnswer(
		answer(400, { code: 777, msg: 'approvePermissions preexisting' }),
		{ effect: 'read' },
	);
	const error = toNodeError(NODE, failure, 0);
	expect(error.message).toBe('Feishu refused the request: approvePermissions preexisting [777]');
});

test('the HTTP status is that of the answer, not the code', () => {
	const failure = failureOfAnswer(answer(401, { code: 154401, msg: '' }), MESSAGE);
	expect(toNodeError(NODE, failure, 0)).toMatchObject({ httpCode: '401' });
});

describe('the details of an answer', () => {
	test('name missing scopes in either documented shape, and link to the page', () => {
		const error = {
			permission_violations: [
				{ type: 'action_privilege_required', subject: 'helpdesk:all' },
				{ scope: 'helpdesk:all:readonly', url: 'https://x' },
			],
			helps: [{ url: 'https://open.feishu.cn/app/cli_1/auth', description: '' }],
		};
		const failure = failureOfAnswer(answer(400, { code: 99991672, msg: 'denied', error }), MESSAGE);
		expect(failure.message).toBe(
			'The app lacks a permission for this: helpdesk:all or helpdesk:all:readonly [99991672]',
		);
		expect(failure.description).toContain('Open https://open.feishu.cn/app/cli_1/auth');
	});

	test('name bad fields', () => {
		const error = { field_violations: [{ field: 'content', value: 'x', description: 'too long' }] };
		const failure = failureOfAnswer(answer(400, { code: 99992402, msg: 'm', error }), MESSAGE);
		expect(failure.description).toContain("Field 'content': too long.");
	});

	test.each([
		['the header', { 'x-tt-logid': 'A' }, { log_id: 'C', logid: 'D' }, 'A'],
		['the other header', { 'x-request-id': 'B' }, { log_id: 'C' }, 'B'],
		['log_id', {}, { log_id: 'C', logid: 'D' }, 'C'],
		['logid', {}, { logid: 'D' }, 'D'],
	])('take the log id from %s', (_where, headers, error, expected) => {
		const failure = failureOfAnswer(
			answer(400, { code: 154000, msg: '', error }, headers),
			MESSAGE,
		);
		expect(failure.details.logId).toBe(expected);
		expect(failure.description).toMatch(new RegExp(`Log ID: ${expected}$`));
	});

	test('of an unknown code show Feishu’s own words and the troubleshooter', () => {
		const error = { troubleshooter: 'see https://open.feishu.cn/search?code=1' };
		const failure = failureOfAnswer(
			answer(400, { code: 424242, msg: 'odd thing', error }),
			MESSAGE,
		);
		expect(failure.message).toBe('Feishu refused the request: odd thing [424242]');
		expect(failure.description).toContain('https://open.feishu.cn/search?code=1');
	});

	test('survive bodies of the wrong shape', () => {
		const error = { permission_violations: 'x', field_violations: [null, 3, {}], helps: {} };
		const failure = failureOfAnswer(answer(400, { code: 99992402, msg: 5, error }), MESSAGE);
		expect(failure.message).toMatch(/\[99992402\]$/);
	});
});

describe('delivery', () => {
	test.each([
		[400, { code: 154000, msg: '' }, 'notSent'],
		[401, { code: 154401, msg: '' }, 'notSent'],
		[429, { code: 99991400, msg: '' }, 'notSent'],
		[400, { code: 424242, msg: '' }, 'notSent'],
		[500, { code: 155000, msg: '' }, 'unknown'],
		[200, { code: 155000, msg: '' }, 'unknown'],
		[500, { code: 424242, msg: '' }, 'unknown'],
		[200, { code: 424242, msg: '' }, 'unknown'],
		[502, '<html>Bad Gateway</html>', 'unknown'],
		[504, '', 'unknown'],
		[200, '<html>Login</html>', 'unknown'],
		[404, '<html>Not Found</html>', 'notSent'],
		[407, '', 'notSent'],
		[302, '', 'notSent'],
		[408, '', 'unknown'],
		[429, 'slow down', 'notSent'],
	])('of a send answered with HTTP %i %j is %s', (status, body, expected) => {
		const failure = failureOfAnswer(answer(status, body), MESSAGE);
		expect(failure.details.delivery).toBe(expected);
		expect(failure.details.hint.includes('before sending it again')).toBe(expected === 'unknown');
	});

	test('of a read is never unknown', () => {
		expect(failureOfAnswer(answer(500, ''), { effect: 'read' }).details.delivery).toBe('notSent');
	});
});
