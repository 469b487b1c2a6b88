import { chown, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { runToEnd, start, type User } from './child';
import { POSTGRES_VERSIONS } from './debian';
import { freePorts, untilOpen } from './ports';

/**
 * Starts Debian's PostgreSQL (`apt-get install postgresql`) with an empty database on a free port;
 * it ends with the run. n8n does not support SQLite in queue mode: executions fail with "database
 * is locked".
 *
 * @param folder an empty one, for the database
 * @returns the environment that makes n8n use it
 * @throws {Error} when it is not installed or does not start
 */
export async function startPostgres(folder: string): Promise<NodeJS.ProcessEnv> {
	const version = (await readdir(POSTGRES_VERSIONS).catch(() => [])).sort().at(-1);
	if (version === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql');
	const bin = join(POSTGRES_VERSIONS, version, 'bin');
	const [port] = await freePorts(1);
	if (port === undefined) throw new Error('no free port');
	const user = await unprivileged();
	if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const flags = ['--username=n8n', '--auth=trust', '--encoding=UTF8', '--no-sync'];
	await runToEnd(join(bin, 'initdb'), ['-D', data, ...flags], { cwd: folder, ...user });
	const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'];
	const log = join(folder, 'postgres.log');
	const postgres = start(join(bin, 'postgres'), args, { env: process.env, log, ...user });
	await untilOpen(port, postgres);
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
	};
}

/** PostgreSQL refuses to run as root; the Debian package brings a user for it. */
async function unprivileged(): Promise<User> {
	if (process.getuid?.() !== 0) return {};
	const id = async (flag: string): Promise<number> =>
		Number(await runToEnd('id', [flag, 'postgres'], { cwd: '/' }));
	return { uid: await id('-u'), gid: await id('-g') };
}
