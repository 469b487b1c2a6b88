import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect } from '@playwright/test';

import type { WorkflowJson } from '../api';
import { triggerNode } from '../events';
import { test } from '../fixtures';
import { openOwnN8n, type OwnN8n } from '../ownN8n';
import { progress, since } from '../progress';
import { chain, node, readExample } from '../workflows';

const ENDPOINT = 'POST /callback/ws/endpoint';
const BURST = 100;
const SLEEP_MS = 35_000;

let opened: (OwnN8n & { credential: OwnN8n['credential'] }) | undefined;
const ids: Record<string, string> = {};

/** Events of a Feishu that cannot call n8n: docs/long-connection.md. */
export function longConnection(): void {
	test('a published workflow connects, without a Verification Token, and hears', async ({
		packed,
	}) => {
		const own = await openOwnN8n(packed, { eventMode: 'longConnection', eventTimeScale: 0.01 });
		own.sandbox.longConnections.setClientConfig({ PingInterval: 2, ReconnectNonce: 1 });
		const name = 'Feishu without event secrets';
		const id = await own.api.createCredential(name, 'feishuHelpdeskApi', own.secrets);
		// Not spread: its address changes when it is started again.
		opened = Object.assign(Object.create(own) as OwnN8n, { credential: { id, name } });
		await publish('one');
		await hears('one', 1);
	});
	test('a second one shares the connection, and both get all events', async () => {
		await publish('two');
		const before = await countOf('one');
		await hears('two', 20);
		await expect.poll(() => countOf('one')).toBe(before + 20);
		assert.deepEqual([wire().all.length, bootstraps()], [1, 1]);
	});
	test('nothing is published again by itself within a minute', async () => {
		const before = bootstraps();
		await sleep(60_000);
		assert.equal(bootstraps(), before);
		await hears('one', 1);
	});
	test('after a broken network it is connected again, and what came meanwhile arrives', async () => {
		const { sandbox } = stage();
		const before = await countOf('one');
		wire().unplug();
		sandbox.approveNotification('APPROVED');
		await sleep(3_000);
		wire().plugIn();
		await expect.poll(() => countOf('one')).toBe(before + 1);
		assert.equal(wire().online, 1);
	});
	test('an event that comes again after a restart starts nothing', async () => {
		const { sandbox } = stage();
		const before = await countOf('one');
		sandbox.pushFault({ kind: 'duplicate', copies: 2, apartMs: 45_000 });
		sandbox.approveNotification('APPROVED');
		await expect.poll(() => countOf('one')).toBe(before + 1);
		await stage().restart();
		await expect.poll(() => wire().online, 'n8n is connected again').toBe(1);
		await sandbox.pushesDone();
		assert.ok(sandbox.pushes.slice(-2).every(({ state }) => state === 'taken'));
		await hears('one', 1, before + 1);
	});
	test('after the machine has slept, n8n hears again', async () => {
		const { sandbox } = stage();
		const before = await countOf('one');
		await stage().freeze(SLEEP_MS);
		sandbox.approveNotification('APPROVED', 'in the first second');
		const wokenAt = Date.now();
		await expect.poll(() => countOf('one'), 'n8n hears again').toBe(before + 1);
		progress(
			`        longConnection: after ${SLEEP_MS / 1000} s of sleep, heard ${since(wokenAt)} after waking`,
		);
		await hears('one', 1);
		assert.equal(wire().online, 1);
	});
	test('n8n that starts without a network heals without a click', async () => {
		wire().unplug();
		await stage().restart();
		await sleep(2_000);
		assert.equal(wire().online, 0);
		wire().plugIn();
		await expect.poll(() => wire().online, 'n8n is connected').toBe(1);
		await hears('one', 1);
	});
	test('of a burst in which n8n is killed, each event starts the workflow once', async () => {
		const { sandbox } = stage();
		await stage().api.deactivate(ids['two'] ?? '');
		const [before, pushed] = [await allOf('one'), sandbox.pushes.length];
		for (let count = 0; count < BURST; count += 1) sandbox.approveNotification('APPROVED');
		await sleep(2_300);
		await stage().restart('SIGKILL');
		const answered = sandbox.pushes.slice(pushed).filter(({ state }) => state === 'taken').length;
		await sandbox.pushesDone();
		const taken = sandbox.pushes.slice(pushed).filter(({ state }) => state === 'taken').length;
		await sleep(3_000);
		const stored = (await allOf('one')) - before;
		progress(
			`        longConnection: of ${BURST} events ${answered} were answered before the end of the start, ${taken} in the end; ${stored} executions`,
		);
		expect(stored).toBeGreaterThanOrEqual(taken);
		expect(stored).toBeLessThanOrEqual(BURST);
	});
	test('when the last one is switched off, nothing stays connected', async () => {
		await stage().api.deactivate(ids['one'] ?? '');
		await expect.poll(() => wire().online).toBe(0);
	});
	test('a test hears one event, and nothing stays connected', async () => {
		const { api, sandbox } = stage();
		const running = await runByHand('one');
		await expect.poll(() => wire().online).toBe(1);
		await sleep(500);
		sandbox.approveNotification('APPROVED', 'heard by a test');
		const { status, data } = await api.ended(running);
		assert.equal(status, 'success');
		assert.match(data, /heard by a test/);
		await expect.poll(() => wire().online).toBe(0);
	});
	test('a test that is stopped leaves nothing connected', async () => {
		const { api } = stage();
		const running = await runByHand('one');
		await expect.poll(() => wire().online).toBe(1);
		await api.call('POST', `/rest/executions/${running}/stop`);
		assert.equal((await api.ended(running)).status, 'canceled');
		await expect.poll(() => wire().online).toBe(0);
	});
	test('guest-question-long-connection.json answers a guest, with no address at Feishu', async () => {
		const { api, credential, sandbox } = stage();
		const workflow = await readExample('guest-question-long-connection.json', credential);
		const id = await api.createWorkflow(workflow);
		await api.activate(id);
		await expect.poll(() => wire().online).toBe(1);
		const ticket = sandbox.startConversation('ou_alice', 'How do I connect to the VPN?');
		await api.untilEnded(id, 1);
		const { messages } = sandbox.tickets.find(({ ticket_id }) => ticket_id === ticket) ?? {};
		assert.ok(messages?.some(({ senderType }) => senderType === 1));
		assert.equal(await api.count(id, 'success'), 1);
		await api.deactivate(id);
		await expect.poll(() => wire().online).toBe(0);
	});
	test('a wrong secret is said, after five tries, and then there is silence', async () => {
		const { api, secrets } = stage();
		const name = 'Feishu with a wrong secret';
		const data = { ...secrets, appSecret: 'wrong' };
		const id = await api.createCredential(name, 'feishuHelpdeskApi', data);
		const before = bootstraps();
		await fails('wrong secret', { id, name }, /does not know this App ID and App Secret \[514\]/);
		assert.equal(bootstraps() - before, 5);
		await sleep(35_000);
		assert.equal(bootstraps() - before, 5);
	});
	test('a wrong region is said', async () => {
		wire().fault({ kind: 'refuseBootstrap', code: 1000040351, times: 5 });
		await fails('wrong region', stage().credential, /another region \[1000040351\]/);
		wire().clearFaults();
	});
	test('no answer was wrong', async () => {
		assert.deepEqual(wire().problems, []);
		await stage().close();
	});
}

function stage(): NonNullable<typeof opened> {
	assert.ok(opened, 'n8n was started');
	return opened;
}

const wire = () => stage().sandbox.longConnections;
const bootstraps = () => stage().sandbox.count(ENDPOINT);
const countOf = (name: string) => stage().api.count(ids[name] ?? '', 'success');
/** Also those that were running when n8n was killed. */
async function allOf(name: string): Promise<number> {
	const states = ['success', 'error', 'crashed', 'running', 'new', 'canceled'];
	const counts = states.map((state) => stage().api.count(ids[name] ?? '', state));
	return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function workflow(name: string, credential = stage().credential): WorkflowJson {
	const { parameters, ...trigger } = triggerNode(credential, [
		'ticket.created_v1',
		'notification.approve_v1',
	]);
	return chain(
		name,
		{
			...trigger,
			webhookId: `e2e-long-${name}`,
			parameters: { ...parameters, connection: 'longConnection' },
		},
		node('End', 'n8n-nodes-base.noOp', 1, {}),
	);
}

async function publish(name: string): Promise<void> {
	ids[name] = await stage().api.createWorkflow(workflow(name));
	await stage().api.activate(ids[name] ?? '');
}

async function runByHand(name: string): Promise<string> {
	const started = await stage().api.call('POST', `/rest/workflows/${ids[name] ?? ''}/run`, {
		triggerToStartFrom: { name: 'Feishu Trigger' },
	});
	return (started as { executionId: string }).executionId;
}

/** Publishes a workflow in vain. */
async function fails(
	name: string,
	credential: OwnN8n['credential'],
	sentence: RegExp,
): Promise<void> {
	const { api } = stage();
	const startedAt = Date.now();
	const path = `/rest/workflows/${await api.createWorkflow(workflow(name, credential))}`;
	const { versionId } = (await api.call('GET', path)) as { versionId: string };
	await api.call('POST', `${path}/activate`, { versionId }).catch(() => undefined);
	const failure = async (): Promise<string> => {
		const now = (await api.call('GET', `${path}/publication-status`)) as {
			status: string;
			triggers: { errorMessage?: string }[];
		};
		return now.status === 'failed' ? JSON.stringify(now.triggers) : '';
	};
	await expect.poll(failure, 'the publish failed').toMatch(sentence);
	progress(`        longConnection: ${name} was said after ${since(startedAt)}`);
}

/** Makes events, and waits until a workflow has got each of them once. */
async function hears(name: string, events: number, from?: number): Promise<void> {
	const before = from ?? (await countOf(name));
	for (let count = 0; count < events; count += 1) stage().sandbox.approveNotification('APPROVED');
	await expect.poll(() => countOf(name), `${name} got its events`).toBe(before + events);
	await sleep(500);
	assert.equal(await countOf(name), before + events);
}
