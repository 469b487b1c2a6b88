import type { EventEmitter } from 'node:events';

import type { Directory } from '../people/directory';
import { AGENTS, person, type Person } from '../people/people';
import { blankTicket } from './blank';
import { CHANNEL } from './channels';
import type { TicketEvents } from './events';
import { eventIdOf, openMessageId } from './ids';
import type { TicketMessage, TicketMessageContent } from './message';
import type { TicketStore } from './store';
import {
	isOpen,
	STAGE,
	STATUS,
	ticketUser,
	type Score,
	type Stage,
	type Ticket,
	type TicketStatus,
} from './ticket';
import { writer, type Role } from './writer';

const CLOSED_BY: Readonly<Record<Role, TicketStatus>> = {
	bot: STATUS.closedByBot,
	agent: STATUS.closedByAgent,
	guest: STATUS.closedByUser,
};

/** How a ticket begins. */
export interface NewTicket {
	guestId: string;
	stage: Stage;
	channel: number;
	agents?: readonly Person[];
	customizedInfo?: string;
}

/** What a message holds when it comes in. */
export type NewTicketMessage = TicketMessageContent & { rawContent?: string };

/** What guests, agents and the bot do with tickets; tells of it as Feishu's events do. */
export class TicketDesk {
	constructor(
		private readonly store: TicketStore,
		private readonly directory: Directory,
		private readonly events: EventEmitter<TicketEvents>,
	) {}

	/** Begins a ticket. A person the directory does not know has the name `-`, as in the events. */
	open({ guestId, stage, channel, agents = [], customizedInfo }: NewTicket): Ticket {
		const guest = this.directory.byId(guestId) ?? person({ openId: guestId, name: '-', email: '' });
		const now = Date.now();
		const ticket = blankTicket({
			ticket_id: this.store.ids.next(),
			guest: ticketUser(guest),
			ticket_type: stage,
			status: stage === STAGE.human ? STATUS.processing : STATUS.created,
			created_at: now,
			channel,
			...(customizedInfo === undefined ? {} : { customized_info: customizedInfo }),
		});
		if (stage === STAGE.human) assign(ticket, agents, now);
		this.store.put(ticket);
		this.events.emit('ticketCreated', ticket);
		return ticket;
	}

	/** Lets agents help a person now. @returns the ticket in progress, a new one if there was none */
	serve(guestId: string): Ticket {
		const [current] = this.store.openOf(guestId);
		if (!current) return this.open({ guestId, stage: STAGE.human, channel: CHANNEL.other });
		this.handOver(current);
		return current;
	}

	/**
	 * A guest writes to the helpdesk. A person has one group with it, so a ticket in progress goes
	 * on; else a new one begins with the bot.
	 *
	 * @param guest open_id, e-mail or name of somebody in the directory, or any open_id
	 */
	begin(guest: string, text: string): Ticket {
		const guestId = this.directory.find(guest)?.openId ?? guest;
		const [current] = this.store.openOf(guestId);
		const ticket = current ?? this.open({ guestId, stage: STAGE.bot, channel: CHANNEL.search });
		this.say(ticket, 'guest', text);
		return ticket;
	}

	/** Writes a text into a ticket. @throws when the ticket is closed */
	say(ticket: Ticket, role: Role, text: string): TicketMessage {
		return this.write(ticket, role, { msgType: 'text', content: { text } });
	}

	/** Closes all tickets in progress of a person. */
	closeAllOf(guestId: string): void {
		for (const ticket of this.store.openOf(guestId)) this.close(ticket, 'agent');
	}

	/**
	 * Writes into a ticket. An agent who answers takes the ticket over from the bot.
	 *
	 * @returns the message
	 * @throws when the ticket is closed
	 */
	write(ticket: Ticket, role: Role, message: NewTicketMessage): TicketMessage {
		if (!isOpen(ticket)) throw new Error('the ticket is closed');
		if (role === 'agent' && ticket.ticket_type === STAGE.bot) this.handOver(ticket);
		this.store.touch();
		const id = this.store.ids.next();
		const written: TicketMessage = {
			...message,
			...writer(ticket, role),
			id,
			messageId: this.store.ids.next(),
			openMessageId: openMessageId(id),
			eventId: eventIdOf(id),
			createdAt: Date.now(),
		};
		ticket.messages.push(written);
		this.events.emit('messageCreated', ticket, written, written.senderType);
		if (role === 'agent') this.noteAnswer(ticket, written.createdAt);
		if (role === 'guest' && ticket.status === STATUS.waitingForUser) {
			this.change(ticket, { status: STATUS.processing });
		}
		return written;
	}

	/** Hands a ticket over from the bot to agents; nothing happens where agents have it already. */
	handOver(ticket: Ticket, agents: readonly Person[] = []): void {
		if (ticket.ticket_type === STAGE.human) return;
		this.store.touch();
		assign(ticket, agents, Date.now());
		this.change(ticket, { stage: STAGE.human, status: STATUS.processing });
	}

	/** Closes a ticket; a closed one stays as it is. */
	close(ticket: Ticket, by: Role): void {
		if (!isOpen(ticket)) return;
		this.store.touch();
		const now = Date.now();
		ticket.closed_at = now;
		const closer = by === 'guest' ? ticket.guest : ticket.agent_owner;
		if (by !== 'bot' && closer) ticket.closed_by = closer;
		if (ticket.agent_entry_time > 0) {
			const seconds = Math.round((now - ticket.agent_entry_time) / 1000);
			ticket.agent_resolution_time = seconds;
			ticket.actual_processing_time = seconds;
		}
		this.change(ticket, { status: CLOSED_BY[by] });
	}

	/** Keeps the guest's rating. Feishu has no event for it. */
	rate(ticket: Ticket, score: Score): void {
		this.store.touch();
		ticket.score = score;
		ticket.solve = score === 1 ? 1 : 2;
		ticket.updated_at = Date.now();
	}

	private noteAnswer(ticket: Ticket, at: number): void {
		if (ticket.agent_first_response_time === 0) {
			ticket.agent_first_response_time = at;
			ticket.agent_first_response_duration = Math.round((at - ticket.agent_entry_time) / 1000);
		}
		ticket.agent_last_response_time = at;
		ticket.agent_service_duration = (at - ticket.agent_entry_time) / 60_000;
		if (ticket.status === STATUS.created || ticket.status === STATUS.queued) {
			this.change(ticket, { status: STATUS.processing });
		}
	}

	private change(ticket: Ticket, to: { stage?: Stage; status: TicketStatus }): void {
		this.update(ticket, () => {
			ticket.ticket_type = to.stage ?? ticket.ticket_type;
			ticket.status = to.status;
		});
	}

	/** Changes what agents keep in order, and tells of it. */
	update(ticket: Ticket, apply: () => void): void {
		const { ticket_type: stage, status, updated_at } = ticket;
		this.store.touch();
		apply();
		ticket.updated_at = Date.now();
		this.events.emit('ticketUpdated', ticket, {
			...(ticket.ticket_type === stage ? {} : { stage }),
			...(ticket.status === status ? {} : { status }),
			updated_at,
		});
	}
}

function assign(ticket: Ticket, agents: readonly Person[], now: number): void {
	const chosen = agents.length > 0 ? agents : AGENTS.slice(0, 1);
	ticket.agents = chosen.map(ticketUser);
	const [owner] = ticket.agents;
	if (owner) ticket.agent_owner = owner;
	ticket.agent_entry_time = now;
	ticket.bot_service_duration = Math.round((now - ticket.created_at) / 1000);
}
