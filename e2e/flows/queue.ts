import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { test } from '../fixtures';
import { readOutput } from '../executionData';
import { progress, since } from '../progress';
import { openQueue, type Queue } from '../queueMode';
import { byId, chain, feishuNode, node } from '../workflows';

const EXECUTIONS = 400;
const TIMEOUT_MS = 240_000;
const TOKENS = 'POST /auth/v3/tenant_access_token/internal';
const MESSAGES = 'POST /helpdesk/v1/message';

/** Many executions at once, spread over workers, against a Feishu that lets few through. */
export function queue(): void {
	test(`${EXECUTIONS} executions in two workers send each message once, past a rate limit`, async ({
		packed,
	}) => {
		// The window is long enough for the limit to be met on a busy machine, too.
		const rateLimits = { [MESSAGES]: { limit: 100, windowMs: 30_000 } };
		const opened = await openQueue(packed, { workers: 2, webhooks: 0 }, { rateLimits });
		try {
			await sendAll(opened);
		} finally {
			await opened.close();
		}
	});
}

async function sendAll({ api, sandbox, credential, url }: Queue): Promise<void> {
	const hook = node('Hook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path: 'load' });
	const send = feishuNode(
		{ receiver: byId('={{ $json.body.to }}'), text: '={{ $json.body.text }}' },
		credential,
	);
	const workflow = chain('Queue', { ...hook, webhookId: 'load' }, send);
	const workflowId = await api.createWorkflow(workflow);
	await api.activate(workflowId);
	const startedAt = Date.now();
	const people = Array.from({ length: EXECUTIONS }, (_, n) => `ou_${n}`);
	await inParallel(people, 10, async (to) => {
		const body = JSON.stringify({ to, text: `Text for ${to}` });
		const headers = { 'Content-Type': 'application/json' };
		const answer = await fetch(`${url}/webhook/load`, { method: 'POST', body, headers });
		assert.ok(answer.ok, `n8n took the call: ${answer.status}`);
	});
	const counts = await allEnded(api, workflowId);
	const refused = sandbox.requests.filter(({ code }) => code === 99991400).length;
	progress(
		`        queue: ${EXECUTIONS} executions took ${since(startedAt)}; ` +
			`${sandbox.count(MESSAGES)} message requests (${refused} refused by the rate limit), ` +
			`${sandbox.count(TOKENS)} token requests`,
	);
	const reasons = (await api.failed(workflowId)).map(({ data }) => readOutput(data).error);
	for (const reason of new Set(reasons)) progress(`        queue: failed: ${reason ?? '?'}`);
	assert.deepEqual(counts, { success: EXECUTIONS, error: 0, crashed: 0 });
	const receivers = sandbox.inbox.map(({ receiverId }) => receiverId).sort();
	assert.deepEqual(receivers, [...people].sort(), 'every message exactly once');
	for (const { receiverId, rawContent } of sandbox.inbox) {
		assert.deepEqual(JSON.parse(rawContent), { text: `Text for ${receiverId}` });
	}
	assert.ok(refused > 0, 'the rate limit was met');
}

/** @returns how many executions ended in which way, once as many as were started have */
async function allEnded(
	api: Queue['api'],
	workflowId: string,
): Promise<Record<'success' | 'error' | 'crashed', number>> {
	const deadline = Date.now() + TIMEOUT_MS;
	for (;;) {
		const counts = {
			success: await api.count(workflowId, 'success'),
			error: await api.count(workflowId, 'error'),
			crashed: await api.count(workflowId, 'crashed'),
		};
		const ended = counts.success + counts.error + counts.crashed;
		if (ended >= EXECUTIONS || Date.now() > deadline) return counts;
		await sleep(1000);
	}
}

async function inParallel<T>(
	list: readonly T[],
	lanes: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	const rest = list.values();
	await Promise.all(
		Array.from({ length: lanes }, async () => {
			for (const item of rest) await work(item);
		}),
	);
}
