import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Running } from './child';

const START_TIMEOUT_MS = 60_000;

/**
 * Asks the system for free ports; all are held until the last is known, so they differ.
 *
 * @param count how many
 * @returns ports of 127.0.0.1 that nothing listens on
 * @throws when the system has none
 */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, listen));
	const ports = servers.map((server) => {
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('no port');
		return address.port;
	});
	await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
	return ports;
}

/**
 * Waits until a process listens.
 *
 * @param port of 127.0.0.1
 * @param process that is to listen there
 * @throws {Error} naming its log when it ends, or does not listen in time
 */
export async function untilOpen(port: number, process: Running): Promise<void> {
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < deadline && process.exitCode() === undefined) {
		if (await isOpen(port)) return;
		await sleep(100);
	}
	throw new Error(`a process did not start; is it installed? See ${process.log}`);
}

function isOpen(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => {
			resolve(false);
		});
	});
}

function listen(): Promise<ReturnType<typeof createServer>> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			resolve(server);
		});
	});
}
