import { field } from '../../fields/field';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { agentLocator } from './agentLocator';

const statusField = field({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Online', value: 1, description: 'Gets tickets' },
		{ name: 'Offline', value: 2, description: 'Gets no tickets, e.g. over lunch' },
	],
	default: 1,
	description: 'Whether the agent gets tickets from now on',
});

/** Feishu docs: helpdesk-v1, update agent. The page names no role. */
export const updateStatus = operation({
	name: 'Update Status',
	action: 'Update the status of an agent',
	description: 'Set an agent online or offline',
	actsAs: 'user',
	needsRole: 'an agent, an administrator or the owner',
	fields: [agentLocator.field, statusField],

	prepare(params) {
		const agentId = agentLocator.read(params);
		const status = Number(params.choice('status', ['1', '2']));
		return changeOne(
			{
				method: 'PATCH',
				path: path`/helpdesk/v1/agents/${agentId}`,
				body: { status },
				names: agentLocator.named(agentId),
			},
			() => ({ agent_id: agentId, status, updated: true }),
		);
	},
});
