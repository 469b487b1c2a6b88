import { path } from '../../transport/path';
import { ask, type Steps } from '../../transport/steps';
import { listIn } from '../../shared/json';
import { matching, type ListSearch, type SearchPage } from '../../fields/listSearch';

/** The skills of agents. */
export const agentSkillSearch: ListSearch = { name: 'searchSkills', find };

/**
 * Finds skills of agents.
 *
 * @param filter a part of the name, `''` for all
 * @returns the skills of the helpdesk
 */
function* find(filter: string): Steps<SearchPage> {
	const data = yield* ask({
		method: 'GET',
		path: path`/helpdesk/v1/agent_skills`,
		effect: 'read',
	});
	const results = listIn(data, 'agent_skills').flatMap(({ id, name }) =>
		typeof id === 'string' ? [{ name: String(name ?? id), value: id }] : [],
	);
	return matching(results, filter);
}
