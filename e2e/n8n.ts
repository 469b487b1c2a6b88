import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Installed } from './cache';
import { start, type Running } from './child';
import { freePorts } from './ports';
import { CrashedAtStart, startAnewIfCrashed } from './startAnew';

const START_TIMEOUT_MS = 180_000;

/**
 * n8n's last words when it starts. Its pages and webhooks are there earlier, but then it still goes through
 * what waits or runs, as if a crash had left it behind: for a moment an execution that waits counts as
 * crashed and takes no answer, and one that goes on is overwritten (n8n 2.41, execution-recovery.service.js).
 */
const STARTED = 'Editor is now accessible via:';

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
 * @returns once it has started, and executions that ran before are as they will stay
 * @throws {Error} when it ends, or has not started in time
 */
export async function startN8n(installed: Installed, options: N8nOptions): Promise<N8n> {
	const starts = await countStarts(options);
	const hasStarted = async () => (await countStarts(options)) > starts;
	return await launch(installed, options, 'start', hasStarted);
}

/** The log goes on where the one before ended. */
async function countStarts(options: N8nOptions): Promise<number> {
	const log = await readFile(logOf(options), 'utf8').catch(() => '');
	return log.split(STARTED).length - 1;
}

const logOf = ({ name, userFolder }: N8nOptions): string => join(userFolder, `${name}.log`);

/**
 * Starts a worker of the queue mode.
 *
 * @param installed where n8n is
 * @param options the folder of the main process, and an environment that names Redis
 * @returns once it is ready for jobs
 * @throws {Error} when it ends, or is not ready in time
 */
export function startWorker(installed: Installed, options: N8nOptions): Promise<N8n> {
	return launch(installed, options, 'worker', saysItIsReady);
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
	return launch(installed, options, 'webhook', saysItIsReady);
}

async function saysItIsReady({ url }: N8n): Promise<boolean> {
	const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
	// While it starts, n8n answers every address with a page of its own.
	return answer?.ok === true && answer.headers.get('content-type')?.includes('json') === true;
}

async function launch(
	installed: Installed,
	options: N8nOptions,
	command: 'start' | 'worker' | 'webhook',
	isReady: (n8n: N8n) => Promise<boolean>,
): Promise<N8n> {
	const { name } = options;
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
		const running = start(installed.node, [installed.n8n, command], { env, log: logOf(options) });
		return await ready({ ...running, url: `http://127.0.0.1:${port}` }, isReady);
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

async function ready(n8n: N8n, isReady: (n8n: N8n) => Promise<boolean>): Promise<N8n> {
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < deadline) {
		if (n8n.exitCode() !== undefined) throw new CrashedAtStart(`it ended at once; see ${n8n.log}`);
		if (await isReady(n8n)) return n8n;
		await sleep(250);
	}
	throw new Error(`n8n did not start within ${START_TIMEOUT_MS / 1000} s; see ${n8n.log}`);
}
