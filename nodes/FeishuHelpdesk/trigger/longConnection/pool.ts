import { Connection } from './connection';

const connections = new Map<string, Connection>();

/**
 * @param key of an app with its secret, on a host
 * @returns the connection that all triggers of this process share
 */
export function connectionOf(key: string): Connection {
	const connection =
		connections.get(key) ??
		new Connection(() => {
			if (connections.get(key) === connection) connections.delete(key);
		});
	connections.set(key, connection);
	return connection;
}
