import { SKILL_RULES, type SkillRule } from './skillRules';
import { agent, summaryOf, type AgentSummary } from './team';

/** A skill in the list. Feishu docs: List agent skills. */
export interface AgentSkill {
	id: string;
	name: string;
	/** open_ids */
	agent_ids: readonly string[];
	/** The skill of everybody whom no other skill fits. */
	is_default: boolean;
}

/** A skill as a schedule names it. */
export type SkillName = Pick<AgentSkill, 'id' | 'name' | 'is_default'>;

/** A skill with its rules and agents. Feishu docs: Get agent skill. */
export interface AgentSkillDetails extends AgentSkill {
	/** An operand is an object unless the sandbox plays its other form. */
	rules: readonly (Omit<SkillRule, 'operand'> & {
		selected_operator: number;
		operand: object | string;
	})[];
	agents: readonly AgentSummary[];
}

type Rule = readonly [ruleId: string, operator: number, operand: object];

/** The helpdesk's skills at the beginning. */
export const AGENT_SKILL_DETAILS: readonly AgentSkillDetails[] = [
	skill('01', 'General 通用', ['001', '002', '003', '004', '005', '006', '011'], []),
	skill(
		'02',
		'Hardware & networks',
		['001', '003', '010'],
		[
			['14', 8, { selected_categories: [{ id: '6948728206392295545', name: '电脑与手机' }] }],
			['3', 5, { content: 'Berlin,Singapore' }],
		],
	),
	skill(
		'03',
		'人事与考勤',
		['004', '005'],
		[['12', 8, { selected_departments: [{ id: 'od-hr', name: '人力资源部' }] }]],
	),
	skill(
		'04',
		'Expenses / invoices',
		['007', '008', '009'],
		[['10', 8, { selected_languages: ['zh_cn', 'en_us'] }]],
	),
	skill('05', 'VIP <Board>', [], [['17', 2, { content: '9' }]]),
];

/** The helpdesk's skills as the list shows them: without rules and names. */
export const AGENT_SKILLS: readonly AgentSkill[] = AGENT_SKILL_DETAILS.map(
	({ id, name, agent_ids, is_default }) => ({ id, name, agent_ids, is_default }),
);

/**
 * Says what an agent can do.
 *
 * @param agentId open_id
 * @returns the skills as a schedule names them
 */
export function skillsOf(agentId: string): SkillName[] {
	return AGENT_SKILLS.filter(({ agent_ids: ids }) => ids.includes(agentId)).map(
		({ id, name, is_default }) => ({ id, name, is_default }),
	);
}

function skill(
	number: string,
	name: string,
	agentNumbers: readonly string[],
	rules: readonly Rule[],
): AgentSkillDetails {
	const agents = agentNumbers.map(agent);
	return {
		id: `70014367190112344${number}`,
		name,
		agent_ids: agents.map(({ openId }) => openId),
		is_default: number === '01',
		rules: rules.flatMap(([ruleId, operator, operand]) =>
			SKILL_RULES.filter(({ id }) => id === ruleId).map((rule) => ({
				...rule,
				selected_operator: operator,
				operand,
			})),
		),
		agents: agents.map(summaryOf),
	};
}
