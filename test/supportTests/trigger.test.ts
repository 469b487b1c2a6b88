import { gzipSync } from 'node:zlib';
import type { LogEntry } from '../support/logSink';
import type { LiveWorkflow } from '../support/webhooks/liveWorkflow';
import type { TriggerInput } from '../support/webhooks/open';
import { fixtureEngine } from './fixture';

const open = new Set<LiveWorkflow>();

async function listening(input: TriggerInput = {}): Promise<LiveWorkflow> {
	const trigger = await opened(input);
	await trigger.activate();
	return trigger;
}

async function opened(input: TriggerInput = {}): Promise<LiveWorkflow> {
	const engine = await fixtureEngine();
	const trigger = await engine.openTrigger({ type: 'fixtureTrigger', ...input });
	open.add(trigger);
	return trigger;
}

afterEach(async () => {
	await Promise.all([...open].map((trigger) => trigger.close()));
	open.clear();
});

/** What the node saw in the last call that started the workflow. */
const seen = ({ executions }: LiveWorkflow): unknown => executions.at(-1)?.[0]?.[0]?.json;
const hooks = ({ staticData }: LiveWorkflow): unknown => staticData['node:Trigger'];

describe('what a trigger sees of a request', () => {
	it('is the parsed body, the bytes as they came, its credential and its URL', async () => {
		const trigger = await listening();
		const answer = await trigger.post('{ "a" : "名" }');
		expect(answer).toMatchObject({ status: 200, body: '{"message":"Workflow was started"}' });
		expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
		expect(answer.ms).toBeGreaterThan(0);
		expect(seen(trigger)).toEqual({
			body: { a: '名' },
			secret: 's3cret',
			url: trigger.url,
			bytes: Buffer.from('{ "a" : "名" }').toString('hex'),
			calls: 1,
		});
	});

	it.each([
		['text', 'text/plain', 'a=1', 'a=1'],
		['a form', 'application/x-www-form-urlencoded', 'a=1', { a: '1' }],
		['JSON with a byte order mark', 'application/json; charset=UTF-8', '\uFEFF{"a":1}', { a: 1 }],
		['bytes of another type, unparsed', 'image/png', 'a=1', 'none'],
		['a body without a type, unparsed', '', '{"a":1}', 'none'],
		['an empty body', 'application/json', '', 'none'],
	])('is %s', async (_name, type, sent, body) => {
		const trigger = await listening();
		await trigger.post(sent, { 'content-type': type });
		expect(seen(trigger)).toMatchObject({ body, bytes: Buffer.from(sent).toString('hex') });
	});

	it('is a compressed body, unpacked', async () => {
		const trigger = await listening();
		await trigger.post(gzipSync('{"a":1}'), { 'content-encoding': 'gzip' });
		expect(seen(trigger)).toMatchObject({ body: { a: 1 } });
	});

	it('is nothing read yet, from version 2 on, where n8n cannot parse', async () => {
		const trigger = await listening({ typeVersion: 2 });
		await trigger.post('{}', { 'content-type': 'image/png' });
		expect(seen(trigger)).toMatchObject({ body: 'none', bytes: 'unread' });
	});
});

describe('what the caller gets', () => {
	it.each([
		['an object, as JSON', { a: [1] }, '{"a":[1]}', 'application/json; charset=utf-8'],
		['text, as HTML', 'Hi', 'Hi', 'text/html; charset=utf-8'],
		['null', null, 'null', 'application/json; charset=utf-8'],
	])('is %s', async (_name, said, body, type) => {
		const trigger = await listening();
		const answer = await trigger.post(JSON.stringify({ do: 'answer', with: said }));
		expect(answer).toMatchObject({ status: 200, body });
		expect(answer.headers['content-type']).toBe(type);
		expect(trigger.executions).toEqual([]);
	});

	it('is what the node writes itself', async () => {
		const trigger = await listening();
		const answer = await trigger.post('{"do":"write"}');
		expect(answer).toMatchObject({ status: 401, body: '{"no":true}' });
	});

	it('is a plain receipt where the node says nothing and starts nothing', async () => {
		const trigger = await listening();
		const answer = await trigger.post('{"do":"nothing"}');
		expect(answer).toMatchObject({ status: 200, body: '{"message":"Webhook call received"}' });
	});

	it('is 500 without a reason where the node fails', async () => {
		const trigger = await listening();
		const answer = await trigger.post('{"do":"fail"}');
		expect(answer.status).toBe(500);
		expect(JSON.parse(answer.body)).toEqual({
			code: 0,
			message: 'Workflow Webhook Error: Workflow could not be started!',
		});
		expect(trigger.failures).toMatchObject([{ message: 'The node knows why' }]);
		expect(trigger.executions).toEqual([]);
	});

	it('is 422 for JSON that is none, and the node does not run', async () => {
		const trigger = await listening();
		const answer = await trigger.post('{"a":');
		expect(answer.status).toBe(422);
		expect(JSON.parse(answer.body)).toMatchObject({
			code: 422,
			message: 'Failed to parse request body',
		});
		expect(trigger.savedStaticData).not.toHaveProperty(['node:Trigger', 'calls']);
	});

	it.each([
		[16 * 1024 * 1024, 200],
		[16 * 1024 * 1024 + 1, 500],
	])('for %d bytes is %d', async (size, status) => {
		const trigger = await listening();
		const answer = await trigger.post(Buffer.alloc(size, 'a'), { 'content-type': 'text/plain' });
		expect(answer.status).toBe(status);
		expect(trigger.executions).toHaveLength(status === 200 ? 1 : 0);
	});

	it('is 404 before activation, after deactivation, and on other paths', async () => {
		const trigger = await opened();
		const statuses = [(await trigger.post('{}')).status];
		await trigger.activate();
		statuses.push((await trigger.post('{}')).status);
		statuses.push((await fetch(`${trigger.url}/x`, { method: 'POST' })).status);
		await trigger.deactivate();
		const after = await trigger.post('{}');
		expect([...statuses, after.status]).toEqual([404, 200, 404, 404]);
		expect(JSON.parse(after.body)).toMatchObject({
			code: 404,
			message: expect.stringMatching(
				/^The requested webhook "POST .*" is not registered\.$/,
			) as string,
		});
	});

	it('names the right method to a caller with the wrong one', async () => {
		const trigger = await listening();
		const answer = await fetch(trigger.url);
		expect(answer.status).toBe(404);
		await expect(answer.json()).resolves.toMatchObject({
			message:
				'This webhook is not registered for GET requests. Did you mean to make a POST request?',
		});
	});
});

describe('activation', () => {
	it('checks, creates and deletes, in the modes of n8n', async () => {
		const trigger = await listening();
		await trigger.deactivate();
		expect(trigger.savedStaticData).toEqual({
			'node:Trigger': {
				hooks: [
					'checkExists trigger activate',
					'create trigger activate',
					'delete internal update',
				],
			},
		});
		expect(new URL(trigger.url).pathname).toMatch(/^\/webhook\/[\w-]+\/webhook$/);
		expect(trigger.log.map(({ meta }) => meta['url'])).toEqual(Array(3).fill(trigger.url));
	});

	it('creates nothing where something exists', async () => {
		const trigger = await listening({ parameters: { exists: true } });
		expect(hooks(trigger)).toEqual({ hooks: ['checkExists trigger activate'] });
	});

	it.each(['checkExists', 'create'])('fails with %s, and does not listen', async (refuse) => {
		const trigger = await opened({ parameters: { refuse } });
		await expect(trigger.activate()).rejects.toThrow(`No ${refuse}`);
		expect((await trigger.post('{}')).status).toBe(404);
	});

	it('ends even where delete fails', async () => {
		const trigger = await listening({ parameters: { refuse: 'delete' } });
		await expect(trigger.deactivate()).rejects.toThrow('No delete');
		expect((await trigger.post('{}')).status).toBe(404);
	});

	it('logs to the trigger and to the sink of the engine', async () => {
		const entries: LogEntry[] = [];
		const engine = await fixtureEngine(undefined, (entry) => entries.push(entry));
		const trigger = await engine.openTrigger({ type: 'fixtureTrigger' });
		open.add(trigger);
		await trigger.activate();
		expect(trigger.log.map(({ message }) => message)).toEqual(['checkExists', 'create']);
		expect(entries).toEqual(trigger.log);
	});
});

describe('static data', () => {
	it('passes from call to call', async () => {
		const trigger = await listening({ staticData: { 'node:Trigger': { calls: 5 } } });
		await trigger.post('{}');
		await trigger.post('{}');
		expect(seen(trigger)).toMatchObject({ calls: 7 });
		expect(trigger.savedStaticData).toMatchObject({ 'node:Trigger': { calls: 7 } });
	});

	it('is saved as JSON', async () => {
		const trigger = await listening();
		await trigger.post('{"do":"date"}');
		expect(trigger.staticData).toMatchObject({ 'node:Trigger': { at: new Date(0) } });
		expect(trigger.savedStaticData).toMatchObject({
			'node:Trigger': { at: '1970-01-01T00:00:00.000Z' },
		});
	});

	it('is not saved by a call that fails', async () => {
		const trigger = await listening();
		await trigger.post('{"do":"fail"}');
		expect(trigger.savedStaticData).not.toHaveProperty(['node:Trigger', 'calls']);
	});

	it('is not shared between processes', async () => {
		const first = await listening({ workflowId: 'same' });
		const second = await listening({ workflowId: 'same' });
		await first.post('{}');
		await second.post('{}');
		expect(seen(second)).toMatchObject({ calls: 1 });
	});
});

describe('a test event', () => {
	it('comes to a test URL, once, and saves nothing', async () => {
		const trigger = await listening({ mode: 'test' });
		expect(new URL(trigger.url).pathname).toMatch(/^\/webhook-test\//);
		await trigger.post('{"do":"nothing"}');
		await trigger.post('{}');
		await trigger.idle();
		expect((await trigger.post('{}')).status).toBe(404);
		expect(trigger.executions).toHaveLength(1);
		expect(trigger.savedStaticData).toEqual({});
		expect(hooks(trigger)).toMatchObject({
			hooks: ['checkExists manual manual', 'create manual manual', 'delete internal update'],
		});
	});
});
