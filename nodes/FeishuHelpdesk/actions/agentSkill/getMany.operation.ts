import { pagingFields, readLimit } from '../../fields/paging';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { readMany } from '../../engine/reading';
import { readableSkill } from './readableRule';

/** Feishu docs: helpdesk-v1, list agent skills. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many skills of agents',
	description: 'Retrieve a list of the skills that agents can have, with the IDs of the agents',
	fields: pagingFields,

	prepare(params) {
		return readMany({
			path: path`/helpdesk/v1/agent_skills`,
			list: 'agent_skills',
			ids: ['id'],
			paging: { by: 'none' },
			limit: readLimit(params),
			shape: readableSkill,
		});
	},
});
