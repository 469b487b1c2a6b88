import { pagingFields, readLimit } from '../../fields/paging';
import { simplifyField } from '../../fields/simplify';
import { operation, type OutputItem } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { withHints } from '../../engine/read';
import { simpleTicket } from './simpleTicket';
import { ticketFilters } from './ticketFilters';

/** Feishu docs: helpdesk-v1, list tickets. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many tickets',
	description: 'Retrieve a list of tickets, filtered by people, status, times and more',
	fields: [...pagingFields, ticketFilters.field, simplifyField],

	async prepare(params) {
		const limit = readLimit(params);
		const query = ticketFilters.read(params);
		const shape = params.flag('simplify') ? simpleTicket : raw;
		const { readTickets } = await import('./ticketList');
		return {
			*steps() {
				const output: OutputItem[] = [];
				const doubts = yield* readTickets(query, limit, (tickets) => {
					for (const ticket of tickets) output.push({ json: shape(ticket) });
				});
				return withHints(output, doubts);
			},
		};
	},
});
