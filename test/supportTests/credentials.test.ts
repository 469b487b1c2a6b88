import { testCredential } from '../support/credentialTest';
import { fixtureEngine, storeFor } from './fixture';
import { startFixtureServer } from './fixtureServer';
import type { FixtureServer } from './fixtureServer';

const ask = { type: 'fixture', parameters: { operation: 'request' } };
const id = 'credential-1';
let server: FixtureServer;

beforeEach(async () => {
	server = await startFixtureServer();
});
afterEach(async () => {
	await server.close();
});

describe('credentials during an execution', () => {
	it('fetches a token once, writes it back and uses it for later items', async () => {
		const store = storeFor(server.baseUrl);
		const engine = await fixtureEngine(store);
		const { output } = await engine.run({ ...ask, items: [{ json: {} }, { json: {} }] });
		expect(output[0]?.map(({ json }) => json['token'])).toEqual(['t1', 't1']);
		expect(server.requests).toEqual(['/token', '/echo', '/echo']);
		expect(store.writes).toBe(1);
		expect(store.read(id)).toMatchObject({ token: 't1', expiresAt: 1001, secret: 's3cret' });
	});

	it('shows nodes the declared fields with defaults, and drops undeclared ones', async () => {
		const store = storeFor(server.baseUrl);
		store.set('fixtureApi', { baseUrl: server.baseUrl, stray: 1 }, id);
		const engine = await fixtureEngine(store);
		const { output } = await engine.run(ask);
		const fields = output[0]?.[0]?.json['fields'];
		expect(fields).toEqual(expect.arrayContaining(['secret', 'token', 'expiresAt']));
		expect(fields).not.toContain('stray');
		expect(store.read(id)).toMatchObject({ undeclared: 'x', stray: 1 });
	});

	it('refreshes a refused token once, after HTTP 401', async () => {
		const store = storeFor(server.baseUrl);
		const engine = await fixtureEngine(store);
		await engine.run(ask);
		server.revoke();
		const { error } = await engine.run(ask);
		expect(error).toBeUndefined();
		expect(store.read(id)['token']).toBe('t2');
		expect(store.writes).toBe(2);
	});

	it('shares the token, and nothing else, between two engines on one store', async () => {
		const store = storeFor(server.baseUrl);
		const first = await fixtureEngine(store);
		const second = await fixtureEngine(store);
		await first.run(ask);
		await second.run(ask);
		expect(server.requests).toEqual(['/token', '/echo', '/echo']);

		const count = { type: 'fixture', parameters: { operation: 'count' } };
		await first.run(count);
		const { output } = await second.run(count);
		expect(output[0]?.[0]?.json).toEqual({ calls: 1 });
	});
});

describe('OAuth2 credentials', () => {
	it('refreshes and stores the token of a user by n8n-core', async () => {
		const store = storeFor(server.baseUrl);
		const { id: user } = store.set('fixtureOAuth2Api', {
			grantType: 'authorizationCode',
			clientId: 'c',
			clientSecret: 's',
			accessTokenUrl: `${server.baseUrl}/token`,
			oauthTokenData: { access_token: 'old', refresh_token: 'r', token_type: 'Bearer' },
		});
		const engine = await fixtureEngine(store);
		const { output, error } = await engine.run({
			type: 'fixture',
			parameters: { operation: 'requestAsUser' },
		});
		expect(error).toBeUndefined();
		expect(output[0]?.[0]?.json).toEqual({ token: 't1' });
		expect(server.requests).toEqual(['/echo', '/token', '/echo']);
		expect(store.read(user ?? '')).toMatchObject({ oauthTokenData: { access_token: 't1' } });
	});
});

describe('the credential dialog', () => {
	it('fetches and stores a token even where one is stored', async () => {
		const store = storeFor(server.baseUrl);
		const engine = await fixtureEngine(store);
		const data = { baseUrl: server.baseUrl, secret: 'new', token: 'old' };
		await expect(testCredential(engine, 'fixtureApi', data, id)).resolves.toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
		expect(store.read(id)).toMatchObject({ secret: 'new', token: 't1' });
	});

	it('words an answer by the rule whose key and value it has, whatever the HTTP status', async () => {
		const engine = await fixtureEngine();
		Object.assign(server.check, { status: 400, body: { code: 7 } });
		await expect(
			testCredential(engine, 'fixtureApi', { baseUrl: server.baseUrl }),
		).resolves.toEqual({ status: 'Error', message: 'The secret is not accepted' });
	});

	it('shows the bare code of a network error', async () => {
		const engine = await fixtureEngine();
		const data = { baseUrl: 'http://127.0.0.1:9' };
		await expect(testCredential(engine, 'fixtureApi', data)).resolves.toEqual({
			status: 'Error',
			message: 'ECONNREFUSED',
		});
	});
});
