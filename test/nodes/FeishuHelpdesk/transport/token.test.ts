import {
	helpdeskAuthorization,
	isTokenFresh,
	issuedFor,
	issuedToken,
	tokenFingerprint,
	tokenRequest,
} from '../../../../nodes/FeishuHelpdesk/transport/token';

const NOW = 1_800_000_000_000;
const FIELDS = { region: 'feishu', appId: 'cli_1', appSecret: 'secret' };
const stored = (more: object = {}) => ({
	...FIELDS,
	tenantAccessToken: 't-1',
	expiresAt: NOW + 3_600_000,
	issuedFor: issuedFor(FIELDS),
	...more,
});

describe('a stored token', () => {
	test('can be sent until a minute before its end', () => {
		expect(isTokenFresh(stored(), NOW)).toBe(true);
		expect(isTokenFresh(stored({ expiresAt: NOW + 60_001 }), NOW)).toBe(true);
		expect(isTokenFresh(stored({ expiresAt: NOW + 60_000 }), NOW)).toBe(false);
	});

	test.each<[string, object]>([
		['is empty', { tenantAccessToken: ' ' }],
		['is missing', { tenantAccessToken: undefined }],
		['has no end', { expiresAt: undefined }],
		['was issued for another secret', { appSecret: 'other' }],
		['was issued for another app', { appId: 'cli_2' }],
		['was issued for another region', { region: 'lark' }],
		['was issued for nobody', { issuedFor: '' }],
	])('cannot be sent when it %s', (_what, more) => {
		expect(isTokenFresh(stored(more), NOW)).toBe(false);
	});

	test('stays good where the secret was only pasted again with white space', () => {
		expect(isTokenFresh(stored({ appSecret: ' secret\n' }), NOW)).toBe(true);
	});
});

describe('a new token', () => {
	const issued = (expire: number) =>
		issuedToken(FIELDS, { tenant_access_token: 't-2', expire }, NOW);

	test('is stored with its end and what it was issued for', () => {
		expect(issued(7200)).toEqual({
			tenantAccessToken: 't-2',
			expiresAt: NOW + 7_200_000,
			issuedFor: issuedFor(FIELDS),
		});
	});

	test.each([
		[120, 120_000],
		[100, 110_000],
		[10, 65_000],
	])('that lives for %d s only is used for its first half', (expire, end) => {
		expect(issued(expire).expiresAt - NOW).toBe(end);
	});

	test('is asked for with the app, cleaned, at the host of its region', () => {
		expect(tokenRequest({ region: 'lark', appId: ' "cli_1"', appSecret: 's ' })).toEqual({
			url: 'https://open.larksuite.com/open-apis/auth/v3/tenant_access_token/internal',
			body: { app_id: 'cli_1', app_secret: 's' },
		});
	});
});

test('the helpdesk is proven by base64 of its ID and token', () => {
	expect(helpdeskAuthorization({ helpdeskId: ' 1', helpdeskToken: 't"' })).toBe('MTp0');
});

test('a fingerprint tells tokens apart without telling them', () => {
	const [one, other] = ['Bearer t-1', 'Bearer t-2'].map(tokenFingerprint);
	expect(one).toMatch(/^[0-9a-f]{16}$/);
	expect(one).not.toBe(other);
	expect(tokenFingerprint('Bearer t-1')).toBe(one);
});
