import type { Sandbox, SandboxOptions } from '../sandbox/server';
import { Api } from './api';
import { startN8n, startWebhooks, startWorker, type N8n } from './n8n';
import { progress, since } from './progress';
import { startPostgres } from './postgres';
import { startRedis } from './redis';
import {
	createCredential,
	makeUserFolder,
	openSandbox,
	temporaryFolder,
	type Packed,
	type World,
} from './world';

/** An n8n of its own in queue mode: a main process and others. */
export interface Queue extends Pick<World, 'secrets' | 'credential'> {
	readonly api: Api;
	readonly sandbox: Sandbox;
	/** Holds the logs of all processes. */
	readonly userFolder: string;
	/** Of the main process, which takes webhooks unless others do. */
	readonly url: string;
	/** Of the processes that take webhooks, if there are any. */
	readonly webhookUrls: readonly string[];
	/** Ends the n8n processes. */
	close: () => Promise<void>;
}

/** How many processes to start beside the main one. */
export interface Processes {
	workers: number;
	/** Processes that only take webhooks; with one or more, the main process takes none. */
	webhooks: number;
	/** Has workers run what people try out, too. */
	offloadsTests?: boolean;
}

/**
 * Starts n8n in queue mode, with Redis, PostgreSQL and a sandbox.
 *
 * @param packed n8n and the package
 * @param processes how many of which
 * @param options of the sandbox
 * @throws {Error} when something does not start
 */
export async function openQueue(
	{ installed, tarball }: Packed,
	processes: Processes,
	options?: SandboxOptions,
): Promise<Queue> {
	const startedAt = Date.now();
	const sandbox = await openSandbox(options);
	const userFolder = await makeUserFolder(tarball);
	const env = {
		EXECUTIONS_MODE: 'queue',
		...(await startRedis(userFolder)),
		...(await startPostgres(await temporaryFolder('feishu-e2e-postgres-'))),
		...(processes.webhooks > 0 && { N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true' }),
		...(processes.offloadsTests === true && { OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true' }),
		// The default level: debug would slow all of them down.
		N8N_LOG_LEVEL: 'info',
	};
	// One after another: the first one makes the database.
	const main = await startN8n(installed, { name: 'main', userFolder, env });
	const startAll = async (
		kind: string,
		count: number,
		startOne: typeof startWorker,
	): Promise<N8n[]> => {
		const started: N8n[] = [];
		for (let number = 1; number <= count; number += 1) {
			started.push(await startOne(installed, { name: `${kind}-${number}`, userFolder, env }));
		}
		return started;
	};
	const workers = await startAll('worker', processes.workers, startWorker);
	const webhooks = await startAll('webhook', processes.webhooks, startWebhooks);
	const others = `${workers.length} for work, ${webhooks.length} for webhooks`;
	progress(`        queue mode: a main process, ${others}: ready after ${since(startedAt)}`);
	const api = await Api.asOwner(main.url);
	return {
		api,
		sandbox,
		userFolder,
		...(await createCredential(api, sandbox)),
		url: main.url,
		webhookUrls: webhooks.map(({ url }) => url),
		async close() {
			await Promise.all([...webhooks, ...workers, main].map((process) => process.stop()));
		},
	};
}
