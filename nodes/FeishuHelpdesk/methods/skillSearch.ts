import { path } from '../transport/path';
import { ask, listIn, type Steps } from '../transport/steps';
import { matching } from './matching';
import type { SearchPage } from './runSearch';

/**
 * Finds skills of agents.
 *
 * @param filter a part of the name, `''` for all
 * @returns the skills of the helpdesk
 */
export function* searchSkills(filter: string): Steps<SearchPage> {
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
