import { idLocator, parseId } from '../../fields/locator';
import type { Params } from '../../engine/params';

/** Names an agent. */
export const agentLocator = idLocator({
	displayName: 'Agent',
	name: 'agentId',
	description: 'The agent, by open_id',
	listHint: 'The agents of the helpdesk; search by name or e-mail',
	search: 'searchAgents',
	placeholder: 'e.g. ou_7d8a6e6df7621556ce0d21922b676706',
});

/**
 * @param params the item's fields
 * @returns the open_id of the agent
 * @throws {InputError} when there is none
 */
export const readAgentId = (params: Params): string =>
	parseId(params.locator(agentLocator.name), agentLocator.displayName);
