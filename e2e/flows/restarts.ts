import assert from 'node:assert/strict';

import { expect } from '@playwright/test';

import { missingScope } from '../../sandbox/server';
import type { WorkflowJson } from '../api';
import { EVENT_SECRETS, requestUrl, triggerNode } from '../events';
import { test } from '../fixtures';
import { openOwnN8n, type OwnN8n } from '../ownN8n';
import { progress, since } from '../progress';
import { chain, node } from '../workflows';

const SUBSCRIBE = 'POST /helpdesk/v1/events/subscribe';
const UNSUBSCRIBE = 'POST /helpdesk/v1/events/unsubscribe';

/** Two triggers of one app, in an n8n of their own. */
interface Stage extends OwnN8n {
	ids: Record<string, string>;
}
let opened: Stage | undefined;

/** What becomes of a trigger's subscription and memory over n8n's life: docs/trigger.md. */
export function restarts(): void {
	test('two triggers of one app are published, and each gets events', async ({ packed }) => {
		// Not spread: its address changes when it is started again.
		opened = Object.assign(await openOwnN8n(packed), { ids: {} });
		for (const name of ['one', 'two']) await publish(name);
		await hears('one');
		await hears('two');
	});
	quietly('after a restart, switching one off leaves the other its events', async (stage) => {
		await stage.restart();
		await stage.api.deactivate(idOf('one'));
		await hears('two');
		await stage.api.activate(idOf('one'));
		await hears('one');
	});
	quietly('trying a published trigger and cancelling leaves both their events', async (stage) => {
		const run = `/rest/workflows/${idOf('one')}/run`;
		const triggerToStartFrom = { name: 'Feishu Trigger' };
		const answer = await stage.api.call('POST', run, { triggerToStartFrom });
		assert.deepEqual(answer, { waitingForWebhook: true });
		await stage.api.call('DELETE', `/rest/test-webhook/${idOf('one')}`);
		await hears('one');
		await hears('two');
	});
	quietly('a publish that fails says so within a minute, and its URL is gone', async (stage) => {
		const { api, sandbox, url } = stage;
		let refuses = true;
		sandbox.fault({
			...missingScope('helpdesk:all:readonly'),
			route: SUBSCRIBE,
			times: Infinity,
			when: () => refuses,
		});
		const startedAt = Date.now();
		const path = `/rest/workflows/${await api.createWorkflow(workflow('third'))}`;
		const { versionId } = (await api.call('GET', path)) as { versionId: string };
		await api.call('POST', `${path}/activate`, { versionId }).catch(() => undefined);
		const failure = async (): Promise<string> => {
			const now = (await api.call('GET', `${path}/publication-status`)) as {
				status: string;
				triggers: { errorMessage?: string }[];
			};
			return now.status === 'failed' ? JSON.stringify(now.triggers) : '';
		};
		await expect.poll(failure, 'the publish failed').toMatch(/helpdesk:all:readonly/);
		refuses = false;
		progress(`        restarts: the failed publish took ${since(startedAt)}`);
		const { status } = await fetch(requestUrl('webhook', url, workflow('third').nodes[0]), {
			method: 'POST',
		});
		assert.equal(status, 404);
		await hears('one');
		await hears('two');
	});
	quietly(
		'a blank more in the credential, and one switched off, leave the other its events',
		async (stage) => {
			const { api, credential, secrets } = stage;
			const data = { ...secrets, ...EVENT_SECRETS, appId: `${secrets.appId} ` };
			const { id, name } = credential;
			await api.call('PATCH', `/rest/credentials/${id}`, {
				name,
				type: 'feishuHelpdeskApi',
				data,
			});
			await api.deactivate(idOf('one'));
			await hears('two');
			await api.activate(idOf('one'));
			await hears('one');
		},
	);
	quietly(
		'an event that comes again after a rename and a restart starts nothing',
		async (stage) => {
			await hears('one');
			await rename('one', 'Another Name');
			await stage.restart();
			const [push] = stage.sandbox.pushes.slice(-1);
			assert.ok(push?.request);
			const before = await stage.api.count(idOf('one'), 'success');
			const { headers, body } = push.request;
			const again = await fetch(urlOf('one'), { method: 'POST', headers, body });
			assert.equal(again.status, 200);
			await hears('one');
			assert.equal(await stage.api.count(idOf('one'), 'success'), before + 1);
		},
	);
	quietly(
		'a copy that is published and switched off leaves the others their events',
		async (stage) => {
			await publish('copy');
			await hears('copy');
			await stage.api.deactivate(idOf('copy'));
			await hears('one');
			await hears('two');
		},
	);
	quietly('what n8n refuses itself it refuses as the docs say', async () => {
		for (const [body, type, expected] of [
			['{{{', 'application/json', 422],
			['<a>', 'application/xml', 422],
			['{"encrypt":"x"}', 'application/json; charset=gbk', 422],
			[' '.repeat(17 << 20), 'application/json', 500],
		] as const) {
			const headers = { 'Content-Type': type };
			const { status } = await fetch(urlOf('two'), { method: 'POST', headers, body });
			assert.equal(status, expected, type);
		}
	});
	test('n8n ends, and nothing was unsubscribed', async () => {
		const { close, sandbox } = stageOf();
		await close();
		assert.equal(sandbox.count(UNSUBSCRIBE), 0);
	});
}

function stageOf(): Stage {
	assert.ok(opened, 'n8n was started');
	return opened;
}

/** A check after which Feishu must not have been asked to end a subscription. */
function quietly(name: string, run: (stage: Stage) => Promise<void>): void {
	test(name, async () => {
		const stage = stageOf();
		const subscribed = stage.sandbox.count(SUBSCRIBE);
		await run(stage);
		assert.equal(stage.sandbox.count(UNSUBSCRIBE), 0);
		const calls = stage.sandbox.count(SUBSCRIBE) - subscribed;
		progress(
			`        restarts: Feishu was asked to subscribe ${calls} times, to unsubscribe never`,
		);
	});
}

function workflow(name: string): WorkflowJson {
	const trigger = triggerNode(stageOf().credential, ['ticket.created_v1']);
	return chain(
		name,
		{ ...trigger, webhookId: `e2e-${name}` },
		node('End', 'n8n-nodes-base.noOp', 1, {}),
	);
}

async function publish(name: string): Promise<void> {
	const stage = stageOf();
	stage.ids[name] = await stage.api.createWorkflow(workflow(name));
	await stage.api.activate(idOf(name));
}

async function rename(name: string, nodeName: string): Promise<void> {
	const { api } = stageOf();
	const [trigger, ...others] = workflow(name).nodes;
	assert.ok(trigger);
	const { nodes, connections } = chain(name, { ...trigger, name: nodeName }, ...others);
	const path = `/rest/workflows/${idOf(name)}`;
	const { versionId } = (await api.call('GET', path)) as { versionId: string };
	await api.call('PATCH', path, { nodes, connections, versionId });
	await api.activate(idOf(name));
}

const idOf = (name: string) => stageOf().ids[name] ?? '';
const urlOf = (name: string) => requestUrl('webhook', stageOf().url, workflow(name).nodes[0]);

/** Connects a workflow to Feishu, and waits until a ticket of a guest has started it. */
async function hears(name: string): Promise<void> {
	const { api, sandbox } = stageOf();
	const connect = async (): Promise<boolean> =>
		await sandbox.setEventConfig({ url: urlOf(name), ...EVENT_SECRETS }).then(
			() => true,
			() => false,
		);
	await expect.poll(connect, `Feishu could check the URL of ${name}`).toBe(true);
	const before = await api.count(idOf(name), 'success');
	sandbox.startConversation(`ou_${name}_${Date.now()}`, 'Is anybody there?');
	const count = () => api.count(idOf(name), 'success');
	await expect.poll(count, `${name} got an event`).toBeGreaterThan(before);
}
