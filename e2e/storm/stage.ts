import { eventRequest } from '../../sandbox/push/seal';
import { EVENT_SECRETS, requestUrl, triggerNode } from '../events';
import type { OwnN8n } from '../ownN8n';
import { chain, node } from '../workflows';
import type { Who } from './counts';

/** Longer than Feishu waits: on a busy machine all else would count as not answered, ms. */
const PATIENCE_MS = 240_000;

/** Sends an event to one of the two nodes. @returns the status of the answer, 0 for none */
export type Post = (who: Who, id: string) => Promise<number>;

/**
 * Publishes a workflow that the trigger starts and one that n8n's own Webhook node starts.
 *
 * @param n8n to publish them in
 * @param ear what each execution calls
 * @returns what sends events to them
 */
export async function publishBoth(n8n: OwnN8n, ear: string): Promise<Post> {
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
	return async (who, id) => {
		const [url, sent] =
			who === 'trigger'
				? [
						requestUrl('webhook', n8n.url, trigger),
						eventRequest(messageEvent(id, ticketId), EVENT_SECRETS),
					]
				: [
						`${n8n.url}/webhook/plain`,
						{ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id }) },
					];
		const signal = AbortSignal.timeout(PATIENCE_MS);
		return await fetch(url, { method: 'POST', ...sent, signal }).then(
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
