import { phaseOf, proxyOf } from '../../../../nodes/FeishuHelpdesk/transport/phase';

/** What axios leaves on its error: the request, and on that its socket. */
const axiosError = (request?: object, more: object = {}) =>
	Object.assign(new Error('x'), { isAxiosError: true, ...(request && { request }), ...more });
const wrapped = (cause: Error) =>
	Object.assign(new Error('n8n', { cause }), { name: 'NodeApiError' });
const phase = (cause: Error) => phaseOf([wrapped(cause), cause]);

describe('a request', () => {
	test.each<[string, object]>([
		['that was never made', {}],
		['without a socket: a proxy did not let it pass', { request: { socket: null } }],
		[
			'in whose TLS handshake it broke',
			{ request: { socket: { secureConnecting: true, _bytesDispatched: 226 } } },
		],
		['of which nothing went down to the system', { request: { socket: { _bytesDispatched: 0 } } }],
		[
			'that was to follow redirects',
			{ request: { _currentRequest: { socket: { _bytesDispatched: 0 } } } },
		],
		['that was never given a socket', { request: { socket: undefined } }],
		['that n8n forgot', { request: null }],
	])('%s was not sent', (_what, more) => {
		expect(phase(axiosError(undefined, more))).toBe('unsent');
	});

	test.each<[string, object]>([
		['of which bytes went out', { request: { socket: { _bytesDispatched: 226 } } }],
		[
			'that has an answer',
			{ request: { socket: { _bytesDispatched: 0 } }, response: { status: 500 } },
		],
		[
			'on a connection that was used before',
			{ request: { socket: { _bytesDispatched: 900 }, reusedSocket: true } },
		],
		['of another kind of client', { request: { url: 'https://feishu.test' } }],
		['whose socket does not count', { request: { socket: {} } }],
		['whose socket is something else', { request: { socket: 'tls' } }],
		['that is something else', { request: 'GET /' }],
		['in whose handshake nothing broke', { request: { socket: { secureConnecting: false } } }],
		[
			'that was to follow redirects, of which bytes went out',
			{ request: { _currentRequest: { socket: { _bytesDispatched: 9 } }, socket: null } },
		],
	])('%s may be under way', (_what, more) => {
		expect(phase(axiosError(undefined, more))).toBe('underWay');
	});
});

test('an error without any HTTP client came before the request', () => {
	expect(phase(new Error('Domain not allowed'))).toBe('notTried');
});

test.each<[string, unknown]>([
	['of a URL', 'ERR_INVALID_URL'],
	['of a module', 'MODULE_NOT_FOUND'],
	['that only ends like one of the network', 'MY_ECONNRESET'],
	['in small letters', 'econnreset'],
	['in part', 'e'],
	['that is a number', 500],
])('neither does a code %s tell of a network: %j', (_what, code) => {
	expect(phase(Object.assign(new Error('x'), { code }))).toBe('notTried');
});

test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'HPE_INVALID_CONSTANT'])(
	'an error of another HTTP client with %s is judged by its words',
	(code) => {
		expect(phase(Object.assign(new Error('x'), { code }))).toBeUndefined();
	},
);

test("n8n's own error alone is judged by its words", () => {
	const alone = wrapped(new Error('x'));
	expect(phaseOf([alone])).toBeUndefined();
	expect(phaseOf([])).toBeUndefined();
});

describe('the proxy', () => {
	const proxy = { host: 'proxy.corp:8080', password: 'secret' };
	test.each<[string, object, object | undefined]>([
		['is none', { socket: {}, agent: {} }, undefined],
		[
			'is named by its agent',
			{ socket: null, agent: { proxy } },
			{ name: 'proxy.corp:8080', passed: false },
		],
		[
			'is named by the agent that n8n keeps for it',
			{ socket: {}, agent: { router: { proxyCache: new Map([['x', { proxy }]]) } } },
			{ name: 'proxy.corp:8080', passed: true },
		],
		['may have no name', { socket: null, agent: {} }, { name: '', passed: false }],
		[
			'has no name that is empty or none',
			{ socket: {}, agent: { proxy: { host: '' }, router: { proxyCache: { proxy } } } },
			undefined,
		],
		['has no name that is no text', { socket: {}, agent: { proxy: { host: 7 } } }, undefined],
		['is none without agents', { socket: {}, agent: { router: null, proxy: null } }, undefined],
	])('%s', (_what, request, expected) => {
		expect(proxyOf([axiosError(request)])).toEqual(expected);
	});
});

test('the proxy is that of the request, wherever in the chain it hangs', () => {
	const request = { socket: null, agent: { proxy: { host: 'proxy.corp' } } };
	const outer = Object.assign(new Error('n8n'), { request: 'GET' });
	expect(proxyOf([outer, axiosError(request)])).toEqual({ name: 'proxy.corp', passed: false });
	expect(proxyOf([new Error('x')])).toBeUndefined();
});
