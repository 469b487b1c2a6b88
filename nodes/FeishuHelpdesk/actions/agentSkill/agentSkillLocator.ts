import { idLocator } from '../../fields/locator';
import { agentSkillSearch } from './agentSkillSearch';

/** Names a skill of agents. */
export const agentSkillLocator = idLocator({
	displayName: 'Skill',
	name: 'agentSkillId',
	description: 'The skill of agents',
	listHint: 'The skills of agents; search by name',
	search: agentSkillSearch,
	placeholder: 'e.g. 7001436719011234401',
});
