import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Api } from '../api';
import { readOutput } from '../executionData';
import { test } from '../fixtures';
import { openOwnN8n } from '../ownN8n';
import { progress, since } from '../progress';
import { openQueue } from '../queueMode';
import { byId, chain, feishuNode, node } from '../workflows';
import type { Packed, World } from '../world';

const MESSAGES = 'POST /helpdesk/v1/message';
const DIFFERENT = 200;
const EQUAL = 60;
const PEOPLE = ['ou_a', 'ou_b', 'ou_c', 'ou_d', 'ou_e'];
const TIMEOUT_MS = 300_000;

/** Sends once by a key: docs/messages.md. */
export function once(): void {
	test(`two workers send each of ${DIFFERENT} keys once, and each of ${EQUAL} that come twice at the same moment`, async ({
		packed,
	}) => {
		const queue = await openQueue(packed, { workers: 2, webhooks: 0 });
		try {
			await sendAllTwice(queue);
		} finally {
			await queue.close();
		}
	});
	for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
		test(`n8n is ended by ${signal} while people wait for a limit; the same run again reaches everybody once`, async ({
			packed,
		}) => {
			await endAmid(packed, signal);
		});
	}
}

/** Takes people, a text and a key by its webhook. */
const keyed = (name: string, credential: World['credential']) => {
	const hook = node('Hook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path: name });
	const send = feishuNode(
		{
			receiver: byId('={{ $json.body.to }}'),
			text: '={{ $json.body.key }}',
			options: { skipAlreadySentKey: '={{ $json.body.key }}', maxWaitSeconds: 180 },
		},
		credential,
	);
	return chain(`Once ${name}`, { ...hook, webhookId: name }, send);
};

async function call(url: string, name: string, body: { to: string; key: string }): Promise<void> {
	const { status } = await fetch(`${url}/webhook/${name}`, {
		method: 'POST',
		body: JSON.stringify(body),
		headers: { 'Content-Type': 'application/json' },
	});
	assert.equal(status, 200);
}

/** Waits until so many executions have ended well. */
async function succeeded(api: Api, workflowId: string, count: number): Promise<void> {
	const deadline = Date.now() + TIMEOUT_MS;
	while ((await api.count(workflowId, 'success')) < count) {
		const reasons = (await api.failed(workflowId)).map(({ data }) => readOutput(data).error);
		assert.deepEqual(reasons, []);
		assert.ok(Date.now() < deadline, 'all executions ended');
		await sleep(1000);
	}
}

async function sendAllTwice(queue: Awaited<ReturnType<typeof openQueue>>): Promise<void> {
	const { api, sandbox, credential, url } = queue;
	const workflowId = await api.createWorkflow(keyed('keys', credential));
	await api.activate(workflowId);
	const keys = Array.from({ length: DIFFERENT }, (_, n) => `key ${n}`);
	const startedAt = Date.now();
	for (const round of [1, 2]) {
		await Promise.all(keys.map((key, n) => call(url, 'keys', { to: `ou_${n}`, key })));
		await succeeded(api, workflowId, round * DIFFERENT);
	}
	const sent = () => sandbox.inbox.map(({ receiverId }) => receiverId);
	assert.equal(sent().length, DIFFERENT);
	assert.equal(new Set(sent()).size, DIFFERENT);
	const equal = Array.from({ length: EQUAL }, (_, n) => ({
		to: `ou_equal${n}`,
		key: `equal ${n}`,
	}));
	await Promise.all([...equal, ...equal].map((body) => call(url, 'keys', body)));
	await succeeded(api, workflowId, 2 * DIFFERENT + 2 * EQUAL);
	assert.equal(sent().length, DIFFERENT + EQUAL);
	assert.equal(new Set(sent()).size, DIFFERENT + EQUAL);
	progress(
		`        once: ${2 * DIFFERENT + 2 * EQUAL} executions in two workers took ${since(startedAt)}: ${sent().length} messages`,
	);
}

async function endAmid(packed: Packed, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
	const rateLimits = { [MESSAGES]: { limit: 2, windowMs: 40_000 } };
	const n8n = await openOwnN8n(packed, { rateLimits });
	try {
		const workflowId = await n8n.api.createWorkflow(keyed('stop', n8n.credential));
		await n8n.api.activate(workflowId);
		const body = { to: PEOPLE.join(', '), key: 'today' };
		await call(n8n.url, 'stop', body);
		const { inbox } = n8n.sandbox;
		const deadline = Date.now() + 60_000;
		while (inbox.length < 2) {
			await sleep(200);
			assert.ok(Date.now() < deadline, 'two have their message');
		}
		await sleep(2000);
		await n8n.restart(signal);
		const before = inbox.length;
		assert.ok(before < PEOPLE.length, 'it was ended while people waited');
		await call(n8n.url, 'stop', body);
		await succeeded(n8n.api, workflowId, 1);
		assert.deepEqual(inbox.map(({ receiverId }) => receiverId).sort(), PEOPLE);
		progress(`        once: ${signal} after ${before} of ${PEOPLE.length}; everybody has it once`);
	} finally {
		await n8n.close();
	}
}
