import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { MANAGERS } from './managers';
import { agentSkillLocator } from './agentSkillLocator';

/** Feishu docs: helpdesk-v1, delete agent skill. */
export const remove = operation({
	name: 'Delete',
	action: 'Delete a skill of agents',
	description: 'Remove a skill from the helpdesk',
	...MANAGERS,
	fields: [agentSkillLocator.field],

	prepare(params) {
		const id = agentSkillLocator.read(params);
		return changeOne(
			{
				method: 'DELETE',
				path: path`/helpdesk/v1/agent_skills/${id}`,
				names: agentSkillLocator.named(id),
			},
			() => ({ agent_skill_id: id, deleted: true }),
		);
	},
});
