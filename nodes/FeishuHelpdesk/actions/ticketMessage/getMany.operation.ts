import { field } from '../../fields/field';
import { listFilters } from '../../fields/listFilters';
import { pagingFields, readLimit } from '../../fields/paging';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { readMany } from '../../engine/reading';
import { ticketLocator } from '../ticket/ticketLocator';
import { readableMessage } from './readableMessage';

/** The page names no unit; its examples have ten digits, so seconds. */
const filters = listFilters(
	[
		{
			query: 'time_start',
			as: 'fromSecond',
			field: field({
				displayName: 'Sent After',
				name: 'timeStart',
				type: 'dateTime',
				default: '',
				description: 'The earliest time of a message',
			}),
		},
		{
			query: 'time_end',
			as: 'untilSecond',
			field: field({
				displayName: 'Sent Before',
				name: 'timeEnd',
				type: 'dateTime',
				default: '',
				description: 'The latest time of a message',
			}),
		},
	],
	[{ start: 'timeStart', end: 'timeEnd' }],
);

/** Feishu docs: helpdesk-v1, list ticket messages. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many messages of a ticket',
	description: 'Retrieve what was written in a ticket, as text and with its pictures',
	fields: [ticketLocator.field, ...pagingFields, filters.field],

	prepare(params) {
		const ticketId = ticketLocator.read(params);
		return readMany({
			path: path`/helpdesk/v1/tickets/${ticketId}/messages`,
			names: ticketLocator.named(ticketId),
			query: filters.read(params),
			list: 'messages',
			ids: ['id', 'message_id'],
			paging: { by: 'page', maxSize: 200 },
			limit: readLimit(params),
			shape: (message) => readableMessage(ticketId, message),
		});
	},
});
