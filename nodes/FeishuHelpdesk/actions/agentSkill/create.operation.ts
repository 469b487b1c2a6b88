import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { changeOne } from '../../engine/writing';
import { nameIn } from '../../fields/nameIn';
import { MANAGERS } from './managers';
import { agentIdsField, readAgentIds, readRules, rulesField, skillNameField } from './skillFields';

/** Feishu docs: helpdesk-v1, create agent skill. */
export const create = operation({
	name: 'Create',
	action: 'Create a skill of agents',
	description: 'Add a skill, with the tickets that it is for and the agents who have it',
	...MANAGERS,
	fields: [{ ...skillNameField, required: true }, rulesField, agentIdsField],

	prepare(params) {
		const name = nameIn(params.text('name'), params.label('name'));
		return changeOne(
			{
				method: 'POST',
				path: path`/helpdesk/v1/agent_skills`,
				expects: { what: 'the ID of the skill', names: ['agent_skill_id'] },
				body: {
					name,
					rules: readRules(params.rows(rulesField, 'row'), params.label('rules')),
					agent_ids: readAgentIds(params, 'agentIds'),
				},
			},
			raw,
		);
	},
});
