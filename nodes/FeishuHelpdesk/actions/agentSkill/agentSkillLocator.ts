import { idLocator, parseId } from '../../fields/locator';
import type { Params } from '../../engine/params';

/** Names a skill of agents. */
export const agentSkillLocator = idLocator({
	displayName: 'Skill',
	name: 'agentSkillId',
	description: 'The skill of agents',
	listHint: 'The skills of agents; search by name',
	search: 'searchSkills',
	placeholder: 'e.g. 7001436719011234401',
});

/**
 * @param params the item's fields
 * @returns the ID of the skill
 * @throws {InputError} when there is none
 */
export const readAgentSkillId = (params: Params): string =>
	parseId(params.locator(agentSkillLocator.name), agentSkillLocator.displayName);
