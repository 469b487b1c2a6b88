import assert from 'node:assert/strict';

import type { NodePanel } from './nodePanel';
import { byId, chain, feishuNode, manualTrigger } from './workflows';
import type { World } from './world';

/** What the editor's fields for the two credentials stand on. */
export interface ActingStage extends Pick<World, 'api' | 'credential' | 'editor' | 'sandbox'> {
	/** The credential of a person; none leaves its field empty. */
	readonly person: World['credential'] | undefined;
}

/**
 * Opens a node that acts for a person, in an editor that shows no result of an earlier run.
 *
 * @param stage n8n and the credentials
 * @param parameters of the node
 */
export async function openActing(
	{ api, credential, editor, person }: Omit<ActingStage, 'sandbox'>,
	parameters: Record<string, unknown>,
): Promise<NodePanel> {
	const acts = feishuNode(parameters, credential);
	if (person) acts.credentials = { ...acts.credentials, feishuHelpdeskUserOAuth2Api: person };
	const id = await api.createWorkflow(chain('For a person', manualTrigger(), acts));
	return await editor.openNode(id, acts.id);
}

/**
 * Opens a node that closes a ticket with a comment.
 *
 * @param stage n8n, the credentials and the sandbox
 * @returns the node, and who has closed the ticket, undefined while it is open
 */
export async function openClosing(
	stage: ActingStage,
): Promise<{ panel: NodePanel; closedBy: () => string | undefined }> {
	const ticketId = stage.sandbox.openTicket('ou_bob');
	const panel = await openActing(stage, {
		resource: 'ticket',
		operation: 'update',
		ticketId: byId(ticketId),
		updateFields: { status: 50, comment: 'Closed in n8n' },
	});
	return {
		panel,
		closedBy: () => {
			const ticket = stage.sandbox.tickets.find(({ ticket_id: id }) => id === ticketId);
			return ticket?.status === 50 ? ticket.comments?.user_name : undefined;
		},
	};
}

/**
 * Presses Execute step.
 *
 * @param panel of a node whose run succeeds
 * @returns the first row of its output
 */
export async function firstRow(panel: NodePanel): Promise<Record<string, string>> {
	const says = await panel.execute();
	const [row] = await panel.table();
	assert.ok(row, says);
	return row;
}
