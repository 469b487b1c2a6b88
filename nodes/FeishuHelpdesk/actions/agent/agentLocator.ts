import { idLocator } from '../../fields/locator';
import { agentSearch } from './agentSearch';

/** Names an agent. */
export const agentLocator = idLocator({
	displayName: 'Agent',
	name: 'agentId',
	description: 'The agent, by open_id',
	listHint: 'The agents of the helpdesk; search by name or e-mail',
	search: agentSearch,
	placeholder: 'e.g. ou_7d8a6e6df7621556ce0d21922b676706',
});
