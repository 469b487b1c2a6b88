import { join } from 'node:path';

import { start } from './child';
import { freePorts, untilOpen } from './ports';

/**
 * Starts Debian's Redis (`apt-get install redis-server`) on a free port; it ends with the run.
 *
 * @param folder for its log
 * @returns the environment that makes n8n use it
 * @throws {Error} when it is not installed or does not start
 */
export async function startRedis(folder: string): Promise<NodeJS.ProcessEnv> {
	const [port] = await freePorts(1);
	if (port === undefined) throw new Error('no free port');
	const log = join(folder, 'redis.log');
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	await untilOpen(port, start('redis-server', args, { env: process.env, log }));
	return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) };
}
