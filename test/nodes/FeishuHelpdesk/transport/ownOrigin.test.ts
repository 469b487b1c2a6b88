import {
	assertOwnOrigin,
	type Addressed,
} from '../../../../nodes/FeishuHelpdesk/transport/ownOrigin';

const OWN = 'https://open.feishu.cn';
const judge = (request: Addressed) => {
	try {
		assertOwnOrigin({ region: 'feishu' }, request);
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
	[{ url: `https://me@${OWN.slice(8)}/` }, OWN],
	[{ url: `https://:pw@${OWN.slice(8)}/` }, OWN],
	[{ url: '/x' }, '/x'],
	[{ url: null }, 'null'],
	[{}, ''],
])('and nowhere else: %j', (request, found) => {
	expect(judge(request)).toMatchObject({
		field: 'URL',
		problem: `goes to '${found}', but this credential is only for '${OWN}', so nothing was sent`,
		hint: `Begin the URL with ${OWN}, or choose another credential.`,
	});
});
