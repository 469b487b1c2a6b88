import { filtersOf } from '../../fields/collections';
import { fieldList } from '../../fields/field';
import { pagingFields, readLimit } from '../../fields/paging';
import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw, readMany } from '../../engine/reading';
import { simpleField } from './simpleField';

const filtersField = filtersOf(
	fieldList([
		{
			displayName: 'Visible',
			name: 'visible',
			type: 'boolean',
			default: true,
			description: 'Whether to return the fields that guests see, or those that they do not see',
		},
	]),
);

/** Feishu docs: helpdesk-v1, list ticket custom fields. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many custom fields of tickets',
	description: 'Retrieve a list of the custom fields of tickets with the options of dropdowns',
	fields: [...pagingFields, filtersField, simplifyField],

	prepare(params) {
		const visible = params.has('filters.visible') ? params.flag('filters.visible') : undefined;
		return readMany({
			path: path`/helpdesk/v1/ticket_customized_fields`,
			list: 'items',
			ids: ['ticket_customized_field_id', 'id'],
			paging: { by: 'token', maxSize: 100 },
			limit: readLimit(params),
			// Feishu's own filter travels in the body of a GET, which many proxies drop.
			...(visible !== undefined && { keep: (field) => field.visible === visible }),
			shape: params.flag('simplify') ? simpleField : raw,
		});
	},
});
