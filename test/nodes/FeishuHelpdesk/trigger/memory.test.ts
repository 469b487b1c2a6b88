import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Engine } from '../../../support/engine';
import type { LiveOptions, LiveWorkflow } from '../../../support/webhooks/liveWorkflow';
import { envelope, message } from './event/push';
import { ALL_EVENTS, items, openStage, sealed, type Stage } from './stage';
import { until } from '../../../support/until';

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

const genuine = (id: string, messageId = `message of ${id}`) =>
	sealed(envelope({ ...message, ticket_message_id: messageId }, { id }));

const send = async (to: LiveWorkflow, { body, headers }: ReturnType<typeof sealed>) =>
	(await to.post(body, headers)).status;

/** How many executions an event starts. */
async function starts(workflow: LiveWorkflow, id: string, messageId?: string): Promise<number> {
	const before = workflow.executions.length;
	expect(await send(workflow, genuine(id, messageId))).toBe(200);
	return workflow.executions.length - before;
}

const on = async (options: LiveOptions = {}) => {
	const trigger = await stage.trigger({}, options);
	await trigger.activate();
	return trigger;
};

/** The same workflow in an n8n that was started again. */
async function afterRestart(before: LiveWorkflow): Promise<LiveWorkflow> {
	const engine = await stage.restarted();
	const after = stage.keep(
		await engine.openTrigger({
			parameters: { events: ALL_EVENTS },
			workflowId: stage.workflowId,
			staticData: before.savedStaticData,
		}),
	);
	after.resume();
	return after;
}

/** Something that is awaited until the test lets it go on. */
function gate() {
	let go = (): void => undefined;
	let fail = (): void => undefined;
	const opened = new Promise<void>((resolve, reject) => {
		go = resolve;
		fail = () => {
			reject(new Error('The database is locked'));
		};
	});
	return { opened, go, fail };
}

describe('an event is answered', () => {
	it('when n8n has started the workflow, and not earlier', async () => {
		const { opened, go } = gate();
		const trigger = await on({ starting: () => opened });
		let status: number | undefined;
		const answered = send(trigger, genuine('a')).then((code) => (status = code));
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(status).toBeUndefined();
		go();
		expect(await answered).toBe(200);
		expect(items(trigger)).toHaveLength(1);
	});

	it('with an error when n8n cannot start the workflow, and its repetition starts it', async () => {
		let locked = true;
		const starting = async () => {
			if (locked) await Promise.reject(new Error('The database is locked'));
		};
		const trigger = await on({ starting });
		expect(await send(trigger, genuine('a'))).toBe(500);
		locked = false;
		// Another event is stored meanwhile, and must not take the first one with it.
		expect(await starts(trigger, 'b')).toBe(1);
		expect(await starts(trigger, 'a')).toBe(1);
		expect(await starts(trigger, 'a')).toBe(0);
	});

	it('also where it is a copy that came while the first was being started', async () => {
		const { opened, go } = gate();
		const trigger = await on({ starting: () => opened });
		let answered = 0;
		const copies = Array.from({ length: 5 }, async () => {
			expect(await send(trigger, genuine('a'))).toBe(200);
			answered += 1;
		});
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(answered).toBe(0);
		go();
		await Promise.all(copies);
		expect(items(trigger)).toHaveLength(1);
	});

	it('by a copy that starts the workflow when the first could not', async () => {
		const { opened, fail } = gate();
		let first = true;
		const starting = async () => {
			const waits = first;
			first = false;
			if (waits) await opened;
		};
		const trigger = await on({ starting });
		const failing = send(trigger, genuine('a'));
		const copies = Array.from({ length: 3 }, () => send(trigger, genuine('a')));
		await new Promise((resolve) => setTimeout(resolve, 100));
		fail();
		expect(await failing).toBe(500);
		expect(await Promise.all(copies)).toEqual([200, 200, 200]);
		expect(items(trigger)).toHaveLength(1);
	});

	it('not at all while nobody knows what comes of the first, so that Feishu repeats it', async () => {
		const { opened, go } = gate();
		const trigger = await on({ starting: () => opened });
		const first = send(trigger, genuine('a'));
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await send(trigger, genuine('a'))).toBe(503);
		go();
		expect(await first).toBe(200);
		expect(await starts(trigger, 'a')).toBe(0);
	});

	it('once, also when Feishu did not wait for the answer', async () => {
		const { opened, go } = gate();
		const trigger = await on({ starting: () => opened });
		const { body, headers } = genuine('a');
		const hungUp = fetch(trigger.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: new Uint8Array(body),
			signal: AbortSignal.timeout(200),
		});
		await expect(hungUp).rejects.toThrow();
		go();
		await until(() => trigger.executions.length === 1);
		expect(await starts(trigger, 'a')).toBe(0);
	});
});

describe('a message starts the workflow once', () => {
	it('when Feishu makes two events of it', async () => {
		const trigger = await on();
		expect(await starts(trigger, 'one', '7')).toBe(1);
		expect(await starts(trigger, 'two', '7')).toBe(0);
		expect(await starts(trigger, 'two', '8')).toBe(1);
	});

	it('when they come at the same moment', async () => {
		const trigger = await on();
		await Promise.all(['a', 'b', 'c', 'd'].map((id) => send(trigger, genuine(id, '7'))));
		expect(items(trigger)).toHaveLength(1);
	});

	it('when they come before and after a restart', async () => {
		const trigger = await on();
		expect(await starts(trigger, 'one', '7')).toBe(1);
		expect(await starts(await afterRestart(trigger), 'two', '7')).toBe(0);
	});
});

describe('what was noted is still known after a restart', () => {
	const ids = Array.from({ length: 40 }, (_, n) => `event-${n}`);

	it('when many events came at the same moment', async () => {
		const trigger = await on();
		await Promise.all(ids.map((id) => send(trigger, genuine(id))));
		expect(items(trigger)).toHaveLength(40);
		const after = await afterRestart(trigger);
		for (const id of ids) await send(after, genuine(id));
		expect(items(after)).toHaveLength(0);
	});

	it('but not that an event came of which n8n died, however many came beside it', async () => {
		const { opened, fail } = gate();
		let count = 0;
		const starting = async () => {
			count += 1;
			if (count === 1) await opened;
		};
		const trigger = await on({ starting });
		const dying = send(trigger, genuine('dying'));
		await until(() => count === 1);
		for (const id of ids.slice(0, 5)) expect(await starts(trigger, id)).toBe(1);
		const after = await afterRestart(trigger);
		fail();
		expect(await dying).toBe(500);
		expect(await starts(after, 'dying')).toBe(1);
		expect(await starts(after, 'event-0')).toBe(0);
	});

	it('when the user has renamed the trigger', async () => {
		const before = await open(triggerThen([], 'Old Name'));
		expect(await send(before, genuine('a'))).toBe(200);
		const engine = await stage.restarted();
		const after = await open(triggerThen([], 'New Name'), before.savedStaticData, engine);
		expect(await starts(after, 'a')).toBe(0);
		expect(await starts(after, 'b')).toBe(1);
	});

	it('but another trigger, in a workflow that was copied, knows nothing of it', async () => {
		const one = await open(triggerThen([]));
		await send(one, genuine('a'));
		const copy = await open({ ...triggerThen([]), id: 'copy' });
		expect(await starts(copy, 'a')).toBe(1);
	});

	it('when a workflow that keeps static data of its own has put back older marks', async () => {
		const counts = triggerThen([{ type: 'test.counter', parameters: { ms: 150 } }]);
		const before = await open(counts);
		expect(await starts(before, 'a')).toBe(1);
		for (const id of ['b', 'c']) expect(await starts(before, id)).toBe(1);
		await before.idle();
		// Whatever Feishu sends next, be it only a repetition.
		expect(await starts(before, 'a')).toBe(0);
		await before.idle();
		const engine = await stage.restarted();
		const after = await open(counts, before.savedStaticData, engine);
		for (const id of ['a', 'b', 'c']) expect([id, await starts(after, id)]).toEqual([id, 0]);
		await after.idle();
	});

	it('but a repetition right after a restart starts a workflow that keeps static data of its own again', async () => {
		const counts = triggerThen([{ type: 'test.counter', parameters: { ms: 50 } }]);
		const before = await open(counts);
		expect(await starts(before, 'a')).toBe(1);
		await before.idle();
		const engine = await stage.restarted();
		const after = await open(counts, before.savedStaticData, engine);
		expect(await starts(after, 'a')).toBe(1);
		await after.idle();
	});

	it("and what the user's own nodes keep stays beside it", async () => {
		const counts = triggerThen([{ type: 'test.counter', parameters: {} }]);
		const live = await open(counts, { global: { count: 5, mine: { deep: [1] } } });
		expect(await starts(live, 'a')).toBe(1);
		await live.idle();
		expect(live.savedStaticData['global']).toMatchObject({ count: 6, mine: { deep: [1] } });
		expect(await starts(live, 'a')).toBe(0);
		expect(live.savedStaticData['global']).toMatchObject({ count: 6, mine: { deep: [1] } });
	});

	it.each([null, 7, 'x', [], { trigger: 5 }, { trigger: { a: 1 } }])(
		'whatever the user has put in its place: %j',
		async (feishuHelpdeskTrigger) => {
			const live = await open(triggerThen([]), { global: { feishuHelpdeskTrigger } });
			expect(await starts(live, 'a')).toBe(1);
			const after = await afterRestart(live);
			expect(await starts(after, 'a')).toBe(0);
		},
	);

	it('and nothing is written for a stranger, or where there is nothing new', async () => {
		const trigger = await on();
		await send(trigger, genuine('a'));
		const saved = trigger.savedStaticData;
		await trigger.post('{"encrypt":"x"}');
		await send(trigger, genuine('a'));
		expect(trigger.savedStaticData).toBe(saved);
	});
});

/** A workflow of the trigger and nodes behind it. */
function triggerThen(
	nodes: { type: string; parameters: INodeParameters }[],
	name = 'Feishu Helpdesk Trigger',
) {
	const all = [
		{
			id: 'trigger',
			name,
			type: 'n8n-nodes-feishu-helpdesk.feishuHelpdeskTrigger',
			parameters: { events: ALL_EVENTS },
		},
		...nodes.map((node, index) => ({ ...node, id: `${index}`, name: `Node ${index}` })),
	];
	return {
		id: stage.workflowId,
		nodes: all.map((node) => ({ ...node, typeVersion: 1, position: [0, 0] as [number, number] })),
		connections: Object.fromEntries(
			all
				.slice(1)
				.map((node, index) => [
					all[index]?.name ?? '',
					{ main: [[{ node: node.name, type: 'main' as const, index: 0 }]] },
				]),
		),
	};
}

async function open(
	json: ReturnType<typeof triggerThen>,
	staticData: IDataObject = {},
	engine: Engine = stage.engine,
): Promise<LiveWorkflow> {
	return stage.keep(await engine.openWorkflow(json, { staticData }));
}
