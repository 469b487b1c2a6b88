import { z } from 'zod/v4';

import { integerText, listOf } from '../http/schema';
import { CHANNEL } from './channels';
import type { Ticket } from './ticket';

const time = integerText(0).optional();

/** The query of a list of tickets. Feishu docs: List tickets. */
export const ticketQuery = z.strictObject({
	ticket_id: z.string().optional(),
	agent_id: z.string().optional(),
	closed_by_id: z.string().optional(),
	guest_id: z.string().optional(),
	guest_name: z.string().optional(),
	type: integerText(1, 2).optional(),
	channel: integerText(0).optional(),
	solved: integerText(1, 2).optional(),
	score: integerText(1, 3).optional(),
	status_list: listOf(integerText(1, 52)),
	tags: listOf(z.string()),
	page: integerText(1).optional(),
	page_size: integerText(1, 200).optional(),
	create_time_start: time,
	create_time_end: time,
	update_time_start: time,
	update_time_end: time,
});

export type TicketQuery = z.infer<typeof ticketQuery>;

const NAMED_CHANNELS: ReadonlySet<number> = new Set(
	Object.values(CHANNEL).filter((channel) => channel !== CHANNEL.other),
);

/** @returns whether a list with this query holds the ticket; all filters must fit */
export function matches(ticket: Ticket, query: TicketQuery): boolean {
	const agentIds = [ticket.agent_owner?.id, ...ticket.agents.map(({ id }) => id)];
	return (
		same(query.ticket_id, ticket.ticket_id) &&
		same(query.guest_id, ticket.guest.id) &&
		same(query.closed_by_id, ticket.closed_by?.id) &&
		same(query.type, ticket.ticket_type) &&
		same(query.solved, ticket.solve) &&
		same(query.score, ticket.score) &&
		(query.agent_id === undefined || agentIds.includes(query.agent_id)) &&
		(query.guest_name === undefined || ticket.guest.name.includes(query.guest_name)) &&
		(query.channel === undefined || isChannel(ticket.channel, query.channel)) &&
		(query.status_list?.includes(ticket.status) ?? true) &&
		(query.tags === undefined || ticket.tags.some(({ name }) => query.tags?.includes(name))) &&
		within(ticket.created_at, query.create_time_start, query.create_time_end) &&
		within(ticket.updated_at, query.update_time_start, query.update_time_end)
	);
}

// Feishu docs: every number without a name of its own means "other".
function isChannel(channel: number, wanted: number): boolean {
	return NAMED_CHANNELS.has(wanted) ? channel === wanted : !NAMED_CHANNELS.has(channel);
}

function same<T>(wanted: T | undefined, value: T | undefined): boolean {
	return wanted === undefined || wanted === value;
}

function within(at: number, start = -Infinity, end = Infinity): boolean {
	return at >= start && at <= end;
}
