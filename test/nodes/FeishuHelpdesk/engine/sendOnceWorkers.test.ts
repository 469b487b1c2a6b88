import { sleep, type INodeExecutionData, type INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../../sandbox/server';
import { HELLO, items, receiver } from '../../../support/scene';
import { startWorkers, type Workers } from '../../../support/workers/workers';

const KEYS = Number(process.env['WORKER_KEYS'] ?? 40);
const EQUAL = Number(process.env['WORKER_EQUAL'] ?? 12);

let sandbox: Sandbox;
let workers: Workers;
beforeAll(async () => {
	sandbox = await startSandbox({});
	workers = await startWorkers(2, sandbox.url, { minMs: 2, maxMs: 20 });
}, 60_000);
beforeEach(() => {
	sandbox.reset();
});
afterAll(async () => {
	await workers.close();
	await sandbox.close();
});

const KEYED: INodeParameters = {
	...HELLO,
	receiver: receiver('={{ $json.to }}'),
	text: '={{ $json.key }}',
	options: { skipAlreadySentKey: '={{ $json.key }}' },
};
const AUTOMATIC = { ...KEYED, options: { skipIdenticalWithin: 16 } };

const keys = (name: string, count: number) =>
	Array.from({ length: count }, (_, n) => ({ to: `ou_${n}`, key: `${name}${n}` }));

/** Each list is run by a process of its own, at the same time. */
const side = async (parameters: INodeParameters, ...lists: INodeExecutionData[][]) =>
	await Promise.all(
		lists.map(async (list, n) => (await workers.all[n]?.run(parameters, list))?.output ?? []),
	);
const skipped = (output: readonly { skipped?: unknown }[]) =>
	output.filter((json) => json.skipped === true).length;
const texts = () => sandbox.inbox.map(({ rawContent }) => rawContent);

describe('two processes over one row, which n8n changes without a lock', () => {
	test.each([
		['key', KEYED],
		['content', AUTOMATIC],
	])(
		'send what both have, by its %s, once at the same moment',
		async (name, parameters) => {
			const list = items(...keys(`equal ${name} `, EQUAL));
			const outputs = await side(parameters, list, list);
			expect(texts()).toHaveLength(EQUAL);
			expect(new Set(texts()).size).toBe(EQUAL);
			expect(outputs.flat().filter((json) => json.error !== undefined)).toEqual([]);
			expect(skipped(outputs.flat())).toBe(EQUAL);
		},
		60_000,
	);

	test('keep the keys of both, so that a second run sends none again', async () => {
		const list = items(...keys('different ', KEYS));
		const halves = [list.slice(0, KEYS / 2), list.slice(KEYS / 2)];
		await side(KEYED, ...halves);
		expect(texts()).toHaveLength(KEYS);
		const outputs = await side(KEYED, ...halves.reverse());
		expect(texts()).toHaveLength(KEYS);
		expect(skipped(outputs.flat())).toBe(KEYS);
	}, 60_000);

	test('keep them when each message is a run of its own', async () => {
		const list = items(...keys('single ', KEYS));
		const runAll = async () =>
			await Promise.all(
				list.map(async (item, n) => (await workers.all[n % 2]?.run(KEYED, [item]))?.output ?? []),
			);
		await runAll();
		expect(texts()).toHaveLength(KEYS);
		expect(skipped((await runAll()).flat())).toBe(KEYS);
		expect(texts()).toHaveLength(KEYS);
	}, 60_000);

	test('give back for good what surely was not sent', async () => {
		const list = items(...keys('refused ', 10));
		sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 154000,
			msg: 'bad request',
			route: 'POST /helpdesk/v1/message',
			times: 10,
		});
		await side(KEYED, list, items(...keys('others ', 10)));
		const before = texts().length;
		await side(KEYED, list, items(...keys('others ', 10)));
		expect(before).toBe(10);
		expect(texts()).toHaveLength(20);
		expect(new Set(texts()).size).toBe(20);
	}, 60_000);

	test('send all once after a kill, or say that nobody knows', async () => {
		const list = items(...keys('killed ', 12));
		for (const afterMs of [700]) {
			sandbox.reset();
			const victim = await workers.start();
			const named = { ...KEYED, text: `={{ $json.key }} ${afterMs}` };
			const options = { skipAlreadySentKey: `={{ $json.key }} ${afterMs}`, maxConcurrency: 3 };
			const dying = victim.run({ ...named, options }, list).catch(() => undefined);
			const other = side({ ...named, options }, items(...keys(`survivor ${afterMs} `, 10)));
			await sleep(afterMs);
			await victim.kill();
			await Promise.all([dying, other]);
			const outputs = await side({ ...named, options }, list);
			const killed = texts().filter((text) => text.includes('killed'));
			expect(new Set(texts()).size).toBe(texts().length);
			const unknown = outputs.flat().filter((json) => json.error !== undefined);
			for (const json of unknown) expect(json.errorDetails).toMatchObject({ delivery: 'unknown' });
			expect(killed.length + unknown.length).toBeGreaterThanOrEqual(list.length);
			expect(texts().length - killed.length).toBe(10);
		}
	}, 60_000);
});
