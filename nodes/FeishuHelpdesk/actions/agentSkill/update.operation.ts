import { updateFieldsOf } from '../../fields/collections';
import { field, rowsIn } from '../../fields/field';
import { objectIn } from '../../shared/json';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeInTurn, given, make, readFirst, someOf } from '../../engine/writing';
import { agentSkillLocator } from './agentSkillLocator';
import { MANAGERS } from './managers';
import {
	agentIdsField,
	agentsOf,
	readAgentIds,
	readRules,
	rulesField,
	skillNameField,
	withOperators,
} from './skillFields';

const agentModeField = field({
	displayName: 'Agents Are',
	name: 'agentMode',
	type: 'options',
	options: [
		{ name: 'Added', value: 'add', description: 'To those who have the skill already' },
		{ name: 'Replaced', value: 'replace', description: 'Only those in Agents have the skill then' },
	],
	default: 'add',
	description: 'What to do with Agents',
});

const RULES = 'updateFields.rules';
const SKILL = { what: 'the skill', within: 'agent_skill', names: ['id'] };

/** Feishu docs: helpdesk-v1, update agent skill. */
export const update = operation({
	name: 'Update',
	action: 'Update a skill of agents',
	description: 'Rename a skill, set its rules, or give it to agents',
	...MANAGERS,
	fields: [
		agentSkillLocator.field,
		updateFieldsOf([skillNameField, rulesField, agentIdsField, agentModeField]),
	],

	prepare(params) {
		const skillId = agentSkillLocator.read(params);
		const names = agentSkillLocator.named(skillId);
		const name = params.text('updateFields.name').trim();
		const agents = readAgentIds(params, 'updateFields.agentIds');
		const adds = params.choice('updateFields.agentMode', ['add', 'replace'], 'add') === 'add';
		const setsAgents = agents.length > 0 || (!adds && params.has('updateFields.agentIds'));
		const hasRules = params.has(RULES);
		const rules = readRules(params.rows(rowsIn(rulesField, RULES), 'row'), params.label(RULES));
		someOf(
			given({
				name: name || undefined,
				rules: hasRules || undefined,
				agents: setsAgents || undefined,
			}),
		);
		return changeInTurn(skillId, function* () {
			const skill = path`/helpdesk/v1/agent_skills/${skillId}`;
			let all = agents;
			if (setsAgents && adds) {
				const data = yield* readFirst(skill, SKILL, names);
				all = [...new Set([...agentsOf(objectIn(data, 'agent_skill')), ...agents])];
			}
			const changes = given({
				name: name || undefined,
				rules: hasRules ? yield* withOperators(rules) : undefined,
				agent_ids: setsAgents ? all : undefined,
			});
			yield* make({ method: 'PATCH', path: skill, body: { agent_skill: changes }, names });
			return [{ json: { agent_skill_id: skillId, updated: true } }];
		});
	},
});
