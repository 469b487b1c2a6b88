import { agent } from './agents/team';
import { USER_SCOPES } from './app/scopes';
import { matchesRoute } from './http/routeIds';
import { summaryOf } from './longConnection/summary';
import type { LongConnections, Sandbox } from './sandbox';
import type { State } from './state/state';
import type { Ticket } from './tickets/ticket';

/**
 * What a test, or another program, holds of a running sandbox.
 *
 * @param state what the sandbox remembers
 * @param url its origin
 * @param close ends the server
 */
export function sandboxOf(state: State, url: string, close: () => Promise<void>): Sandbox {
	const { desk, directory, tickets, tokens } = state;
	const ticket = (ticketId: string): Ticket => {
		const found = tickets.get(ticketId);
		if (!found) throw new Error(`there is no ticket ${ticketId}`);
		return found;
	};
	return {
		url,
		get credentials() {
			return state.credentials();
		},
		inbox: state.inbox,
		images: state.images,
		requests: state.requests,
		issuedTokens: tokens.issued,
		issuedUserTokens: state.accounts.issued,
		tickets: tickets.all,
		people: directory.all,
		count: (route) => state.requests.filter((one) => matchesRoute(route, one.route)).length,
		revokeTokens: () => {
			tokens.revokeAll();
		},
		expireTokens: () => {
			tokens.expireAll();
		},
		connectAccount: (openId = agent('001').openId, scopes = USER_SCOPES) =>
			state.accounts.connect({ openId, scopes }),
		canRenew: (refreshToken) => state.accounts.canRenew(refreshToken),
		expireUserTokens: () => {
			state.accounts.expireAll();
		},
		endConnections: () => {
			state.accounts.revokeAll();
		},
		openTicket: (userId) => desk.serve(userId).ticket_id,
		closeTicket: (userId) => {
			desk.closeAllOf(userId);
		},
		startConversation: (guest, text) => desk.begin(guest, text).ticket_id,
		writeMessage: (ticketId, as, text) => desk.say(ticket(ticketId), as, text).id,
		handOver: (ticketId) => {
			desk.handOver(ticket(ticketId));
		},
		endTicket: (ticketId, by) => {
			desk.close(ticket(ticketId), by);
		},
		rateTicket: (ticketId, score) => {
			desk.rate(ticket(ticketId), score);
		},
		seedTickets: (count) => {
			tickets.seed(count);
		},
		addPeople: (people) => directory.add(people),
		setEventConfig: (config) => state.pusher.configure(config),
		setEventMode: (mode) => {
			state.pusher.mode = mode;
		},
		longConnections: longConnectionsOf(state),
		changeAppSecret: (secret) => {
			state.appSecret = secret;
		},
		subscribedEvents: state.pusher.subscribed,
		pushes: state.pusher.log,
		pushesDone: () => state.pusher.done(),
		pushFault: (spec) => {
			state.pusher.faults.add(spec);
		},
		approveNotification: (status, notificationId) => state.approve(status, notificationId),
		fault: (spec) => {
			state.faults.add(spec);
		},
		reset: () => {
			state.reset();
		},
		close,
	};
}

function longConnectionsOf({ connections }: State): LongConnections {
	return {
		get all() {
			return connections.all.map(summaryOf);
		},
		get online() {
			return connections.online().length;
		},
		problems: connections.problems,
		setClientConfig: (config) => {
			Object.assign(connections.clientConfig, config);
		},
		fault: (spec) => {
			connections.faults.add(spec);
		},
		clearFaults: () => {
			connections.faults.clear();
		},
		cut: (how, number) => {
			connections.cut(how, number);
		},
		unplug: () => {
			connections.unplug();
		},
		plugIn: () => {
			connections.plugIn();
		},
	};
}
