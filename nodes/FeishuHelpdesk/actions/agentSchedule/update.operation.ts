import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { agentLocator } from '../agent/agentLocator';
import { MANAGERS } from '../agentSkill/managers';
import { agentSkillIdsField, readHours, scheduleField, scheduleJsonField } from './hours';

/** Feishu docs: helpdesk-v1, update agent schedules. */
export const update = operation({
	name: 'Update',
	action: 'Update the schedule of an agent',
	description: 'Set when an agent works, and with which skills; what is left empty stays as it is',
	...MANAGERS,
	fields: [agentLocator.field, scheduleField, scheduleJsonField, agentSkillIdsField],

	prepare(params) {
		const agentId = agentLocator.read(params);
		return changeOne(
			{
				method: 'PATCH',
				path: path`/helpdesk/v1/agents/${agentId}/schedules`,
				body: { agent_schedule: readHours(params) },
				names: agentLocator.named(agentId),
			},
			() => ({ agent_id: agentId, updated: true }),
		);
	},
});
