import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { MANAGERS } from '../agentSkill/managers';
import { ticketFieldLocator } from './ticketFieldLocator';

/** Feishu docs: helpdesk-v1, delete ticket custom field. */
export const remove = operation({
	name: 'Delete',
	action: 'Delete a custom field of tickets',
	description: 'Remove a custom field from tickets',
	...MANAGERS,
	fields: [ticketFieldLocator.field],

	prepare(params) {
		const id = ticketFieldLocator.read(params);
		return changeOne(
			{
				method: 'DELETE',
				path: path`/helpdesk/v1/ticket_customized_fields/${id}`,
				names: ticketFieldLocator.named(id),
			},
			() => ({ ticket_customized_field_id: id, deleted: true }),
		);
	},
});
