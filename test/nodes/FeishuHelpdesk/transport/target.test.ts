import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Host } from '../../../../nodes/FeishuHelpdesk/transport/host';
import { openTarget } from '../../../../nodes/FeishuHelpdesk/transport/target';
import { issuedFor } from '../../../../nodes/FeishuHelpdesk/transport/token';

const FIELDS = {
	region: 'lark',
	appId: 'cli_1',
	appSecret: 'app-s3cret',
	helpdeskId: ' 7 ',
	helpdeskToken: 'ht-s3cret',
};
const TOKEN = {
	tenantAccessToken: 't-1',
	expiresAt: Date.now() + 3_600_000,
	issuedFor: issuedFor(FIELDS),
};

/** An n8n that hands out this credential, which may change. */
function host(stored: { fields: ICredentialDataDecryptedObject }) {
	const asked: string[] = [];
	// Of n8n's context a target asks for nothing else.
	const context = {
		getCredentials: (name: string) => {
			asked.push(name);
			return Promise.resolve(stored.fields);
		},
	} as unknown as Host;
	return { asked, context };
}

test('requests go to the host of the credential, and its secrets are known', async () => {
	const { asked, context } = host({ fields: FIELDS });
	const target = await openTarget(context);
	expect(target).toMatchObject({
		host: context,
		baseUrl: 'https://open.larksuite.com',
		helpdeskId: '7',
		secrets: expect.arrayContaining(['app-s3cret', 'ht-s3cret']) as string[],
		startsFresh: false,
	});
	expect(asked).toEqual(['feishuHelpdeskApi']);
});

test('a token is found as soon as it is stored', async () => {
	const stored: { fields: ICredentialDataDecryptedObject } = { fields: FIELDS };
	const target = await openTarget(host(stored).context);
	expect(await target.hasToken()).toBe(false);
	stored.fields = { ...FIELDS, ...TOKEN };
	expect(await target.hasToken()).toBe(true);
	expect((await openTarget(host(stored).context)).startsFresh).toBe(true);
});

test('a credential that cannot be right opens no target', async () => {
	const { context } = host({ fields: { ...FIELDS, appId: '' } });
	await expect(openTarget(context)).rejects.toThrow("'App ID' is empty");
});
