import { startSandbox } from '../../sandbox/server';

/** n8n's own; nothing listens there. */
const CALLBACK = 'http://127.0.0.1:9/rest/oauth2-credential/callback';

test('codes and tokens of people are remembered, so that others can look for leaks', async () => {
	const sandbox = await startSandbox();
	const { appId, appSecret } = sandbox.credentials;
	const body = new URLSearchParams({
		...{ redirect_uri: CALLBACK, scope: 'offline_access', state: 's' },
		...{ open_id: 'ou_agent_001', decision: 'allow' },
	});
	const url = `${sandbox.url}/open-apis/authen/v1/authorize`;
	const agreed = await fetch(url, { method: 'POST', body, redirect: 'manual' });
	const code = new URL(agreed.headers.get('Location') ?? '').searchParams.get('code') ?? '';
	const answer = await fetch(`${sandbox.url}/open-apis/authen/v2/oauth/token`, {
		method: 'POST',
		body: new URLSearchParams({
			...{ grant_type: 'authorization_code', code, redirect_uri: CALLBACK },
			...{ client_id: appId, client_secret: appSecret },
		}),
	});
	const tokens = (await answer.json()) as Record<string, string>;
	expect(sandbox.issuedUserTokens).toEqual([code, tokens.access_token, tokens.refresh_token]);
	const pair = sandbox.connectAccount();
	expect(sandbox.issuedUserTokens.slice(3)).toEqual([pair.accessToken, pair.refreshToken]);
	await sandbox.close();
});

test('the page offers those of the helpdesk first, since the others may do nothing there', async () => {
	const sandbox = await startSandbox();
	const url = new URL('/open-apis/authen/v1/authorize', sandbox.url);
	url.search = new URLSearchParams({
		...{ client_id: sandbox.credentials.appId, response_type: 'code', redirect_uri: CALLBACK },
		...{ scope: 'offline_access', state: 's', code_challenge: 'c', code_challenge_method: 'S256' },
	}).toString();
	const page = await (await fetch(url)).text();
	const [first, others = ''] = page.split('label="Others"');
	expect(first).toMatch(/label="Agents of the helpdesk">\s*<option value="ou_agent_001">/);
	expect(others).toContain('<option value="ou_alice">');
	expect(others).not.toContain('ou_agent_');
	await sandbox.close();
});
