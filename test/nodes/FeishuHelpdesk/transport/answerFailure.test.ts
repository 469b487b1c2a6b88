import { parseAnswer } from '../../../../nodes/FeishuHelpdesk/shared/jsonText';
import { readAnswer } from '../../../../nodes/FeishuHelpdesk/transport/answer';
import { failureOfAnswer } from '../../../../nodes/FeishuHelpdesk/transport/answerFailure';
import type { Asked, Effect } from '../../../../nodes/FeishuHelpdesk/transport/request';

const UNKNOWN = 'Feishu gave a code that this node does not know.';
const CHECK =
	'It is not known whether the message arrived. Check the conversation in Feishu before sending it again.';
const STRANGER =
	'Something between n8n and Feishu, e.g. a proxy, answered instead. Try again later.';
const REFUSED =
	"Check 'Region' and 'Base URL' in the credential, and any proxy between n8n and Feishu.";

function failed(
	status: number,
	body: object | string,
	headers: Record<string, unknown> = {},
	effect: Effect = 'send',
) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const asked: Asked = { effect, about: ['message', 'person', 'receiver'] };
	return failureOfAnswer(readAnswer({ status, headers, body: text }, parseAnswer), asked);
}

describe('an unknown code', () => {
	const CODE = 424242;
	const code = (error: unknown = {}, msg: unknown = 'odd') => ({ code: CODE, msg, error });

	test("tells all that Feishu tells, and never more than Feishu's own words", () => {
		const { message, details, reason, rateLimit } = failed(400, code(), { 'x-tt-logid': '2026' });
		expect(message).toBe('Feishu refused the request: odd [424242]');
		expect(details).toEqual({
			code: CODE,
			msg: 'odd',
			httpStatus: 400,
			logId: '2026',
			hint: UNKNOWN,
			retryable: false,
			delivery: 'notSent',
		});
		expect([reason, rateLimit]).toEqual(['refused', undefined]);
	});

	test('without words says so', () => {
		expect(failed(400, code({}, '')).message).toBe(
			'Feishu refused the request: no reason given [424242]',
		);
	});

	test.each<[string, unknown, string]>([
		['nothing', undefined, ''],
		['no object', 'x', ''],
		['a link', { helps: [{ url: 'https://a' }, { url: 'https://b' }] }, ' Open https://a'],
		['no link', { helps: [{ url: '' }] }, ''],
		['a link that is none', { helps: [{ url: 7 }] }, ''],
		['where to look', { troubleshooter: 'See https://c' }, ' See https://c'],
		['nowhere to look', { troubleshooter: 7 }, ''],
		[
			'both',
			{ helps: [{ url: 'https://a' }], troubleshooter: 'See https://c' },
			' Open https://a See https://c',
		],
		[
			'bad fields',
			{ field_violations: [{ field: 'a', description: 'too long' }, 'x', {}] },
			" Field 'a': too long. Field '?': not accepted.",
		],
	])('with %s in its error', (_what, error, more) => {
		expect(failed(400, code(error)).details.hint).toBe(`${UNKNOWN}${more}`);
	});

	test.each<[unknown, string]>([
		[[{ scope: 'a', subject: 'b' }, { subject: 'c' }], ': a or c'],
		[[{ scope: '' }, { subject: 7 }, 'x'], ''],
		['x', ''],
	])('with missing permissions %j', (permission_violations, more) => {
		expect(failed(400, code({ permission_violations })).message).toBe(
			`Feishu refused the request: odd${more} [424242]`,
		);
	});

	test.each([
		['scope is required: [contact:user.base:readonly]', 'contact:user.base:readonly'],
		['Scopes are required:[a, b,c]', 'a or b or c'],
		['one of scopes is required: [a b], grant it', 'a or b'],
		['scope are required: [,a,,a]', 'a'],
	])('with a scope named in its words: %s', (msg, scopes) => {
		expect(failed(400, code({}, msg)).message).toBe(
			`Feishu refused the request: ${msg}: ${scopes} [424242]`,
		);
		// What Feishu lists beside its words counts more.
		const permission_violations = [{ subject: 'other' }];
		expect(failed(400, code({ permission_violations }, msg)).message).toBe(
			`Feishu refused the request: ${msg}: other [424242]`,
		);
	});

	test.each(['scope is required: []', 'scope is required', 'the scope: [a]'])(
		'without a scope in its words: %s',
		(msg) => {
			expect(failed(400, code({}, msg)).message).toBe(
				`Feishu refused the request: ${msg} [424242]`,
			);
		},
	);

	test.each<[number, string, string, boolean]>([
		[200, 'unknown', 'server', false],
		[399, 'unknown', 'server', false],
		[400, 'notSent', 'refused', false],
		[428, 'notSent', 'refused', false],
		[429, 'notSent', 'rateLimit', true],
		[499, 'notSent', 'refused', false],
		[500, 'unknown', 'server', false],
	])('with HTTP %i leaves the message %s (%s)', (status, delivery, reason, retryable) => {
		const failure = failed(status, code());
		expect([failure.details.delivery, failure.reason, failure.details.retryable]).toEqual([
			delivery,
			reason,
			retryable,
		]);
		expect(failure.details.hint).toBe(delivery === 'unknown' ? `${CHECK} ${UNKNOWN}` : UNKNOWN);
		expect(failed(status, code(), {}, 'read').details).toMatchObject({
			delivery: 'notSent',
			hint: UNKNOWN,
		});
	});
});

describe('a known code', () => {
	test.each<[string, number, number, string, string, boolean]>([
		['an internal error', 155000, 400, 'unknown', 'server', true],
		['a vague code', 154000, 499, 'notSent', 'refused', false],
		['a vague code of a server in trouble', 154000, 500, 'unknown', 'server', false],
		['a clear code of a server in trouble', 154401, 500, 'notSent', 'refused', false],
		['a refused token', 99991663, 500, 'notSent', 'token', false],
		['a limit', 99991400, 200, 'notSent', 'rateLimit', true],
		['a stop that passes', 232096, 400, 'notSent', 'refused', true],
		['a clear code that comes like a limit', 154401, 429, 'notSent', 'refused', false],
	])('of %s (%i, HTTP %i) leaves the message %s', (_what, code, status, ...expected) => {
		const { details, reason } = failed(status, { code, msg: 'm' });
		expect([details.delivery, reason, details.retryable]).toEqual(expected);
	});

	test.each<[number, number, string, string]>([
		// As the gateway refuses whoever comes too often.
		[9499, 400, 'too many request', 'rateLimit'],
		[154000, 400, 'Too many requests, slow down', 'rateLimit'],
		[9499, 400, 'Bad Request', 'refused'],
		[154000, 400, "text 'too many requests' has no link", 'refused'],
		[154401, 400, 'too many requests', 'refused'],
	])(
		'that does not tell a limit (%i, HTTP %i) does so with the words: %s',
		(code, status, msg, reason) => {
			const failure = failed(status, { code, msg }, { 'x-ogw-ratelimit-reset': '3' });
			expect([failure.reason, failure.details.delivery]).toEqual([reason, 'notSent']);
			if (reason !== 'rateLimit') return;
			expect(failure.message).toBe(
				`Feishu refused the request because too many came at once [${code}]`,
			);
			expect(failure.details).toMatchObject({ retryable: true, code, msg });
			expect(failure.rateLimit).toEqual({ resetMs: 3000 });
		},
	);

	test('names the scope that Feishu names, instead of the usual one', () => {
		const { message, details } = failed(400, {
			code: 99991672,
			msg: 'm',
			error: { permission_violations: [{ subject: 'a:b' }, { subject: 'c:d' }] },
		});
		expect(message).toMatch(/: a:b or c:d \[99991672\]$/);
		expect(details.hint).toContain('the scope a:b or c:d');
		expect(failed(400, { code: 99991672, msg: 'm' }).details.hint).toContain(
			'the scope helpdesk:all ',
		);
	});

	test('needs no place to look it up, but links to the page that helps', () => {
		const error = { troubleshooter: 'See https://c', helps: [{ url: 'https://a' }] };
		const { hint } = failed(400, { code: 154401, msg: 'm', error }).details;
		expect(hint).toMatch(/ Open https:\/\/a$/);
		expect(hint).not.toContain('See https://c');
	});
});

describe('a refused token, whose life Feishu measures by its own clock', () => {
	const NOW = Date.parse('2026-11-27T10:00:00Z');
	const hintAt = (date: unknown, code = 99991663) =>
		failed(400, { code, msg: 'm' }, { date }).details.hint;
	const minutesOff = (minutes: number) => new Date(NOW - minutes * 60_000).toUTCString();

	beforeEach(() => jest.useFakeTimers({ now: NOW }));
	afterEach(() => jest.useRealTimers());

	test.each([
		[minutesOff(90), '90 minutes ahead of'],
		[minutesOff(1.5), '2 minutes ahead of'],
		[minutesOff(-2), '2 minutes behind'],
		[minutesOff(-600), '600 minutes behind'],
		// RFC 9110, 5.6.7: the old forms.
		['Friday, 27-Nov-26 08:30:00 GMT', '90 minutes ahead of'],
	])('tells by %s that the own one is off', (date, off) => {
		expect(hintAt(date)).toMatch(
			new RegExp(`^The clock of this n8n server is ${off} Feishu's: set it right first\\. \\S`),
		);
	});

	test.each([
		minutesOff(0),
		minutesOff(1.4),
		minutesOff(-1.4),
		undefined,
		'',
		'2020-01-01T00:00:00Z',
		'at Fri, 27 Nov 2020 08:30:00 GMT',
		1_000,
		[minutesOff(90)],
	])('says nothing of it where it is right or not told: %j', (date) => {
		expect(hintAt(date)).not.toContain('clock');
	});

	test('says nothing of it where it is not about the token', () => {
		expect(hintAt(minutesOff(90), 154401)).not.toContain('clock');
	});
});

describe('an answer of code 0 that lacks what was asked for', () => {
	const lacking = (effect: Effect) =>
		failureOfAnswer(
			readAnswer({ status: 200, headers: { 'x-tt-logid': '7' }, body: '{"code":0}' }, parseAnswer),
			{ effect, about: ['message'] },
			'the ticket',
		);

	test('is a failure of a read, which may come later', () => {
		const { message, details, reason } = lacking('read');
		expect([message, reason]).toEqual(["Feishu's answer lacks the ticket [0]", 'refused']);
		expect(details).toEqual({
			code: 0,
			msg: '',
			httpStatus: 200,
			logId: '7',
			hint: 'Try again later. If it happens again, give the log ID to Feishu support.',
			retryable: true,
			delivery: 'notSent',
		});
	});

	test('leaves a message unknown, and must not lead to another way', () => {
		const { details, reason } = lacking('send');
		expect([details.hint, details.retryable, details.delivery, reason]).toEqual([
			CHECK,
			false,
			'unknown',
			'server',
		]);
	});

	test('lacks the picture where nothing else is named', () => {
		expect(failed(200, { code: 0 }).message).toBe("Feishu's answer lacks the picture [0]");
	});
});

describe('somebody else', () => {
	test.each<[number, string, string, boolean, string]>([
		[200, 'unknown', 'server', false, `${CHECK} ${STRANGER}`],
		[299, 'unknown', 'server', false, `${CHECK} ${STRANGER}`],
		[300, 'notSent', 'refused', false, REFUSED],
		[404, 'notSent', 'refused', false, REFUSED],
		[408, 'unknown', 'server', false, `${CHECK} ${STRANGER}`],
		[429, 'notSent', 'rateLimit', true, REFUSED],
		[499, 'notSent', 'refused', false, REFUSED],
		[500, 'unknown', 'server', true, `${CHECK} ${STRANGER}`],
	])('who answers with HTTP %i leaves the message %s', (status, ...expected) => {
		const { message, details, reason } = failed(status, '<html>');
		expect(message).toBe(`The answer is not from Feishu (HTTP ${status})`);
		expect([details.delivery, reason, details.retryable, details.hint]).toEqual(expected);
		expect(details).toMatchObject({ code: null, msg: '', httpStatus: status, logId: null });
	});

	test('leaves no message unknown that was none', () => {
		expect(failed(502, '', {}, 'read').details).toMatchObject({
			delivery: 'notSent',
			hint: STRANGER,
		});
	});

	test('may be the proxy, which wants a login', () => {
		const { message, details } = failed(407, '', { via: '1.1 gate' });
		expect(message).toBe('The proxy between n8n and Feishu wants a login (HTTP 407)');
		expect(details.hint).toMatch(
			/^Ask whoever runs the proxy for .*HTTPS_PROXY.*It was answered by '1\.1 gate'\.$/,
		);
	});

	test.each<[Record<string, unknown>, string]>([
		[{ via: 'a', 'proxy-agent': 'b', server: 'c' }, " It was answered by 'a'."],
		[{ via: '', 'proxy-agent': 'b', server: 'c' }, " It was answered by 'b'."],
		[{ via: ['a'], server: 'c' }, " It was answered by 'c'."],
		[{ server: 'x'.repeat(81) }, ` It was answered by '${'x'.repeat(80)}'.`],
		[{ server: '' }, ''],
		[{}, ''],
	])('is named by what it says of itself: %j', (headers, name) => {
		expect(failed(404, '', headers).details.hint).toBe(`${REFUSED}${name}`);
	});
});

describe('how long to wait', () => {
	const told = (headers: Record<string, unknown>) => failed(429, '', headers).rateLimit;

	test.each<[Record<string, unknown>, object]>([
		[
			{ 'x-ogw-ratelimit-limit': '100', 'x-ogw-ratelimit-reset': '2' },
			{ limit: 100, resetMs: 2000 },
		],
		[{ 'x-ogw-ratelimit-limit': '0.5' }, { limit: 1 }],
		[{ 'x-ogw-ratelimit-limit': '7.9' }, { limit: 7 }],
		[{ 'x-ogw-ratelimit-limit': ' ', 'x-ogw-ratelimit-reset': '-1' }, {}],
		[{ 'x-ogw-ratelimit-limit': 100, 'x-ogw-ratelimit-reset': 'soon' }, {}],
		[{ 'x-ogw-ratelimit-limit': 'Infinity', 'x-ogw-ratelimit-reset': '0' }, {}],
		[{ 'x-ogw-ratelimit-reset': '2', 'retry-after': '9' }, { resetMs: 2000 }],
		[{ 'x-ogw-ratelimit-reset': '0', 'retry-after': '9' }, { resetMs: 9000 }],
	])('is told by %j', (headers, expected) => {
		expect(told(headers)).toEqual(expected);
		expect(failed(200, { code: 99991400, msg: 'm' }, headers).rateLimit).toEqual(expected);
	});

	test.each<[Record<string, unknown>, object]>([
		[
			{ 'retry-after': 'Fri, 27 Nov 2026 10:00:09 GMT', date: 'Fri, 27 Nov 2026 10:00:00 GMT' },
			{ resetMs: 9000 },
		],
		[{ 'retry-after': 'Fri, 27 Nov 2026 10:00:00 GMT', date: 'Fri, 27 Nov 2026 10:00:00 GMT' }, {}],
		[{ 'retry-after': 'Fri, 27 Nov 2026 09:00:00 GMT', date: 'Fri, 27 Nov 2026 10:00:00 GMT' }, {}],
		[{ 'retry-after': 'Fri, 27 Nov 2020 10:00:00 GMT' }, {}],
		[{ 'retry-after': 'soon', date: 'Fri, 27 Nov 2026 10:00:00 GMT' }, {}],
		[{ 'retry-after': '2099-01-01' }, {}],
		[{}, {}],
	])('may be told as a date, by the clock of whoever gave it: %j', (headers, expected) => {
		expect(told(headers)).toEqual(expected);
	});

	test('is measured by the own clock where the other one is not told', () => {
		jest.useFakeTimers({ now: Date.parse('2026-11-27T10:00:00Z') });
		expect(told({ 'retry-after': 'Fri, 27 Nov 2026 10:00:09 GMT' })).toEqual({ resetMs: 9000 });
		jest.useRealTimers();
	});

	test('is told by nothing but a limit', () => {
		expect(failed(503, '', { 'retry-after': '9' }).rateLimit).toBeUndefined();
		expect(failed(500, { code: 155000 }, { 'retry-after': '9' }).rateLimit).toBeUndefined();
	});
});
