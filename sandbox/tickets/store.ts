import type { StoredImage } from '../content/storedImage';
import { IdSource } from './ids';
import { PICTURES } from './pictures';
import { SEED_COUNT, seedTickets } from './seed';
import { isOpen, type Ticket } from './ticket';

/** The tickets of the helpdesk and the images that guests sent into them. */
export class TicketStore {
	/** In the order in which they came into the sandbox. */
	readonly all: Ticket[] = [];
	/** By image_key; what agents and the API upload is in the other store. */
	readonly images = new Map<string, StoredImage>();
	readonly ids = new IdSource('live');
	private seedIds = new IdSource('seed');
	private seeded = 0;
	private isPristine = false;
	private readonly byId = new Map<string, Ticket>();
	private readonly byGuest = new Map<string, Ticket[]>();
	private sorted: readonly Ticket[] | undefined;

	constructor() {
		this.reset();
	}

	/** @returns the ticket with an id */
	get(ticketId: string): Ticket | undefined {
		return this.byId.get(ticketId);
	}

	/** @returns the tickets in progress of a person, oldest first */
	openOf(openId: string): Ticket[] {
		return (this.byGuest.get(openId) ?? []).filter(isOpen);
	}

	/** @returns whether a person ever had a ticket */
	knowsGuest(openId: string): boolean {
		return this.byGuest.has(openId);
	}

	/** @returns all tickets by their creation, the latest first */
	newestFirst(): readonly Ticket[] {
		this.sorted ??= this.all
			.map((ticket, index) => ({ ticket, index }))
			.sort((a, b) => b.ticket.created_at - a.ticket.created_at || b.index - a.index)
			.map(({ ticket }) => ticket);
		return this.sorted;
	}

	/** Keeps a ticket. */
	put(ticket: Ticket): void {
		this.all.push(ticket);
		this.byId.set(ticket.ticket_id, ticket);
		const guestId = ticket.guest.id;
		const ofGuest = this.byGuest.get(guestId);
		if (ofGuest) ofGuest.push(ticket);
		else this.byGuest.set(guestId, [ticket]);
		this.sorted = undefined;
		this.isPristine = false;
	}

	/** Says that a ticket is about to change, so that a reset has to make all of them anew. */
	touch(): void {
		this.isPristine = false;
	}

	/** Adds made-up tickets, older than those of the seed. @param count how many */
	seed(count: number): void {
		for (const ticket of seedTickets(count, this.seedIds, this.seeded)) this.put(ticket);
		this.seeded += count;
	}

	/** Goes back to the tickets it began with. */
	reset(): void {
		// Most tests never touch a ticket, and making hundreds of them takes milliseconds.
		if (this.isPristine) return;
		this.all.length = 0;
		this.byId.clear();
		this.byGuest.clear();
		this.images.clear();
		this.seedIds = new IdSource('seed');
		this.seeded = 0;
		for (const picture of PICTURES) this.images.set(picture.imageKey, picture);
		this.seed(SEED_COUNT);
		this.isPristine = true;
	}
}
