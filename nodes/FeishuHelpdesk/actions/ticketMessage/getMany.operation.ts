import { filtersOf } from '../../fields/collections';
import { pagingFields, parseLimit } from '../../fields/paging';
import { InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import type { Params } from '../../engine/params';
import { readMany } from '../../engine/reading';
import { readTicketId, ticketLocator, ticketNamed } from '../ticket/ticketLocator';
import { readableMessage } from './readableMessage';

const filtersField = filtersOf([
	{
		displayName: 'Sent After',
		name: 'timeStart',
		type: 'dateTime',
		default: '',
		description: 'The earliest time of a message',
	},
	{
		displayName: 'Sent Before',
		name: 'timeEnd',
		type: 'dateTime',
		default: '',
		description: 'The latest time of a message',
	},
]);

/** Feishu docs: helpdesk-v1, list ticket messages. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many messages of a ticket',
	description: 'Retrieve what was written in a ticket, as text and with its pictures',
	fields: [ticketLocator, ...pagingFields, filtersField],

	prepare(params) {
		const ticketId = readTicketId(params);
		return readMany({
			path: path`/helpdesk/v1/tickets/${ticketId}/messages`,
			names: ticketNamed(ticketId),
			query: readTimes(params),
			list: 'messages',
			paging: { by: 'page', maxSize: 200 },
			limit: parseLimit(params.flag('returnAll'), params.value('limit')),
			shape: (message) => readableMessage(ticketId, message),
		});
	},
});

/** The page names no unit; its examples have ten digits, so seconds. */
function readTimes(params: Params): Record<string, number> {
	const [start, end] = ['timeStart', 'timeEnd'].map((name) => params.time(`filters.${name}`));
	if (start !== undefined && end !== undefined && start > end) {
		throw new InputError(
			params.label('filters.timeStart'),
			`is later than '${params.label('filters.timeEnd')}'`,
			'Exchange the two dates.',
		);
	}
	return {
		...(start !== undefined && { time_start: Math.floor(start / 1000) }),
		...(end !== undefined && { time_end: Math.ceil(end / 1000) }),
	};
}
