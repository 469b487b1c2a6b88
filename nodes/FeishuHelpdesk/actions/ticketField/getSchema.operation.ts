import { field } from '../../fields/field';
import { listFilters } from '../../fields/listFilters';
import { pagingFields, readLimit } from '../../fields/paging';
import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { ask } from '../../transport/steps';
import { listIn } from '../../shared/json';
import { operation } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { simpleField } from './simpleField';

const filters = listFilters([
	{
		query: 'visible_only',
		as: 'switch',
		field: field({
			displayName: 'Visible Only',
			name: 'visibleOnly',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out fields that guests do not see',
		}),
	},
]);

/** The lists of the answer, and whose fields they hold. */
const LISTS = [
	['user_customized_fields', 'user'],
	['ticket_customized_fields', 'ticket'],
] as const;

/** Feishu docs: helpdesk-v1, get custom fields. */
export const getSchema = operation({
	name: 'Get Schema',
	action: 'Get the schema of custom fields',
	description: 'Retrieve all custom fields of users and tickets, without options of dropdowns',
	fields: [...pagingFields, filters.field, simplifyField],

	prepare(params) {
		const shape = params.flag('simplify') ? simpleField : raw;
		const limit = readLimit(params);
		const query = filters.read(params);
		return {
			*steps() {
				const data = yield* ask({
					method: 'GET',
					path: path`/helpdesk/v1/customized_fields`,
					query,
					effect: 'read',
				});
				const fields = LISTS.flatMap(([list, owner]) =>
					listIn(data, list).map((field) => ({ json: { belongs_to: owner, ...shape(field) } })),
				);
				return fields.slice(0, limit);
			},
		};
	},
});
