import { keepBinaryDataOutsideItems, readBinaryData, storeBinaryData } from '../support/binaryData';
import { CredentialStore } from '../support/credentialStore';
import { Engine } from '../support/engine';
import type { LogEntry } from '../support/logSink';
import { fixtureEngine, storeFor } from './fixture';
import { endRuns } from '../support/underWay';

const twoItems = [{ json: { p: 'bad', n: 1 } }, { json: { p: 'good', n: 2 } }];
const failing = { operation: 'fail', path: '={{ $json.p }}' };

describe('running one node', () => {
	it('resolves expressions per item and pairs items', async () => {
		const engine = await fixtureEngine();
		const { output, error } = await engine.run({
			type: 'fixture',
			parameters: { operation: 'fail', path: '={{ $("Input").item.json.p }}' },
			items: [{ json: { p: 'a' } }, { json: { p: 'b' } }],
		});
		expect(error).toBeUndefined();
		expect(output).toEqual([
			[
				{ json: { ok: true }, pairedItem: { item: 0 } },
				{ json: { ok: true }, pairedItem: { item: 1 } },
			],
		]);
	});

	it('stops the workflow with the error of the node', async () => {
		const engine = await fixtureEngine();
		const { output, error, run } = await engine.run({
			type: 'fixture',
			parameters: failing,
			items: twoItems,
		});
		expect(error).toMatchObject({ message: 'It was bad', context: { itemIndex: 0 } });
		expect(run.status).toBe('error');
		expect(output).toEqual([]);
	});

	it('keeps { error, details } on the regular output', async () => {
		const engine = await fixtureEngine();
		const { output } = await engine.run({
			type: 'fixture',
			parameters: failing,
			items: twoItems,
			onError: 'continueRegularOutput',
		});
		expect(output[0]).toMatchObject([
			{ json: { error: 'It was bad', details: { code: 7 } } },
			{ json: { ok: true } },
		]);
	});

	it('routes { error, details } to the error output and merges the input item in', async () => {
		const engine = await fixtureEngine();
		const { output } = await engine.run({
			type: 'fixture',
			parameters: failing,
			items: twoItems,
			onError: 'continueErrorOutput',
		});
		expect(output).toEqual([
			[{ json: { ok: true }, pairedItem: { item: 1 } }],
			[
				{
					json: { p: 'bad', n: 1, error: 'It was bad', details: { code: 7 } },
					pairedItem: { item: 0 },
				},
			],
		]);
	});

	it('gives nodes the binary data of their items', async () => {
		const engine = await fixtureEngine();
		const data = { mimeType: 'text/plain', data: Buffer.from('hello').toString('base64') };
		const { output } = await engine.run({
			type: 'fixture',
			parameters: { operation: 'size' },
			items: [{ json: {}, binary: { data } }],
		});
		expect(output[0]?.[0]?.json).toEqual({ bytes: 5 });
	});

	it('can keep binary data outside the items, as a production n8n does', async () => {
		keepBinaryDataOutsideItems();
		const engine = await fixtureEngine();
		const data = await storeBinaryData(Buffer.from('hello'), 'a.txt', 'text/plain');
		expect(data).toMatchObject({
			data: 'filesystem-v2',
			id: expect.stringContaining(':') as string,
		});
		const { output } = await engine.run({
			type: 'fixture',
			parameters: { operation: 'size' },
			items: [{ json: {}, binary: { data } }],
		});
		expect(output[0]?.[0]?.json).toEqual({ bytes: 5 });
		expect((await readBinaryData(data)).toString()).toBe('hello');
	});

	it('remembers processed entries per workflow, in the store', async () => {
		const store = storeFor('http://127.0.0.1:9');
		const once = { type: 'fixture', parameters: { operation: 'once', path: 'k' } };
		const fresh: unknown[] = [];
		for (const workflowId of ['a', 'a', 'b']) {
			const engine = await fixtureEngine(store);
			const { output } = await engine.run({ ...once, workflowId });
			fresh.push(output[0]?.[0]?.json['fresh']);
		}
		expect(fresh).toEqual([1, 0, 1]);
	});

	it('hands what a node logs to the sink of its engine only', async () => {
		const entries: LogEntry[] = [];
		const engine = await fixtureEngine(undefined, (entry) => entries.push(entry));
		const other = await fixtureEngine();
		const parameters = { operation: 'log', path: 'x' };
		await Promise.all([
			engine.run({ type: 'fixture', parameters }),
			other.run({ type: 'fixture', parameters }),
		]);
		expect(entries.filter(({ channel }) => channel === 'node')).toEqual([
			{ channel: 'node', level: 'warn', message: 'From the node', meta: { path: 'x' } },
		]);
	});

	it('fails without the required credential, as n8n does', async () => {
		const engine = await fixtureEngine();
		const { error } = await engine.run({
			type: 'fixture',
			parameters: { operation: 'request' },
			credentials: {},
		});
		expect(error?.message).toBe('Node does not have any credentials set for "fixtureApi"');
	});

	it('rejects a package that was not built', async () => {
		const options = { packageDir: __dirname, credentials: new CredentialStore() };
		await expect(Engine.load(options)).rejects.toThrow('ENOENT');
	});
});

describe('cancelling', () => {
	it('aborts the running node and marks the execution as cancelled', async () => {
		const engine = await fixtureEngine();
		const { result, cancel } = engine.start({
			type: 'fixture',
			parameters: { operation: 'wait' },
		});
		setTimeout(cancel, 50);
		const { run, error, durationMs } = await result;
		expect(run.status).toBe('canceled');
		expect(error?.name).toBe('ManualExecutionCancelledError');
		expect(durationMs).toBeLessThan(1000);
	});

	it('ends what a test left behind, so that the next one finds a quiet scene', async () => {
		const engine = await fixtureEngine();
		const left = engine.start({ type: 'fixture', parameters: { operation: 'wait' } });
		const done = engine.start({ type: 'fixture', parameters: { operation: 'wait' } });
		done.cancel();
		await done.result;
		await endRuns();
		expect((await left.result).run.status).toBe('canceled');
	});

	it('takes an abort signal', async () => {
		const engine = await fixtureEngine();
		const { run } = await engine.run({
			type: 'fixture',
			parameters: { operation: 'wait' },
			signal: AbortSignal.timeout(50),
		});
		expect(run.status).toBe('canceled');
	});
});
