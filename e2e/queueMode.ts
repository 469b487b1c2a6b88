import type { Sandbox, SandboxOptions } from '../sandbox/server';
import { Api } from './api';
import { startN8n, startWorker } from './n8n';
import { progress, since } from './progress';
import { startPostgres } from './postgres';
import { startRedis } from './redis';
import {
	createCredential,
	makeUserFolder,
	openSandbox,
	temporaryFolder,
	type World,
} from './world';

/** An n8n of its own in queue mode: a main process and two workers. */
export interface Queue {
	readonly api: Api;
	readonly sandbox: Sandbox;
	readonly credential: World['credential'];
	/** Of the main process, which takes webhooks. */
	readonly url: string;
	/** Ends the n8n processes. */
	close(): Promise<void>;
}

/**
 * Starts n8n in queue mode, with Redis, PostgreSQL and a sandbox.
 *
 * @param world where n8n and the package are
 * @param options of the sandbox
 * @throws {Error} when something does not start
 */
export async function openQueue(
	{ installed, tarball }: World,
	options: SandboxOptions,
): Promise<Queue> {
	const startedAt = Date.now();
	const sandbox = await openSandbox(options);
	const userFolder = await makeUserFolder(tarball);
	const env = {
		EXECUTIONS_MODE: 'queue',
		...(await startRedis(userFolder)),
		...(await startPostgres(await temporaryFolder('feishu-e2e-postgres-'))),
		// The default level: debug would slow all three down.
		N8N_LOG_LEVEL: 'info',
	};
	// One after another: the first one makes the database.
	const main = await startN8n(installed, { name: 'main', userFolder, env });
	const workers = [
		await startWorker(installed, { name: 'worker-1', userFolder, env }),
		await startWorker(installed, { name: 'worker-2', userFolder, env }),
	];
	progress(`        queue: a main process and two workers are ready after ${since(startedAt)}`);
	const api = await Api.asOwner(main.url);
	const { credential } = await createCredential(api, sandbox);
	return {
		api,
		sandbox,
		credential,
		url: main.url,
		async close() {
			await Promise.all([...workers, main].map((process) => process.stop()));
		},
	};
}
