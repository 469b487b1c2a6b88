import assert from 'node:assert/strict';

import { test } from '../fixtures';
import { readOutput } from '../executionData';
import { progress, since } from '../progress';
import { openQueue, type Queue } from '../queueMode';
import { byId, chain, feishuNode, node } from '../workflows';
import { connectAccount } from '../world';

const WORKERS = 2;
const EXECUTIONS = 8;
const ITEMS = 6;
const TOKENS = 'POST /authen/v2/oauth/token';

/** Executions that need a new token of one account at the same moment, spread over workers. */
export function accountWorkers(): void {
	test(`${EXECUTIONS} executions in two workers act for an account whose token has ended`, async ({
		packed,
	}) => {
		const opened = await openQueue(packed, { workers: WORKERS, webhooks: 0 });
		try {
			await tagAll(opened);
		} finally {
			await opened.close();
		}
	});
}

async function tagAll(opened: Queue): Promise<void> {
	const { api, sandbox, credential, url } = opened;
	const feishuHelpdeskUserOAuth2Api = await connectAccount(opened, 'ou_agent_002');
	const hook = node('Hook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path: 'tag' });
	const split = node('Split', 'n8n-nodes-base.splitOut', 1, {
		fieldToSplitOut: 'body.tickets',
		options: { destinationFieldName: 'ticket' },
	});
	const tag = feishuNode(
		{
			...{ resource: 'ticket', operation: 'update', ticketId: byId('={{ $json.ticket }}') },
			updateFields: { tagNames: 'Printing', tagMode: 'replace' },
		},
		credential,
	);
	tag.credentials = { ...tag.credentials, feishuHelpdeskUserOAuth2Api };
	const workflow = chain('Account', { ...hook, webhookId: 'tag' }, split, tag);
	const workflowId = await api.createWorkflow(workflow);
	await api.activate(workflowId);
	sandbox.expireUserTokens();
	const startedAt = Date.now();
	const tickets = sandbox.tickets.slice(0, ITEMS).map(({ ticket_id: id }) => id);
	const body = JSON.stringify({ tickets });
	const headers = { 'Content-Type': 'application/json' };
	await Promise.all(
		Array.from({ length: EXECUTIONS }, async () => {
			const answer = await fetch(`${url}/webhook/tag`, { method: 'POST', body, headers });
			assert.ok(answer.ok, `n8n took the call: ${answer.status}`);
		}),
	);
	await api.untilEnded(workflowId, EXECUTIONS);
	const changes = sandbox.requests.filter(({ method }) => method === 'PUT');
	const done = changes.filter(({ code }) => code === 0).length;
	progress(
		`        account: ${EXECUTIONS} executions took ${since(startedAt)}; ` +
			`${sandbox.count(TOKENS)} token requests, ${done} changes, ${changes.length - done} refused`,
	);
	for (const { data } of await api.failed(workflowId)) {
		progress(`        account: failed: ${readOutput(data).error ?? '?'}`);
	}
	assert.equal(await api.count(workflowId, 'success'), EXECUTIONS);
	assert.equal(done, EXECUTIONS * ITEMS, 'every change was made');
	// n8n renews one account once at a time in each process, and knows nothing of the other (2.41.1,
	// @n8n/backend-common in-process-lock.service.js). Which of them comes first takes the old token's last use.
	assert.ok(sandbox.count(TOKENS) <= WORKERS, 'one token request for each worker at most');
}
