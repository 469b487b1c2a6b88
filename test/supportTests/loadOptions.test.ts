import type { LogEntry } from '../support/logSink';
import { fixtureEngine, storeFor } from './fixture';
import { startFixtureServer } from './fixtureServer';
import type { FixtureServer } from './fixtureServer';

let server: FixtureServer;

beforeAll(async () => {
	server = await startFixtureServer();
});

afterAll(() => server.close());

describe('a list to choose from', () => {
	it('is searched with the credential, and the token is stored as in an execution', async () => {
		const store = storeFor(server.baseUrl);
		const engine = await fixtureEngine(store);
		const page = await engine.search({ type: 'fixture', method: 'echo', filter: '名 "x"' });
		expect(page.results).toEqual([{ name: 't1 request 名 "x"', value: 'v' }]);
		expect(server.requests).toEqual(['/token', '/echo']);
		expect(store.writes).toBe(1);
	});

	it('hands the token of a page to the next one, as text', async () => {
		const engine = await fixtureEngine(storeFor(server.baseUrl));
		const search = { type: 'fixture', method: 'echo' };
		const first = await engine.search(search);
		expect(first.paginationToken).toBe('1');
		const { paginationToken = '' } = first;
		await expect(engine.search({ ...search, paginationToken })).resolves.toMatchObject({
			paginationToken: '2',
		});
	});

	it('knows the fields filled in so far, and does not change them', async () => {
		const engine = await fixtureEngine(storeFor(server.baseUrl));
		const parameters = { operation: 'fail', path: '/other' };
		const { results } = await engine.search({ type: 'fixture', method: 'echo', parameters });
		expect(results[0]?.name).toMatch(/ fail $/);
		expect(server.requests.at(-1)).toBe('/other');
		expect(parameters).toEqual({ operation: 'fail', path: '/other' });
	});

	it('fails with the error of the node, description included', async () => {
		const engine = await fixtureEngine();
		await expect(engine.search({ type: 'fixture', method: 'fail' })).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'It was bad',
			description: 'Do good',
		});
	});

	it('fails without the credential', async () => {
		const engine = await fixtureEngine();
		await expect(
			engine.search({ type: 'fixture', method: 'echo', credentials: {} }),
		).rejects.toThrow('Node does not have any credentials set');
	});

	it.each(['none', 'paths', 'toString'])('fails for "%s", which is no list', async (method) => {
		const engine = await fixtureEngine();
		await expect(engine.search({ type: 'fixture', method })).rejects.toThrow(
			`"n8n-nodes-fixture.fixture" has no method "${method}" of this kind`,
		);
	});

	it('logs to the sink of its engine', async () => {
		const entries: LogEntry[] = [];
		const engine = await fixtureEngine(storeFor(server.baseUrl), (entry) => entries.push(entry));
		await engine.search({ type: 'fixture', method: 'echo', filter: 'f' });
		expect(entries).toContainEqual({
			channel: 'node',
			level: 'warn',
			message: 'Searched',
			meta: { filter: 'f' },
		});
	});
});

describe('other fields that a node fills', () => {
	it('gives the options of a dropdown, with the defaults of fields left alone', async () => {
		const engine = await fixtureEngine();
		await expect(engine.loadOptions({ type: 'fixture', method: 'paths' })).resolves.toEqual([
			{ name: 'Now', value: '/echo' },
		]);
	});

	it('gives the columns of a resource mapper, each id once', async () => {
		const engine = await fixtureEngine();
		const { fields } = await engine.resourceMapping({ type: 'fixture', method: 'columns' });
		expect(fields).toMatchObject([{ id: 'a', displayName: 'First' }]);
	});
});
