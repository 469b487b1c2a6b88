import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { readAnswer } from '../../../../nodes/FeishuHelpdesk/transport/answer';
import { parseAnswer } from '../../../../nodes/FeishuHelpdesk/shared/jsonText';
import {
	ERROR_CODES,
	THE_SCOPE,
	type ErrorCode,
} from '../../../../nodes/FeishuHelpdesk/transport/errorCodes';
import { toFailure, toNodeError } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
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

describe.each(Object.entries<ErrorCode>(ERROR_CODES))(
	'code %s',
	(code, { message, hint, about }) => {
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
	},
);

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

describe('what was thrown before anything was sent', () => {
	const details = (hint: string, msg: string) => ({
		code: null,
		msg,
		httpStatus: null,
		logId: null,
		hint,
		retryable: false,
		delivery: 'notSent',
	});
	const withDescription = new NodeOperationError(NODE, 'wrong', { description: 'Do this.' });

	test.each<[string, unknown, string, string]>([
		[
			'a wrong field',
			new InputError('Text', 'is empty', 'Enter a text.'),
			"'Text' is empty",
			'Enter a text.',
		],
		['an error of n8n', withDescription, 'wrong', 'Do this.'],
		['an error of n8n that says no more', new NodeOperationError(NODE, 'wrong'), 'wrong', ''],
		['any error', new TypeError('wrong'), 'wrong', ''],
		['a text', 'wrong', 'wrong', ''],
	])('is a failure of the input: %s', (_what, thrown, message, hint) => {
		const failure = toFailure(thrown);
		expect([failure.message, failure.reason]).toEqual([message, 'input']);
		expect(failure.details).toEqual(details(hint, message));
	});

	test('stays as it is where it is a failure already', () => {
		const failure = failureOfAnswer(answer(400, { code: 424242, msg: 'm' }), MESSAGE);
		expect(toFailure(failure)).toBe(failure);
	});
});

describe('the error of n8n', () => {
	const failed = (reason: Failure['reason'], code: number | null) =>
		new Failure('It failed', { ...toFailure('x').details, code, hint: 'Do this.' }, reason);

	test('is one of the node where the input is wrong, else one of the API', () => {
		expect(toNodeError(NODE, failed('input', null))).toBeInstanceOf(NodeOperationError);
		const error = toNodeError(NODE, failed('refused', null));
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ description: 'Do this.\nCause: x' });
	});

	test('names the item in its message only where no code ends it', () => {
		for (const reason of ['input', 'refused'] as const) {
			const named = toNodeError(NODE, failed(reason, null), 0);
			expect([named.message, named.context.itemIndex]).toEqual(['It failed [item 0]', 0]);
			expect(toNodeError(NODE, failed(reason, 7), 0).message).toBe('It failed');
			const alone = toNodeError(NODE, failed(reason, null));
			expect(alone.message).toBe('It failed');
			expect(alone.context.itemIndex).toBeUndefined();
		}
	});
});
