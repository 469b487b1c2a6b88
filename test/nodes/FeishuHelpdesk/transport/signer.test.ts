import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Host } from '../../../../nodes/FeishuHelpdesk/transport/host';
import { appSigner, sendAs } from '../../../../nodes/FeishuHelpdesk/transport/signer';
import {
	issuedFor,
	REFRESH_MARKER,
	tokenFingerprint,
} from '../../../../nodes/FeishuHelpdesk/transport/token';
import { userSigner } from '../../../../nodes/FeishuHelpdesk/transport/userSigner';

const APP = {
	region: 'feishu',
	appId: 'cli_1',
	appSecret: 'secret-of-app',
	helpdeskId: '6939771',
	helpdeskToken: 'ht-helpdesk-token',
};
const FRESH = { ...APP, tenantAccessToken: 't-1', expiresAt: Date.now() + 3_600_000 };
const ACCOUNT = {
	region: 'feishu',
	appId: 'cli_1',
	appSecret: 'secret-of-account',
	oauthTokenData: { access_token: 'old', refresh_token: 'refresh' },
};
const HELPDESK = Buffer.from('6939771:ht-helpdesk-token').toString('base64');

/** An n8n that keeps credentials and notes what is sent. */
function hostOf(rows: Record<string, ICredentialDataDecryptedObject>) {
	const sent: [string, IHttpRequestOptions][] = [];
	const selves: unknown[] = [];
	const host = {
		getNode: () => ({ credentials: { feishuHelpdeskUserOAuth2Api: { id: 'signer' } } }),
		getCredentials: (name: string) => Promise.resolve(rows[name]),
		helpers: {
			httpRequestWithAuthentication(this: unknown, name: string, options: IHttpRequestOptions) {
				selves.push(this);
				sent.push([name, options]);
				return Promise.resolve('answer');
			},
			refreshOAuth2Token() {
				rows['feishuHelpdeskUserOAuth2Api'] = {
					...ACCOUNT,
					oauthTokenData: { access_token: 'new' },
				};
				return Promise.resolve({});
			},
		},
	} as unknown as Host;
	return { host, sent, rows, selves };
}

const request = (): IHttpRequestOptions => ({ url: 'https://feishu.test/x', headers: { a: 'b' } });

test('n8n signs in the name that is asked for, with itself as the context', async () => {
	const { host, sent, selves } = hostOf({});
	const options = request();
	expect(await sendAs(host, 'app', options)).toBe('answer');
	expect(await sendAs(host, 'user', options)).toBe('answer');
	expect(sent).toEqual([
		['feishuHelpdeskApi', options],
		['feishuHelpdeskUserOAuth2Api', options],
	]);
	expect(selves).toEqual([host, host]);
});

describe('the app', () => {
	const fresh = { ...FRESH, issuedFor: issuedFor(FRESH) };

	test('sends as it is', async () => {
		const { host, sent } = hostOf({});
		await appSigner(host, APP).send(request(), undefined);
		expect(sent).toStrictEqual([['feishuHelpdeskApi', request()]]);
	});

	test('names a refused token in a header, beside the others', async () => {
		const { host, sent } = hostOf({});
		await appSigner(host, APP).send(request(), 'f1');
		expect(sent[0]?.[1].headers).toEqual({ a: 'b', [REFRESH_MARKER]: 'f1' });
	});

	test('knows whether a token is stored, then and now', async () => {
		const { host, rows } = hostOf({ feishuHelpdeskApi: APP });
		const signer = appSigner(host, APP);
		expect([signer.startsFresh, await signer.hasToken()]).toEqual([false, false]);
		rows['feishuHelpdeskApi'] = fresh;
		expect([signer.startsFresh, await signer.hasToken()]).toEqual([false, true]);
		expect(appSigner(host, fresh).startsFresh).toBe(true);
	});

	test('keeps its secrets, and acts for nobody', () => {
		const { secrets, account } = appSigner(hostOf({}).host, fresh);
		expect(secrets).toEqual(
			expect.arrayContaining(['secret-of-app', 'ht-helpdesk-token', 't-1', HELPDESK]),
		);
		expect(account).toBeUndefined();
	});
});

describe('a person', () => {
	const opened = (account: object = ACCOUNT) =>
		hostOf({ feishuHelpdeskUserOAuth2Api: account as ICredentialDataDecryptedObject });

	test('sends with the proof of the helpdesk, beside the other headers', async () => {
		const { host, sent } = opened();
		const signer = await userSigner(host, APP);
		expect(await signer.send(request(), undefined)).toBe('answer');
		expect(sent).toEqual([
			[
				'feishuHelpdeskUserOAuth2Api',
				{ ...request(), headers: { a: 'b', 'X-Lark-Helpdesk-Authorization': HELPDESK } },
			],
		]);
	});

	test('has a refused token renewed before anything is sent', async () => {
		const { host, sent, rows } = opened();
		const signer = await userSigner(host, APP);
		await signer.send(request(), tokenFingerprint('Bearer old'));
		expect(rows['feishuHelpdeskUserOAuth2Api']?.oauthTokenData).toEqual({ access_token: 'new' });
		expect(sent).toHaveLength(1);
	});

	test('sends nothing without an account', async () => {
		const { host, sent } = opened({ ...ACCOUNT, oauthTokenData: undefined });
		const signer = await userSigner(host, APP);
		await expect(signer.send(request(), undefined)).rejects.toMatchObject({ reason: 'noToken' });
		expect(sent).toEqual([]);
	});

	test('keeps all secrets of both credentials', async () => {
		const { secrets } = await userSigner(opened().host, APP);
		expect(secrets).toEqual(
			expect.arrayContaining([
				'secret-of-app',
				'ht-helpdesk-token',
				HELPDESK,
				'secret-of-account',
				'old',
				'refresh',
			]),
		);
		const bare = await userSigner(opened({ ...ACCOUNT, oauthTokenData: 'x' }).host, APP);
		expect(bare.secrets).toContain('secret-of-account');
		expect(bare.secrets.join()).not.toMatch(/undefined|null|Stryker/);
	});

	test('has a role, and lets others wait for the first answer', async () => {
		const signer = await userSigner(opened().host, APP);
		expect(signer.account).toEqual({ role: 'an agent, an administrator or the owner' });
		expect([signer.startsFresh, await signer.hasToken()]).toEqual([false, false]);
		expect((await userSigner(opened().host, APP, 'the owner')).account).toEqual({
			role: 'the owner',
		});
	});

	test.each<[object, string, string, string]>([
		[{ appId: 'cli_2' }, 'App ID', 'cli_2', 'cli_1'],
		[{ region: 'lark' }, 'Base URL', 'https://open.larksuite.com', 'https://open.feishu.cn'],
	])('must be of the same app: %j', async (fields, field, ofAccount, ofApp) => {
		const { host } = opened({ ...ACCOUNT, ...fields });
		await expect(userSigner(host, APP)).rejects.toMatchObject({
			field,
			problem: `is '${ofAccount}' in 'Feishu Account', but '${ofApp}' in the other credential`,
			hint: 'Both credentials must be of the same app: choose another one, or correct the field.',
		});
	});

	test('may be of the same app in other spellings', async () => {
		const { host } = opened({
			...ACCOUNT,
			appId: ' "cli_1"',
			region: 'custom',
			baseUrl: 'https://open.feishu.cn/',
		});
		await expect(userSigner(host, APP)).resolves.toBeDefined();
	});
});
