import type { Connection } from './connection';

/** What is to be told of a connection. */
export type ConnectionSummary = Readonly<
	Pick<
		Connection,
		| 'number'
		| 'openedAt'
		| 'closedAt'
		| 'ended'
		| 'frozen'
		| 'online'
		| 'pings'
		| 'pushes'
		| 'acks'
		| 'lateAcks'
	>
>;

/** @returns what is to be told of a connection, without its socket */
export function summaryOf(connection: Connection): ConnectionSummary {
	const { number, openedAt, closedAt, ended, frozen, online } = connection;
	const { pings, pushes, acks, lateAcks } = connection;
	return { number, openedAt, closedAt, ended, frozen, online, pings, pushes, acks, lateAcks };
}
