import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { readOne } from '../../engine/reading';
import { agentSkillLocator } from './agentSkillLocator';
import { readableSkill } from './readableRule';

/** Feishu docs: helpdesk-v1, get agent skill. */
export const get = operation({
	name: 'Get',
	action: 'Get a skill of agents',
	description: 'Retrieve a skill with its rules and agents',
	fields: [agentSkillLocator.field],

	prepare(params) {
		const skillId = agentSkillLocator.read(params);
		return readOne(
			{
				path: path`/helpdesk/v1/agent_skills/${skillId}`,
				names: agentSkillLocator.named(skillId),
				expects: { what: 'the skill', within: 'agent_skill', names: ['id'] },
			},
			readableSkill,
		);
	},
});
