import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { agentLocator } from '../agent/agentLocator';
import { MANAGERS } from '../agentSkill/managers';
import { agentSkillIdsField, readHours, scheduleField, scheduleJsonField } from './hours';

/** Feishu docs: helpdesk-v1, create agent schedules. */
export const create = operation({
	name: 'Create',
	action: 'Create a schedule of an agent',
	description: 'Set when an agent works, and with which skills, for the first time',
	...MANAGERS,
	fields: [agentLocator.field, scheduleField, scheduleJsonField, agentSkillIdsField],

	prepare(params) {
		const agentId = agentLocator.read(params);
		return changeOne(
			{
				method: 'POST',
				path: path`/helpdesk/v1/agent_schedules`,
				body: { agent_schedules: [{ agent_id: agentId, ...readHours(params) }] },
				names: agentLocator.named(agentId),
			},
			() => ({ agent_id: agentId, created: true }),
		);
	},
});
