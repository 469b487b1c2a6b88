import type { HostFields } from '../../../../nodes/FeishuHelpdesk/transport/hosts';
import {
	assertOwnOrigin,
	type Addressed,
} from '../../../../nodes/FeishuHelpdesk/transport/ownOrigin';

const OWN = 'https://open.feishu.cn';
const judge = (request: Addressed, credential: HostFields = { region: 'feishu' }) => {
	try {
		assertOwnOrigin(credential, request);
		return undefined;
	} catch (error) {
		return error;
	}
};

test.each<[Addressed]>([
	[{ url: `${OWN}/x` }],
	[{ uri: `${OWN}/x` }],
	[{ uri: `${OWN}/x`, url: `${OWN}/y` }],
	[{ url: `${OWN}/x`, baseURL: 'https://evil.test' }],
	[{ url: 'x', baseURL: OWN }],
	[{ url: '/x', baseURL: `${OWN}/` }],
	// The base ends before the sign, so that the host stays.
	[{ url: '@evil.test', baseURL: OWN }],
	[{ url: '', baseURL: OWN }],
	[{ baseURL: OWN }],
	[{ uri: 'x', baseURL: `${OWN}//` }],
	[{ url: null, baseURL: OWN }],
	// Neither a scheme nor a host: what stands before it is no scheme.
	[{ url: 'x/y//z', baseURL: OWN }],
	[{ url: '1x://evil.test', baseURL: OWN }],
])('secrets go to their own origin: %j', (request) => {
	expect(judge(request)).toBeUndefined();
});

test.each<[Addressed, string]>([
	[{ url: 'https://evil.test/x' }, 'https://evil.test'],
	[{ uri: 'https://evil.test/x' }, 'https://evil.test'],
	[{ url: `${OWN}/x`, uri: 'https://evil.test' }, 'https://evil.test'],
	[{ uri: `${OWN}/x`, url: 'https://evil.test' }, 'https://evil.test'],
	[{ url: `${OWN.replace('https', 'http')}/x` }, 'http://open.feishu.cn'],
	[{ url: 'x', baseURL: 'https://evil.test' }, 'https://evil.test'],
	[{ url: 'HTTPS://evil.test', baseURL: OWN }, 'https://evil.test'],
	[{ url: 'a+b-c.1://evil.test', baseURL: OWN }, 'null'],
	[{ url: 'x', baseURL: 'https://open.feishu.cn.evil.test' }, 'https://open.feishu.cn.evil.test'],
	[{ url: `https://me@${OWN.slice(8)}/` }, OWN],
	[{ url: `https://:pw@${OWN.slice(8)}/` }, OWN],
	[{ url: '/x' }, '/x'],
	[{ url: '///x', baseURL: OWN }, '///x'],
	[{ url: null }, 'null'],
	[{}, ''],
])('and nowhere else: %j', (request, found) => {
	expect(judge(request)).toMatchObject({
		field: 'URL',
		problem: `goes to '${found}', but this credential is only for '${OWN}', so nothing was sent`,
		hint: `Begin the URL with ${OWN}, or choose another credential.`,
	});
});

describe('behind a gateway, others may live', () => {
	const gateway = 'https://gw.test/feishu';
	const credential: HostFields = { region: 'custom', baseUrl: gateway };

	test.each([
		`${gateway}/open-apis/x`,
		`${gateway}/`,
		`${gateway}/a/../b`,
		`${gateway}/;v=1/x`,
		`${gateway}/100%`,
		`${gateway}/%2e/x`,
		`${gateway}/a%2fb`,
		`${gateway}/a..b/..c`,
	])('%s is below its path', (url) => {
		expect(judge({ url }, credential)).toBeUndefined();
	});

	test.each([
		['https://gw.test/other', '/other'],
		['https://gw.test/feishu', '/feishu'],
		['https://gw.test/feishus/x', '/feishus/x'],
		['https://gw.test/x/feishu/', '/x/feishu/'],
		[`${gateway}/../other`, '/other'],
		[`${gateway}/%2e%2e/other`, '/other'],
		[`${gateway}/..%2fother`, '/feishu/..%2fother'],
		[`${gateway}/%252e%252e%252fother`, '/feishu/%252e%252e%252fother'],
		[`${gateway}/..;/other`, '/feishu/..;/other'],
		[`${gateway}/..;x=1/other`, '/feishu/..;x=1/other'],
		[`${gateway}/..;a/..;b/other`, '/feishu/..;a/..;b/other'],
		[`${gateway}/..%3bx%2fother`, '/feishu/..%3bx%2fother'],
		[`${gateway}/..%5cother`, '/feishu/..%5cother'],
	])('%s is not', (url, path) => {
		expect(judge({ url }, credential)).toMatchObject({
			field: 'URL',
			problem: `goes to 'https://gw.test${path}', but this credential is only for '${gateway}', so nothing was sent`,
		});
	});

	test.each<[Addressed]>([
		[{ url: 'x', baseURL: gateway }],
		[{ url: '/x', baseURL: `${gateway}/` }],
		[{ url: 'x/../y', baseURL: `${gateway}//` }],
		[{ url: '', baseURL: `${gateway}/` }],
		[{ url: null, baseURL: `${gateway}/` }],
	])('a base counts as axios joins it: %j', (request) => {
		expect(judge(request, credential)).toBeUndefined();
	});

	test.each<[Addressed, string]>([
		[{ url: '../other', baseURL: gateway }, '/other'],
		[{ url: '../other', baseURL: `${gateway}/` }, '/other'],
		[{ url: '../other', baseURL: `${gateway}//` }, '/other'],
		[{ url: '/../other', baseURL: gateway }, '/other'],
		[{ url: 'a/../../other', baseURL: gateway }, '/other'],
		[{ url: '', baseURL: gateway }, '/feishu'],
		[{ url: 's', baseURL: 'https://gw.test/feishu/..' }, '/s'],
	])('and does not lead elsewhere: %j', (request, path) => {
		expect(judge(request, credential)).toMatchObject({
			problem: expect.stringContaining(`goes to 'https://gw.test${path}', but`) as string,
		});
	});

	test('another host is named without what follows it', () => {
		expect(judge({ url: 'https://evil.test/feishu/x' }, credential)).toMatchObject({
			problem: expect.stringContaining("goes to 'https://evil.test', but") as string,
		});
	});
});

describe('a proxy sees what is not encrypted for a known server', () => {
	const proxy = { host: 'proxy.test', port: 8080 };
	const plain: HostFields = { region: 'custom', baseUrl: 'http://feishu.test' };

	test.each<[string, Addressed, HostFields]>([
		['without encryption', { url: 'http://feishu.test/x', proxy }, plain],
		[
			'where any certificate will do',
			{ url: `${OWN}/x`, proxy, rejectUnauthorized: false },
			{ region: 'feishu' },
		],
		[
			'where any certificate will do, in words of n8n',
			{ url: `${OWN}/x`, proxy: 'http://proxy.test', skipSslCertificateValidation: true },
			{ region: 'feishu' },
		],
	])('and is refused %s', (_when, request, credential) => {
		const own = credential === plain ? 'http://feishu.test' : OWN;
		expect(judge(request, credential)).toMatchObject({
			field: 'Proxy',
			problem: `could read the secrets of the credential for '${own}', so nothing was sent`,
			hint: "Switch off 'Ignore SSL Issues' beside a proxy, or remove the proxy.",
		});
	});

	test.each<[Addressed, HostFields]>([
		[{ url: `${OWN}/x`, proxy }, { region: 'feishu' }],
		[{ url: `${OWN}/x`, proxy, rejectUnauthorized: true }, { region: 'feishu' }],
		[{ url: `${OWN}/x`, proxy, skipSslCertificateValidation: false }, { region: 'feishu' }],
		[{ url: `${OWN}/x`, rejectUnauthorized: false }, { region: 'feishu' }],
		[{ url: `${OWN}/x`, skipSslCertificateValidation: true }, { region: 'feishu' }],
		[{ url: 'http://feishu.test/x' }, plain],
		[{ url: 'http://feishu.test/x', proxy: '' }, plain],
	])('otherwise it may be there: %j', (request, credential) => {
		expect(judge(request, credential)).toBeUndefined();
	});
});
