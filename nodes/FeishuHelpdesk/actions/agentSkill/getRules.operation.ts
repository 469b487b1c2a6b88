import { pagingFields, readLimit } from '../../fields/paging';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { readMany } from '../../engine/reading';
import { readableRule } from './readableRule';

/** Feishu docs: helpdesk-v1, list agent skill rules. */
export const getRules = operation({
	name: 'Get Rules',
	action: 'Get the rules for skills of agents',
	description: 'Retrieve the rules that a skill can have, with their operators',
	fields: pagingFields,

	prepare(params) {
		return readMany({
			path: path`/helpdesk/v1/agent_skill_rules`,
			list: 'rules',
			ids: ['id'],
			paging: { by: 'none' },
			limit: readLimit(params),
			shape: readableRule,
		});
	},
});
