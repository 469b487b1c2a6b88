import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect } from '@playwright/test';

import { triggerNode } from '../events';
import { test } from '../fixtures';
import { openQueue, type Queue } from '../queueMode';
import { chain, node } from '../workflows';

const EVENTS = 20;

/** A long connection in queue mode: the main process listens, workers run. */
export function longConnectionQueue(): void {
	test('in queue mode one connection hears, workers run, and tests that they run hear', async ({
		packed,
	}) => {
		const queue = await openQueue(
			packed,
			{ workers: 2, webhooks: 0, offloadsTests: true },
			OPTIONS,
		);
		try {
			await hears(queue);
			await tries(queue);
			assert.deepEqual(queue.sandbox.longConnections.problems, []);
		} finally {
			await queue.close();
		}
	});
}

const OPTIONS = { eventMode: 'longConnection', eventTimeScale: 0.01 } as const;

let workflowId = '';

async function hears({ api, sandbox, credential }: Queue): Promise<void> {
	const { parameters, ...trigger } = triggerNode(credential, ['notification.approve_v1']);
	const listening = { ...trigger, parameters: { ...parameters, connection: 'longConnection' } };
	workflowId = await api.createWorkflow(
		chain('Long', listening, node('End', 'n8n-nodes-base.noOp', 1, {})),
	);
	await api.activate(workflowId);
	await expect.poll(() => sandbox.longConnections.online).toBe(1);
	for (let count = 0; count < EVENTS; count += 1) sandbox.approveNotification('APPROVED');
	await sandbox.pushesDone();
	await api.untilEnded(workflowId, EVENTS);
	await sleep(1_000);
	assert.equal(await api.count(workflowId, 'success'), EVENTS);
	assert.equal(sandbox.longConnections.all.length, 1, 'only the main process connects');
	await api.deactivate(workflowId);
	await expect.poll(() => sandbox.longConnections.online).toBe(0);
}

/** What a person tries out runs in a worker, which then has a connection of its own. */
async function tries({ api, sandbox }: Queue): Promise<void> {
	const started = await api.call('POST', `/rest/workflows/${workflowId}/run`, {
		triggerToStartFrom: { name: 'Feishu Trigger' },
	});
	await expect.poll(() => sandbox.longConnections.online).toBe(1);
	await sleep(500);
	sandbox.approveNotification('APPROVED', 'heard by a worker');
	const { status, data } = await api.ended((started as { executionId: string }).executionId);
	assert.equal(status, 'success');
	assert.match(data, /heard by a worker/);
	await expect.poll(() => sandbox.longConnections.online).toBe(0);
}
