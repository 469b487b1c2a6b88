import {
	failureOfRenewal,
	isConnectionOver,
	notConnected,
} from '../../../../nodes/FeishuHelpdesk/transport/userTokenFailure';

/** As n8n throws it: Feishu's answer hangs on the error, as text or parsed. */
const answered = (body: object | string) =>
	Object.assign(new Error('Request failed with status code 400'), { body });

test.each([
	'OAuth access token expired and no refresh token is available. Please reconnect the credentials.',
	"The credential 'Feishu' needs to be reconnected.",
	// n8n before 2.30, where Feishu gave no refresh token: the app may not have `offline_access`.
	'refreshToken is required',
])('only a person can help where n8n says: %s', (message) => {
	const thrown = new Error(message);
	expect(isConnectionOver(thrown)).toBe(true);
	const { message: told, details } = failureOfRenewal(thrown);
	expect(told).toBe('The connected Feishu account must be connected again');
	expect(details).toMatchObject({ code: null, retryable: false, delivery: 'notSent' });
});

test('nothing is over because a text only mentions the token', () => {
	expect(isConnectionOver(new Error('The refreshToken is 2 kB'))).toBe(false);
	expect(isConnectionOver('reconnect')).toBe(false);
});

describe('the gateway in front of the token endpoint', () => {
	test.each<[number, string]>([
		[99991400, 'request trigger frequency limit'],
		[2200, 'Internal Error'],
	])('may be busy with %i, which passes', (code, msg) => {
		for (const body of [{ code, msg }, JSON.stringify({ code, msg, error: { log_id: '1' } })]) {
			const { message, details, reason } = failureOfRenewal(answered(body));
			expect([message, reason]).toEqual([expect.stringContaining(`[${code}]`), 'noToken']);
			expect(details).toMatchObject({ code, msg, retryable: true, delivery: 'notSent' });
		}
	});

	test('may refuse the app, which does not pass', () => {
		const { details } = failureOfRenewal(answered({ code: 99991662, msg: 'app not in use' }));
		expect(details).toMatchObject({ code: 99991662, retryable: false });
	});
});

test('whoever has connected no account is told what to click', () => {
	const { message, details, reason } = notConnected();
	expect([message, reason]).toEqual(['No Feishu account is connected', 'noToken']);
	expect(details).toEqual({
		code: null,
		msg: '',
		httpStatus: null,
		logId: null,
		hint: "Open the credential 'Feishu Helpdesk User OAuth2 API' in n8n and click 'Connect', or 'Switch account' if one is connected.",
		retryable: false,
		delivery: 'notSent',
	});
});

describe('only a person can help', () => {
	const over = {
		error: 'invalid_grant',
		error_description: 'The refresh token is invalid: eyJhbGciOiJFUzI1NiJ9.x',
	};

	test.each([20026, 20037, 20064, 20073])('with %i', (code) => {
		const thrown = answered({ code, ...over, error: 'invalid_request' });
		expect(isConnectionOver(thrown)).toBe(true);
		const { message, details, reason } = failureOfRenewal(thrown);
		expect(message).toBe(`The connected Feishu account must be connected again [${code}]`);
		expect([details.code, reason]).toEqual([code, 'noToken']);
	});

	test('in the words of OAuth, with advice, and without the token', () => {
		const thrown = answered(over);
		expect(isConnectionOver(thrown)).toBe(true);
		const { message, details } = failureOfRenewal(thrown);
		expect(message).toBe('The connected Feishu account must be connected again');
		expect(details).toMatchObject({
			code: null,
			msg: 'The refresh token is invalid: ***',
			retryable: false,
		});
		expect(details.hint).toMatch(/click 'Connect'.* A connection ends after 7 days without use/);
	});

	test.each([20050, 20072, 20024, 99991400, 0])('not with %i', (code) => {
		expect(isConnectionOver(answered({ code, error: 'server_error' }))).toBe(false);
	});
});

describe('a token endpoint that is busy', () => {
	test.each([20050, 20072])('with %i is asked again', (code) => {
		const { message, details, reason } = failureOfRenewal(
			answered({ code, error: 'server_error', error_description: 'busy' }),
		);
		expect(details).toMatchObject({ code, msg: 'busy', retryable: true, delivery: 'notSent' });
		expect([message, reason]).toEqual([expect.stringContaining(`[${code}]`), 'noToken']);
	});
});

describe('a refusal that nobody knows', () => {
	const HINT =
		"Check 'App ID' and 'App Secret' in the credential of the account, and whether the app may refresh user tokens.";

	test.each<[string, object, string, string]>([
		['described', { code: 424242, error: 'x', error_description: 'odd' }, 'odd', ' [424242]'],
		['in other words', { code: 424242, msg: 'odd' }, 'odd', ' [424242]'],
		['with its name alone', { error: 'odd' }, 'odd', ''],
		['without words', { code: 424242 }, '', ' [424242]'],
		['with a code that is none', { code: '20064', error: 'odd' }, 'odd', ''],
		['with the code of success', { code: 0, error: 'odd' }, 'odd', ''],
	])('is told as Feishu did, %s', (_how, body, msg, suffix) => {
		const { message, details } = failureOfRenewal(answered(body));
		expect(message).toBe(`Feishu did not renew the user access token: ${msg}${suffix}`);
		expect(details).toMatchObject({ msg, hint: HINT, retryable: false });
	});
});

describe('what Feishu said is found', () => {
	const body = { code: 20064, error: 'invalid_grant' };
	const wrapped = (depth: number) => {
		let thrown: Error = answered(body);
		for (let level = 0; level < depth; level += 1) {
			thrown = new Error('It failed', { cause: thrown });
		}
		return thrown;
	};

	test.each<[string, unknown]>([
		['as text', answered(JSON.stringify(body))],
		['parsed', answered(body)],
		['with the response', Object.assign(new Error('400'), { response: { data: body } })],
		[
			'with the response, as text',
			Object.assign(new Error('400'), { response: { data: JSON.stringify(body) } }),
		],
		[
			'beside a body that says nothing',
			Object.assign(new Error('400'), { body: '<html>', response: { data: body } }),
		],
		['on the cause', wrapped(1)],
		['four causes down', wrapped(4)],
	])('%s', (_where, thrown) => {
		expect(failureOfRenewal(thrown).details.code).toBe(20064);
	});

	test.each<[string, unknown]>([
		['too deep', wrapped(5)],
		['on no error', { body }],
		['in a list', answered([body])],
		['in a response of no kind', Object.assign(new Error('400'), { response: 'x' })],
	])('not %s', (_where, thrown) => {
		expect(isConnectionOver(thrown)).toBe(false);
		expect(failureOfRenewal(thrown).details.code).toBeNull();
	});
});

describe('no answer at all', () => {
	test('is told as any other network failure, and may pass', () => {
		const thrown = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), {
			code: 'ECONNREFUSED',
		});
		const { message, details, reason } = failureOfRenewal(thrown);
		expect(message).toMatch(/^Feishu can't be reached/);
		expect(reason).toBe('unreachable');
		expect(details).toMatchObject({ retryable: true, delivery: 'notSent' });
	});

	test('of which nobody knows more leaves the request without a token', () => {
		const { reason, details } = failureOfRenewal(
			new Error('n8n could not: eyJhbGciOiJFUzI1NiJ9.x'),
		);
		expect(reason).toBe('noToken');
		expect(JSON.stringify(details)).not.toContain('eyJ');
	});
});
