import { simplifyField } from '../../fields/simplify';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw, readOne } from '../../engine/reading';
import { simpleField } from './simpleField';
import { ticketFieldLocator } from './ticketFieldLocator';

/** Feishu docs: helpdesk-v1, get a ticket custom field. */
export const get = operation({
	name: 'Get',
	action: 'Get a custom field of tickets',
	description: 'Retrieve a custom field of tickets with the options of its dropdown',
	fields: [ticketFieldLocator.field, simplifyField],

	prepare(params) {
		const id = ticketFieldLocator.read(params);
		const shape = params.flag('simplify') ? simpleField : raw;
		return readOne(
			{
				path: path`/helpdesk/v1/ticket_customized_fields/${id}`,
				names: ticketFieldLocator.named(id),
				expects: { what: 'the custom field', names: ['ticket_customized_field_id', 'id'] },
			},
			shape,
		);
	},
});
