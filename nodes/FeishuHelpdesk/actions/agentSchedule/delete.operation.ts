import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { agentLocator } from '../agent/agentLocator';
import { MANAGERS } from '../agentSkill/managers';

/** Feishu docs: helpdesk-v1, delete agent schedules. */
export const remove = operation({
	name: 'Delete',
	action: 'Delete the schedule of an agent',
	description: 'Remove the working hours of an agent',
	...MANAGERS,
	fields: [agentLocator.field],

	prepare(params) {
		const agentId = agentLocator.read(params);
		return changeOne(
			{
				method: 'DELETE',
				path: path`/helpdesk/v1/agents/${agentId}/schedules`,
				names: agentLocator.named(agentId),
			},
			() => ({ agent_id: agentId, deleted: true }),
		);
	},
});
