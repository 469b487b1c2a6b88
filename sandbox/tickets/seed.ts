import { AGENTS, GUESTS, person, type Person } from '../people/people';
import { blankTicket } from './blank';
import { CHANNEL } from './channels';
import { drawFields } from './fields';
import type { IdSource } from './ids';
import { drawsFrom, type Draws } from './random';
import { addMessages } from './seedMessages';
import { isOpen, STAGE, STATUS, ticketUser, type Ticket, type TicketStatus } from './ticket';

/** How many tickets the sandbox begins with. */
export const SEED_COUNT = 360;

/** When the latest made-up ticket was created; a fixed day, so that every run is the same. */
export const SEED_END = Date.UTC(2026, 5, 30, 9, 0);

const MINUTE = 60_000;
const APART = 350 * MINUTE;

// Tickets further back than this are nearly all closed.
const RECENT = 60;

const OPEN = [1, 2, 3, 4, 5] as const satisfies TicketStatus[];
const CLOSED = [50, 51, 51, 51, 52] as const satisfies TicketStatus[];
const CHANNELS = [
	CHANNEL.api,
	CHANNEL.qrCode,
	CHANNEL.share,
	CHANNEL.search,
	CHANNEL.other,
] as const;
const TAGS = ['VPN', '打印机', 'new & urgent', '🔥', 'password'] as const;

/**
 * Makes tickets up, going back in time. Their guests are `ou_guest_…` only, so that everybody else
 * is free to be written to.
 *
 * @param count how many
 * @param ids where their ids come from
 * @param from how many there are already; the same number makes the same tickets
 */
export function seedTickets(count: number, ids: IdSource, from: number): Ticket[] {
	return Array.from({ length: count }, (_, index) => makeTicket(from + index, ids));
}

function makeTicket(index: number, ids: IdSource): Ticket {
	const draws = drawsFrom(index + 1);
	const guest = GUESTS[draws.int(0, GUESTS.length - 1)] ?? person({ openId: 'ou_guest_001' });
	const agent = AGENTS[draws.int(0, AGENTS.length - 1)] ?? person({ openId: 'ou_agent_001' });
	const status = draws.pick<TicketStatus>(draws.next() < openShare(index) ? OPEN : CLOSED);
	const createdAt = SEED_END - index * APART - draws.int(0, 60) * MINUTE;
	const isBot = status === STATUS.created || status === STATUS.closedByBot;
	const ticket = blankTicket({
		ticket_id: ids.next(),
		guest: ticketUser(guest),
		ticket_type: isBot ? STAGE.bot : STAGE.human,
		status,
		created_at: createdAt,
		updated_at: status === STATUS.created ? -1 : createdAt + draws.int(30, 90) * MINUTE,
		channel: draws.pick<number>(CHANNELS),
		customized_fields: drawFields(draws),
		bot_service_duration: draws.int(5, 120),
		tags: drawTags(draws, ids),
	});
	if (!isBot) addAgent(ticket, agent, draws, ids);
	addMessages(ticket, agent, draws, ids);
	if (!isOpen(ticket)) closeTicket(ticket, draws);
	return ticket;
}

function openShare(index: number): number {
	return index < RECENT ? 0.6 : 0.03;
}

function drawTags(draws: Draws, ids: IdSource): Ticket['tags'] {
	return draws.next() < 0.4 ? [{ id: ids.next(), name: draws.pick<string>(TAGS) }] : [];
}

function addAgent(ticket: Ticket, agent: Person, draws: Draws, ids: IdSource): void {
	const user = ticketUser(agent);
	const entry = ticket.created_at + ticket.bot_service_duration * 1000;
	const wait = draws.int(10, 600);
	ticket.agent_owner = user;
	ticket.agents = [user];
	ticket.agent_entry_time = entry;
	ticket.agent_first_response_duration = wait;
	ticket.agent_first_response_time = entry + wait * 1000;
	ticket.agent_last_response_time = entry + (wait + draws.int(60, 1500)) * 1000;
	ticket.agent_service_duration = (ticket.agent_last_response_time - entry) / MINUTE;
	const colleague = AGENTS[draws.int(0, AGENTS.length - 1)];
	if (colleague && colleague !== agent && draws.next() < 0.3) {
		ticket.collaborators = [ticketUser(colleague)];
	}
	if (draws.next() < 0.3) {
		ticket.comments = {
			content: draws.pick<string>(['Called back', '已解决 ✅', 'waits for "parts"']),
			created_at: ticket.agent_first_response_time,
			id: ids.next(),
			user_avatar_url: user.avatar_url,
			user_name: user.name,
			user_id: ids.next(),
		};
	}
}

function closeTicket(ticket: Ticket, draws: Draws): void {
	ticket.closed_at = ticket.updated_at;
	const closer = ticket.status === STATUS.closedByUser ? ticket.guest : ticket.agent_owner;
	if (ticket.status !== STATUS.closedByBot && closer) ticket.closed_by = closer;
	ticket.score = draws.pick<0 | 1 | 2 | 3>([0, 1, 2, 3]);
	ticket.solve = ticket.score === 1 ? 1 : 2;
	if (ticket.score === 1) {
		ticket.dissatisfaction_reason = {
			zh_cn: '等待时间过长',
			en_us: 'I waited too long',
			ja_jp: '待ち時間が長い',
		};
	}
	if (ticket.agent_entry_time === 0) return;
	const seconds = Math.round((ticket.closed_at - ticket.agent_entry_time) / 1000);
	ticket.agent_resolution_time = seconds;
	ticket.actual_processing_time = seconds;
}
