import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { test } from '../fixtures';
import { createEventCredential, EVENT_SECRETS, requestUrl, triggerNode } from '../events';
import { filesWith, secretsOf } from '../leaks';
import { progress } from '../progress';
import { openQueue, type Queue } from '../queueMode';
import { startRoundRobin, type RoundRobin } from '../roundRobin';
import { byId, chain, feishuNode } from '../workflows';

const EVENTS = 50;
const TIMEOUT_MS = 180_000;
/** An execution that is about to begin shows within this time. */
const SETTLE_MS = 2000;

/** What the checks share: starting it takes most of the time. */
interface Stage extends Queue {
	workflowId: string;
	balancer: RoundRobin;
}
let opened: Stage | undefined;

/** Events that come to two processes, as docs/trigger.md describes. */
export function webhooks(): void {
	test('behind two webhook processes the trigger passes the check of its URL', async ({
		packed,
	}) => {
		const queue = await openQueue(packed, { workers: 1, webhooks: 2 });
		const balancer = await startRoundRobin(queue.webhookUrls);
		const credential = await createEventCredential(queue.api, queue.secrets);
		const trigger = triggerNode(credential, ['ticket.created_v1']);
		const send = feishuNode(
			{ receiver: byId('ou_alice'), receiveType: 'user', text: '={{ $json.event_id }}' },
			credential,
		);
		const workflowId = await queue.api.createWorkflow(chain('Events', trigger, send));
		await queue.api.activate(workflowId);
		const url = requestUrl('webhook', balancer.url, trigger);
		// A process loads at its first request what takes one. Feishu waits for a second, so whoever saves the
		// URL right after a start saves it again; what is checked here is a process that runs.
		for (const origin of queue.webhookUrls) {
			const refused = await fetch(requestUrl('webhook', origin, trigger), { method: 'POST' });
			assert.equal(refused.status, 400);
		}
		await queue.sandbox.setEventConfig({ url, ...EVENT_SECRETS });
		assert.deepEqual(await balancer.done(), [200]);
		opened = { ...queue, workflowId, balancer };
	});
	calm(`${EVENTS} events, each again in the other process 300 ms later, start it once each`);
	busy('the same, ten at a time, start it at least once each', 300);
	busy('the same, at the same moment in both, start it at least once each', 0);
	test('no log of these processes holds a secret or a token', async () => {
		const { close, sandbox, userFolder } = stage();
		await close();
		assert.deepEqual(await filesWith(userFolder, secretsOf(sandbox)), []);
	});
}

function stage(): Stage {
	assert.ok(opened, 'n8n with two webhook processes was started');
	return opened;
}

function calm(name: string): void {
	test(name, async () => {
		stage().balancer.repeatAfter(300);
		const starts = await startsPerEvent('calm', async (one) => {
			for (let n = 0; n < EVENTS; n += 1) {
				one();
				await untilAnswered();
			}
		});
		assert.deepEqual(starts, { 1: EVENTS });
	});
}

function busy(name: string, repeatMs: number): void {
	test(name, async () => {
		stage().balancer.repeatAfter(repeatMs);
		const starts = await startsPerEvent(`ten at a time, ${repeatMs} ms`, async (one) => {
			for (let n = 0; n < EVENTS; n += 10) {
				for (let m = 0; m < 10; m += 1) one();
				await untilAnswered();
			}
		});
		assert.equal(starts[0], undefined, 'no event was lost');
	});
}

/** @returns once both copies of all events were answered, with 200 */
async function untilAnswered(): Promise<void> {
	const { balancer, sandbox } = stage();
	await sandbox.pushesDone();
	const answers = await balancer.done();
	assert.deepEqual(new Set(answers), new Set([200]));
}

/**
 * Lets tickets begin, and looks how many executions each of their events started.
 *
 * @param what is printed with the figures
 * @param begin calls its argument for each ticket
 * @returns how many events started it so many times, e.g. `{ 1: 49, 2: 1 }`
 */
async function startsPerEvent(
	what: string,
	begin: (one: () => void) => Promise<void>,
): Promise<Record<number, number>> {
	const { sandbox } = stage();
	sandbox.reset();
	let guests = 0;
	await begin(() => {
		guests += 1;
		sandbox.startConversation(`ou_writer_${guests}`, 'Hello');
	});
	await untilQuiet();
	const texts = sandbox.inbox.map(({ rawContent }) => rawContent);
	const counts: Record<number, number> = {};
	for (const { eventId } of sandbox.pushes) {
		const starts = texts.filter((text) => text.includes(eventId)).length;
		counts[starts] = (counts[starts] ?? 0) + 1;
	}
	const figures = Object.entries(counts).map(([starts, events]) => `${events} × ${starts}`);
	progress(`        webhooks: ${what}: events × executions: ${figures.join(', ')}`);
	return counts;
}

/** @returns once no execution waits or runs, and none comes any more */
async function untilQuiet(): Promise<void> {
	const { api, sandbox, workflowId } = stage();
	const deadline = Date.now() + TIMEOUT_MS;
	let before = -1;
	while (Date.now() < deadline) {
		const unfinished =
			(await api.count(workflowId, 'new')) + (await api.count(workflowId, 'running'));
		if (unfinished === 0 && sandbox.inbox.length === before) return;
		before = sandbox.inbox.length;
		await sleep(SETTLE_MS);
	}
	throw new Error('executions did not end');
}
