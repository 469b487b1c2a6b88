import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Installed } from './cache';
import { start, type Running } from './child';
import { freePorts } from './ports';
import { CrashedAtStart, startAnewIfCrashed } from './startAnew';

const START_TIMEOUT_MS = 180_000;

/** A running n8n: the main process, or another one of the queue mode. */
export interface N8n extends Running {
	/** Where the editor and the REST API are; a worker has its health page there, and no more. */
	readonly url: string;
}

/** How to start an n8n process. */
export interface N8nOptions {
	/** Gets the name of its log file. */
	name: string;
	/** Holds the database, the settings and the community packages. */
	userFolder: string;
	/** Where it listens; a free port if left out. */
	port?: number;
	/** More for the environment, e.g. of the queue mode. */
	env?: NodeJS.ProcessEnv;
}

/**
 * Starts n8n with its editor on a free port.
 *
 * @param installed where n8n is
 * @param options its folder and environment
 * @returns once the REST API answers
 * @throws {Error} when it ends, or does not answer in time
 */
export function startN8n(installed: Installed, options: N8nOptions): Promise<N8n> {
	return launch(installed, options, 'start', '/rest/settings');
}

/**
 * Starts a worker of the queue mode.
 *
 * @param installed where n8n is
 * @param options the folder of the main process, and an environment that names Redis
 * @returns once it is ready for jobs
 * @throws {Error} when it ends, or is not ready in time
 */
export function startWorker(installed: Installed, options: N8nOptions): Promise<N8n> {
	return launch(installed, options, 'worker', '/healthz/readiness');
}

/**
 * Starts a process of the queue mode that only takes webhooks.
 *
 * @param installed where n8n is
 * @param options the folder of the main process, and an environment that names Redis
 * @returns once it takes requests
 * @throws {Error} when it ends, or is not ready in time
 */
export function startWebhooks(installed: Installed, options: N8nOptions): Promise<N8n> {
	return launch(installed, options, 'webhook', '/healthz/readiness');
}

async function launch(
	installed: Installed,
	options: N8nOptions,
	command: 'start' | 'worker' | 'webhook',
	path: string,
): Promise<N8n> {
	const { name, userFolder } = options;
	return await startAnewIfCrashed(`the n8n "${name}"`, async () => {
		const [free, brokerPort] = await twoPorts();
		const port = options.port ?? free;
		const env = {
			...environment(installed, options, brokerPort),
			N8N_PORT: String(port),
			// A worker listens nowhere else.
			...(command === 'worker' && {
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
			}),
		};
		const log = join(userFolder, `${name}.log`);
		const running = start(installed.node, [installed.n8n, command], { env, log });
		return await ready({ ...running, url: `http://127.0.0.1:${port}` }, path);
	});
}

async function twoPorts(): Promise<[number, number]> {
	const [first, second] = await freePorts(2);
	if (first === undefined || second === undefined) throw new Error('no free port');
	return [first, second];
}

/** No variable of the user's own n8n gets in, and nothing calls home. */
function environment(
	{ path }: Installed,
	{ userFolder, env }: N8nOptions,
	brokerPort: number,
): NodeJS.ProcessEnv {
	return {
		PATH: path,
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'only-for-this-run',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// The browser is sent back here with a code, and has to be the one that is signed in.
		N8N_HOST: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: 'debug',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		...env,
	};
}

async function ready(n8n: N8n, path: string): Promise<N8n> {
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < deadline) {
		if (n8n.exitCode() !== undefined) throw new CrashedAtStart(`it ended at once; see ${n8n.log}`);
		const answer = await fetch(n8n.url + path).catch(() => undefined);
		// While it starts, n8n answers every address with a page of its own.
		if (answer?.ok && answer.headers.get('content-type')?.includes('json')) return n8n;
		await sleep(250);
	}
	throw new Error(`n8n did not start within ${START_TIMEOUT_MS / 1000} s; see ${n8n.log}`);
}
