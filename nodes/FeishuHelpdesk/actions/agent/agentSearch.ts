import { path } from '../../transport/path';
import { ask, type Steps } from '../../transport/steps';
import { listIn, objectIn } from '../../shared/json';
import { matching, type ListSearch, type SearchPage } from '../../fields/listSearch';

/** The agents of the helpdesk. */
export const agentSearch: ListSearch = { name: 'searchAgents', find };

/**
 * Finds agents. There is no list of agents, only one of their schedules (Feishu docs: helpdesk-v1).
 *
 * @param filter a part of the name or e-mail, `''` for all
 * @returns the agents of the helpdesk, without those who were removed
 */
function* find(filter: string): Steps<SearchPage> {
	const data = yield* ask({
		method: 'GET',
		path: path`/helpdesk/v1/agent_schedules`,
		query: { status: [1, 2, 3] },
		effect: 'read',
	});
	const results = listIn(data, 'agent_schedules').flatMap((schedule) => {
		const { id, name, email } = objectIn(schedule, 'agent');
		if (typeof id !== 'string' || id === '') return [];
		const mail = typeof email === 'string' && email !== '' ? ` (${email})` : '';
		const named = typeof name === 'string' && name !== '';
		return [{ name: `${named ? name : id}${mail}`, value: id, description: id }];
	});
	return matching(results, filter);
}
