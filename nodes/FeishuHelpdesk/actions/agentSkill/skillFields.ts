import { field, fieldList, rowsField, severalFrom } from '../../fields/field';
import { splitIdentifiers } from '../../fields/list';
import type { Params, Row } from '../../fields/params';
import { identifierText } from '../../shared/identifier';
import { InputError } from '../../shared/inputError';
import { isJsonObject, listIn, type JsonObject, type JsonValue } from '../../shared/json';
import { parseJsonOrText } from '../../shared/parseField';
import { path } from '../../transport/path';
import type { Steps } from '../../transport/steps';
import { given, readFirst } from '../../engine/writing';
import { agentSearch } from '../agent/agentSearch';
import { OPERATOR_NAMES } from './readableRule';

/** The name of a skill. */
export const skillNameField = field({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Hardware and networks',
	description: 'What the skill is called',
});

/** Whom tickets of the skill go to. */
export const agentIdsField = severalFrom(agentSearch, {
	displayName: 'Agent Names or IDs',
	name: 'agentIds',
});

/** For which tickets it is. */
export const rulesField = rowsField(
	{
		displayName: 'Rules',
		name: 'rules',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Rule',
		default: {},
		description: "For which tickets it is. 'Get Rules' lists the rules that there are.",
	},
	{
		displayName: 'Rule',
		name: 'rule',
		values: fieldList([
			{
				displayName: 'Rule ID',
				name: 'id',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3',
				description: "As 'Get Rules' names it, e.g. 3 for the city",
			},
			{
				displayName: 'Operator',
				name: 'selectedOperator',
				type: 'options',
				options: Object.entries(OPERATOR_NAMES).map(([value, name]) => ({
					name: name.charAt(0).toUpperCase() + name.slice(1),
					value: Number(value),
					description: `Whether the ticket's value ${name} the value below`,
				})),
				default: 8,
				description: "How to compare; 'Get Rules' names those that a rule knows",
			},
			{
				displayName: 'Value (JSON)',
				name: 'operand',
				type: 'json',
				default: '{}',
				description: 'What to compare with, e.g. { "content": "Berlin" }',
			},
			{
				displayName: 'About',
				name: 'category',
				type: 'options',
				options: [
					{ name: 'Knowledge Base', value: 1, description: 'The category of a question' },
					{ name: 'Ticket', value: 2, description: 'Source or language of a ticket' },
					{ name: 'User', value: 3, description: 'City, department or level of the guest' },
				],
				default: 3,
				description: 'What the rule looks at',
			},
		]),
	},
);

type RuleColumn = 'id' | 'selectedOperator' | 'operand' | 'category';

/**
 * @param rows of {@link rulesField}
 * @param label of that field
 * @returns the rules of a new skill (Feishu docs: helpdesk-v1, create agent skill)
 * @throws {InputError} naming the row
 */
export const readRules = (rows: readonly Row<RuleColumn>[], label: string): JsonObject[] =>
	rows.map((row) => {
		const id = identifierText(row.value('id'), label, row.place);
		if (id === '') throw new InputError(label, `has no rule ID${row.place}`, 'Enter one.');
		return {
			id,
			selected_operator: Number(row.choice('selectedOperator', ['8', '7', '6', '5', '3', '2'])),
			// Its page says text, its examples show an object (Feishu docs: helpdesk-v1, create agent skill).
			operand: parseJsonOrText(row.value('operand') ?? '{}', `${label}${row.place}`, 'the value'),
			category: Number(row.choice('category', ['3', '2', '1'])),
		};
	});

/**
 * Puts the operators beside the rules that an update wants, where a new skill names their category.
 *
 * @param rules of {@link readRules}
 * @returns the rules of an update (Feishu docs: helpdesk-v1, update agent skill)
 */
export function* withOperators(rules: readonly JsonObject[]): Steps<JsonValue[]> {
	const data = yield* readFirst(path`/helpdesk/v1/agent_skill_rules`, {
		what: 'the rules',
		names: ['rules'],
	});
	const known = listIn(data, 'rules');
	return rules.map((rule) => {
		const found = known.find(({ id }) => id === rule.id);
		const operators = found?.operator_options ?? [rule.selected_operator ?? null];
		return given({ ...rule, category: undefined, operator_options: operators });
	});
}

/**
 * @param params with open_ids
 * @param name of the field
 * @returns the open_ids
 */
export const readAgentIds = <Name extends string>(params: Params<Name>, name: Name): string[] =>
	splitIdentifiers(params.value(name), params.label(name));

/**
 * @param skill as Feishu sent it
 * @returns the open_ids of its agents
 */
export const agentsOf = (skill: JsonObject): string[] =>
	(Array.isArray(skill.agent_ids) ? skill.agent_ids : listIn(skill, 'agents')).flatMap((agent) =>
		isJsonObject(agent) ? String(agent.id ?? '') : String(agent),
	);
