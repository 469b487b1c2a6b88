import { pagingFields, parseLimit } from '../../fields/paging';
import { simplifyField } from '../../fields/simplify';
import { operation, type OutputItem } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { filtersField, readFilters } from './filters';
import { simpleTicket } from './simpleTicket';
import { readTickets } from './ticketList';

/** Feishu docs: helpdesk-v1, list tickets. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many tickets',
	description: 'Retrieve a list of tickets, filtered by people, status, times and more',
	fields: [...pagingFields, filtersField, simplifyField],

	prepare(params) {
		const limit = parseLimit(params.flag('returnAll'), params.value('limit'));
		const query = readFilters(params);
		const shape = params.flag('simplify') ? simpleTicket : raw;
		return {
			*steps() {
				const output: OutputItem[] = [];
				yield* readTickets(query, limit, (tickets) => {
					for (const ticket of tickets) output.push({ json: shape(ticket) });
				});
				return output;
			},
		};
	},
});
