import type { IDataObject } from 'n8n-workflow';

import { type JsonObject, listIn } from '../../shared/json';
import { nameOf } from '../../shared/ticketWords';
import { raw } from '../../engine/reading';

/** `category` of a rule (Feishu docs: helpdesk-v1, list agent skill rules). */
const CATEGORY_NAMES = Object.freeze({
	1: 'knowledge base',
	2: 'ticket',
	3: 'user',
} as const satisfies Record<number, string>);

/** Operators of rules (Feishu docs: helpdesk-v1, options of operators). */
export const OPERATOR_NAMES = Object.freeze({
	2: 'at least',
	3: 'at most',
	5: 'is any of (text)',
	6: 'is none of (text)',
	7: 'is none of (selection)',
	8: 'is any of (selection)',
} as const satisfies Record<number, string>);

/**
 * Puts words beside the numbers of a rule.
 *
 * @param rule as Feishu sent it
 * @returns the same with `category_name` and names of operators
 */
export function readableRule(rule: JsonObject): IDataObject {
	const { operator_options: operators, selected_operator: selected } = rule;
	return {
		...raw(rule),
		category_name: nameOf(CATEGORY_NAMES, rule.category),
		...(Array.isArray(operators) && {
			operator_option_names: operators.map((operator) => nameOf(OPERATOR_NAMES, operator)),
		}),
		...(selected !== undefined && {
			selected_operator_name: nameOf(OPERATOR_NAMES, selected),
		}),
	};
}

/**
 * Puts words beside the numbers of a skill's rules.
 *
 * @param skill as Feishu sent it
 * @returns the same with readable rules; a skill in a list has none
 */
export function readableSkill(skill: JsonObject): IDataObject {
	return {
		...raw(skill),
		...('rules' in skill && { rules: listIn(skill, 'rules').map(readableRule) }),
	};
}
