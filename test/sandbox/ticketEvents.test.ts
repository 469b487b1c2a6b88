import { State } from '../../sandbox/state/state';
import type { Ticket } from '../../sandbox/tickets/ticket';

/** Plays a conversation and keeps what was told of it. */
function told(play: (state: State, ticket: Ticket) => void): unknown[][] {
	const state = new State({});
	const seen: unknown[][] = [];
	state.events.on('ticketCreated', (ticket) => {
		seen.push(['created', ticket.ticket_type, ticket.status]);
	});
	state.events.on('ticketUpdated', (ticket, old) => {
		seen.push(['updated', ticket.ticket_type, ticket.status, Object.keys(old)]);
	});
	state.events.on('messageCreated', (_ticket, message, sender) => {
		seen.push(['message', sender, message.msgType]);
	});
	play(state, state.desk.begin('ou_alice', 'Help'));
	return seen;
}

const begin = [
	['created', 1, 1],
	['message', 2, 'text'],
];

it('a guest who writes creates a ticket with the bot, and a message', () => {
	expect(told(() => undefined)).toEqual(begin);
});

it('a second message of the guest goes into the same ticket', () => {
	const seen = told((state) => state.desk.begin('alice@example.com', 'Hello?'));
	expect(seen).toEqual([...begin, ['message', 2, 'text']]);
});

it('a handover is an update with the old stage, not a new ticket', () => {
	const seen = told((state, ticket) => {
		state.desk.handOver(ticket);
		state.desk.handOver(ticket);
	});
	expect(seen).toEqual([...begin, ['updated', 2, 2, ['stage', 'status', 'updated_at']]]);
});

it('an agent who answers takes the ticket over first', () => {
	const seen = told((state, ticket) => state.desk.say(ticket, 'agent', 'Hi'));
	expect(seen.slice(2)).toEqual([
		['updated', 2, 2, ['stage', 'status', 'updated_at']],
		['message', 3, 'text'],
	]);
});

it.each([
	['bot', 50],
	['agent', 51],
	['guest', 52],
] as const)('a ticket closed by the %s has status %d, told once', (by, status) => {
	const seen = told((state, ticket) => {
		state.desk.close(ticket, by);
		state.desk.close(ticket, 'bot');
	});
	expect(seen).toEqual([...begin, ['updated', 1, status, ['status', 'updated_at']]]);
});

it('a rating changes the ticket and is not told', () => {
	let rated: Ticket | undefined;
	const seen = told((state, ticket) => {
		state.desk.rate(ticket, 3);
		rated = ticket;
	});
	expect(seen).toEqual(begin);
	expect(rated).toMatchObject({ score: 3, solve: 2 });
});

it('nobody writes into a closed ticket', () => {
	told((state, ticket) => {
		state.desk.close(ticket, 'guest');
		expect(() => state.desk.say(ticket, 'agent', 'Still there?')).toThrow('closed');
		expect(state.desk.begin('ou_alice', 'Again')).not.toBe(ticket);
	});
});
