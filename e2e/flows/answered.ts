import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { eventRequest } from '../../sandbox/push/seal';
import { EVENT_SECRETS, requestUrl, triggerNode } from '../events';
import { test } from '../fixtures';
import { atEnd } from '../leftovers';
import { openOwnN8n, type OwnN8n } from '../ownN8n';
import { progress } from '../progress';
import { chain, node } from '../workflows';
import type { World } from '../world';

const EVENTS = 60;
const APART_MS = 200;
/** Executions that were put off by the end of n8n begin within this time. */
const SETTLE_MS = 8000;
const GET_TICKET = 'GET /helpdesk/v1/tickets/:ticket_id';

type Who = 'trigger' | 'webhook';

/** Whose events were answered with 200, and whose started the workflow. */
type Seen = Record<Who, Set<string>>;

/** What was answered is not lost: docs/trigger.md, beside n8n's own Webhook node. */
export function answered(): void {
	test(`of ${EVENTS} events, SIGTERM in their middle, no more get lost than of a Webhook node`, async ({
		world,
	}) => {
		const { answers, starts } = await storm(world);
		const missing = (who: Who) => [...answers[who]].filter((id) => !starts[who].has(id)).length;
		const told = (who: Who) => `${who} ${missing(who)} of ${answers[who].size}`;
		progress(
			`        answered: answered and never started: ${told('trigger')}, ${told('webhook')}`,
		);
		// Half of them came while n8n ran.
		assert.ok(answers.trigger.size > EVENTS / 4, `${answers.trigger.size} events were answered`);
		assert.ok(missing('trigger') <= missing('webhook'), told('trigger'));
	});
}

/** Sends each event to both, and ends n8n in the middle. */
async function storm(world: World) {
	const n8n = await openOwnN8n(world);
	const starts: Seen = { trigger: new Set(), webhook: new Set() };
	const ear = await listen(starts);
	// Feishu takes its time: what is answered before the ticket is there would be lost.
	n8n.sandbox.fault({
		kind: 'latency',
		minMs: 100,
		maxMs: 1200,
		route: GET_TICKET,
		times: Infinity,
	});
	const send = await publishBoth(n8n, ear);
	const answers: Seen = { trigger: new Set(), webhook: new Set() };
	const sending: Promise<void>[] = [];
	const statuses: Record<string, number> = {};
	const all = async () => {
		for (let n = 0; n < EVENTS; n += 1) {
			for (const who of ['trigger', 'webhook'] as const) {
				const id = `${who}-${n}`;
				sending.push(
					send(who, id).then((status) => {
						if (status === 200) answers[who].add(id);
						const key = `${who} ${status}`;
						statuses[key] = (statuses[key] ?? 0) + 1;
					}),
				);
			}
			await sleep(APART_MS);
		}
		await Promise.all(sending);
	};
	const end = async () => {
		await sleep((EVENTS / 2) * APART_MS);
		await n8n.restart();
	};
	await Promise.all([all(), end()]);
	await sleep(SETTLE_MS);
	await n8n.close();
	progress(`        answered: HTTP statuses, 0 for none: ${JSON.stringify(statuses)}`);
	return { answers, starts };
}

async function publishBoth(n8n: OwnN8n, ear: string) {
	const hear = (id: string) =>
		node('Hear', 'n8n-nodes-base.httpRequest', 4.2, { url: `=${ear}/${id}`, options: {} });
	const trigger = triggerNode(n8n.credential, ['ticket_message.created_v1']);
	trigger.parameters['options'] = { loadTicket: true };
	const hook = {
		...node('Hook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path: 'plain' }),
		webhookId: 'plain',
	};
	for (const workflow of [
		chain('Trigger', trigger, hear('trigger/{{ $json.event_id }}')),
		chain('Webhook', hook, hear('webhook/{{ $json.body.id }}')),
	]) {
		await n8n.api.activate(await n8n.api.createWorkflow(workflow));
	}
	const ticketId = n8n.sandbox.startConversation('ou_alice', 'Hi');
	return async (who: Who, id: string): Promise<number> => {
		const { headers, body } =
			who === 'trigger'
				? eventRequest(messageEvent(id, ticketId), EVENT_SECRETS)
				: { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id }) };
		const url =
			who === 'trigger' ? requestUrl('webhook', n8n.url, trigger) : `${n8n.url}/webhook/plain`;
		// Longer than Feishu waits: on a busy machine all else would count as not answered.
		return await fetch(url, {
			method: 'POST',
			headers,
			body,
			signal: AbortSignal.timeout(60_000),
		}).then(
			({ status }) => status,
			() => 0,
		);
	};
}

/** A message of a guest, as Feishu's page of ticket_message.created_v1 shows it. */
function messageEvent(id: string, ticketId: string): string {
	return JSON.stringify({
		schema: '2.0',
		header: {
			event_id: id,
			event_type: 'helpdesk.ticket_message.created_v1',
			create_time: String(Date.now()),
			token: EVENT_SECRETS.verificationToken,
			app_id: 'cli_1',
			tenant_key: 'tenant',
		},
		event: {
			ticket_message_id: id,
			sender_type: 2,
			text: id,
			ticket: { ticket_id: ticketId, status: 1, ticket_type: 1 },
		},
	});
}

/** Listens to which executions ran. @returns where */
async function listen(starts: Seen): Promise<string> {
	const server = createServer((request, response) => {
		const [, who, id = ''] = (request.url ?? '').split('/');
		if (who === 'trigger' || who === 'webhook') starts[who].add(id);
		response.end('{}');
	});
	const port = await new Promise<number>((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
		});
	});
	atEnd(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${port}`;
}
