import {
	failureOfNetwork,
	type BrokenRequest,
} from '../../../../nodes/FeishuHelpdesk/transport/networkFailure';
import type { Effect } from '../../../../nodes/FeishuHelpdesk/transport/request';

const CHECK =
	'It is not known whether the message arrived. Check the conversation in Feishu before sending it again.';
const CHECK_ADDRESS =
	"Check 'Region' and 'Base URL' in the credential, and that this n8n server reaches the internet.";
const ASK_THE_PROXY =
	"n8n goes through this proxy because of its environment variables HTTPS_PROXY, HTTP_PROXY or ALL_PROXY. Correct them, add Feishu's host to NO_PROXY, or ask whoever runs the proxy.";

const failure = (broken: Partial<BrokenRequest>, effect: Effect = 'send') =>
	failureOfNetwork(
		{ code: '', msg: 'm', phase: 'unsent', url: 'https://feishu.test/x', ...broken },
		{ effect, about: ['message'] },
	);

describe('a request that was under way', () => {
	test.each<[Partial<BrokenRequest>, string]>([
		[{ code: 'ECONNABORTED' }, 'Feishu did not answer in time'],
		[{ code: 'ETIMEDOUT', msg: 'read ETIMEDOUT' }, 'Feishu did not answer in time'],
		[{ code: 'ETIMEDOUT', msg: 'connect ETIMEDOUT 1.2.3.4:443' }, 'Feishu did not answer in time'],
		[{ code: 'ECONNRESET', msg: 'read ECONNRESET' }, 'The connection to Feishu broke'],
	])('%j: what broke, and that nobody knows of the message', (broken, message) => {
		const sent = failure({ ...broken, phase: 'underWay' });
		const hint = 'The connection broke before Feishu answered.';
		expect([sent.message, sent.reason]).toEqual([message, 'interrupted']);
		expect(sent.details).toEqual({
			code: null,
			msg: broken.msg ?? 'm',
			httpStatus: null,
			logId: null,
			hint: `${CHECK} ${hint}`,
			retryable: true,
			delivery: 'unknown',
		});
		expect(failure({ ...broken, phase: 'underWay' }, 'read').details).toMatchObject({
			hint,
			delivery: 'notSent',
		});
	});
});

test.each([
	['unsent', 'The execution was cancelled before this was sent', '', 'notSent'],
	['underWay', 'The execution was cancelled before Feishu answered', `${CHECK} `, 'unknown'],
] as const)('a cancelled request that was %s says so, without a cause', (phase, ...expected) => {
	const { message, details, reason } = failure({ code: 'ERR_CANCELED', msg: 'canceled', phase });
	expect([message, details.hint, details.delivery]).toEqual(expected);
	expect([details.msg, details.retryable, reason]).toEqual(['', false, 'cancelled']);
});

describe('a connection that did not come about', () => {
	test.each<[Partial<BrokenRequest>, string]>([
		[{ code: 'ECONNREFUSED' }, 'The connection was refused'],
		[{ code: 'ENOTFOUND' }, 'The host name is unknown'],
		[{ code: 'EHOSTUNREACH' }, 'The host cannot be reached'],
		[{ code: 'ENETUNREACH' }, 'The network cannot be reached'],
		[{ code: 'EAI_AGAIN' }, 'The host name could not be looked up'],
		[{ code: 'EPROTO' }, 'The encrypted connection could not be set up'],
		[{ code: 'ECONNABORTED' }, 'The connection could not be made in time'],
		[{ code: 'ETIMEDOUT', msg: 'connect ETIMEDOUT' }, 'The connection could not be made in time'],
		[{ code: 'EACCES', msg: 'connect EACCES' }, 'The connection could not be made'],
		[
			{ code: 'ECONNRESET', msg: 'socket hang up' },
			'The connection broke before anything was sent',
		],
	])('%j', (broken, what) => {
		const { message, details, reason } = failure(broken);
		expect([message, reason]).toEqual([`Feishu can't be reached: ${what}`, 'unreachable']);
		expect(details).toMatchObject({ hint: CHECK_ADDRESS, retryable: true, delivery: 'notSent' });
	});

	test('names a proxy that it went through', () => {
		const proxy = { name: 'proxy.corp:8080', passed: true };
		expect(failure({ code: 'EPROTO', proxy }).details.hint).toBe(
			`${CHECK_ADDRESS} n8n goes through the proxy proxy.corp:8080 (environment variables HTTPS_PROXY, HTTP_PROXY).`,
		);
	});
});

describe('a proxy in the way', () => {
	const NAME = 'proxy.corp:8080';
	const away = { name: NAME, passed: false };
	const ENDED = 'Proxy connection ended before receiving CONNECT response';

	test.each<[Partial<BrokenRequest>, string]>([
		[{ code: 'ENOTFOUND', msg: 'getaddrinfo ENOTFOUND proxy.corp' }, ' proxy.corp is unknown'],
		[
			{ code: 'ECONNREFUSED', msg: 'connect ECONNREFUSED 1.2.3.4:8080' },
			' 1.2.3.4:8080 refused the connection',
		],
		[
			{ code: 'ECONNREFUSED', msg: 'connect ECONNREFUSED 1.2.3.4:8080', proxy: away },
			` ${NAME} refused the connection`,
		],
		[
			{ code: 'ETIMEDOUT', msg: 'connect ETIMEDOUT 1.2.3.4:8080' },
			' 1.2.3.4:8080 did not answer in time',
		],
		[{ code: 'ECONNABORTED', proxy: away }, ` ${NAME} did not answer in time`],
		[
			{ code: 'EHOSTUNREACH', msg: 'connect EHOSTUNREACH 1.2.3.4:8080' },
			' 1.2.3.4:8080 cannot be reached',
		],
		[{ msg: ENDED }, ' broke the connection'],
		[{ msg: ENDED, proxy: away }, ` ${NAME} broke the connection`],
		[{ code: 'ECONNRESET', proxy: { name: '', passed: false } }, ' broke the connection'],
	])('%j', (broken, what) => {
		const { message, details, reason } = failure(broken);
		expect([message, reason]).toEqual([`Feishu can't be reached: The proxy${what}`, 'unreachable']);
		expect(details).toMatchObject({ hint: ASK_THE_PROXY, retryable: true, delivery: 'notSent' });
	});

	test.each<[string, string, string]>([
		['its own name', 'getaddrinfo ENOTFOUND feishu.test', 'https://feishu.test'],
		[
			'a name that only stands in the text',
			'x getaddrinfo ENOTFOUND other.test',
			'https://feishu.test',
		],
		['a text that goes on', 'getaddrinfo ENOTFOUND other.test and more', 'https://feishu.test'],
		['its own port', 'connect ECONNREFUSED 1.2.3.4:443', 'https://feishu.test'],
		['its own port of http', 'connect ECONNREFUSED 1.2.3.4:80', 'http://feishu.test'],
		['its own port that was given', 'connect ECONNREFUSED 1.2.3.4:99', 'https://feishu.test:99'],
		[
			'an address that only stands in the text',
			'x connect ECONNREFUSED 1.2.3.4:8',
			'https://feishu.test',
		],
		['its own name in brackets', 'getaddrinfo ENOTFOUND ::1', 'https://[::1]'],
		[
			'its own port, and the own end is named behind it',
			'connect EHOSTUNREACH 192.168.1.5:443 - Local (192.168.1.20:54321)',
			'https://feishu.test',
		],
		[
			'its own port of several addresses',
			'connect ETIMEDOUT 1.2.3.4:443. connect ENETUNREACH 2600:9000::1:443 - Local (:::0)',
			'https://feishu.test',
		],
	])('is none where %s is meant', (_what, msg, url) => {
		expect(failure({ code: 'ECONNREFUSED', msg, url }).message).toBe(
			"Feishu can't be reached: The connection was refused",
		);
	});

	test.each<BrokenRequest['phase']>([undefined, 'notTried'])(
		'is one that is written in a way that nobody can read (%s)',
		(phase) => {
			const { message, details, reason } = failure({
				code: 'ERR_INVALID_URL',
				msg: 'Invalid URL',
				phase,
			});
			expect([message, reason]).toEqual([
				"Feishu can't be reached: The proxy broke the connection",
				'unreachable',
			]);
			expect(details).toMatchObject({ hint: ASK_THE_PROXY, delivery: 'notSent' });
		},
	);

	test('is one where nothing tells the port that was meant', () => {
		const msg = 'connect ECONNREFUSED 1.2.3.4:443';
		expect(failure({ code: 'ECONNREFUSED', msg, url: 'no url' }).message).toContain('The proxy');
		const own = 'getaddrinfo ENOTFOUND feishu';
		expect(failure({ code: 'ENOTFOUND', msg: own, url: 'feishu' }).message).not.toContain('proxy');
	});
});

describe('what n8n itself refused', () => {
	const INNER =
		"n8n protects its network from requests to inner addresses (SSRF protection). Ask n8n's administrator to allow this host: add 'feishu.test' to the environment variable N8N_SSRF_ALLOWED_HOSTNAMES, or its address to N8N_SSRF_ALLOWED_IP_RANGES, and restart n8n.";
	const ELSE = 'Nothing was sent. Check the credential of the node.';

	test.each([
		[
			'Domain not allowed: x',
			"In the credential, add 'feishu.test' to 'Allowed Domains', or allow all.",
		],
		['The request was blocked because of x', INNER],
		['Cannot determine the host for this connection', INNER],
		['Access to 10.0.0.1 is blocked', INNER],
		['It says: Domain not allowed', ELSE],
		['It says: The request was blocked', ELSE],
		['It says: Cannot determine the host', ELSE],
		['It says: Access to x', ELSE],
		['Something else', ELSE],
	])('%s', (msg, hint) => {
		const { message, details, reason } = failure({ msg, phase: 'notTried' });
		expect([message, reason]).toEqual(['n8n did not let the request out', 'refused']);
		expect(details).toMatchObject({ msg, hint, retryable: false, delivery: 'notSent' });
	});

	test('looks names up itself, which is no refusal', () => {
		const msg = 'getaddrinfo EAI_AGAIN feishu.test';
		expect(failure({ code: 'EAI_AGAIN', msg, phase: 'notTried' })).toMatchObject({
			message: "Feishu can't be reached: The host name could not be looked up",
			reason: 'unreachable',
		});
	});

	test('by its words was not sent, whatever the socket tells', () => {
		const msg = 'The request was blocked because of x';
		expect(failure({ msg, phase: 'underWay' }).details.delivery).toBe('notSent');
	});
});
