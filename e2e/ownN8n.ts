import type { Sandbox, SandboxOptions } from '../sandbox/server';
import { Api } from './api';
import { createEventCredential } from './events';
import { startN8n, type N8n } from './n8n';
import { makeUserFolder, openSandbox, type Packed, type Secrets, type World } from './world';

/** An n8n of one flow that can be ended and started again, with a sandbox. */
export interface OwnN8n {
	readonly sandbox: Sandbox;
	readonly secrets: Secrets;
	/** Can receive events. */
	readonly credential: World['credential'];
	/** Holds the database and the log. */
	readonly userFolder: string;
	/** Those of the n8n that runs now. */
	readonly url: string;
	readonly api: Api;
	/**
	 * Ends n8n and starts it again, with the same database and another port.
	 *
	 * @param signal `SIGTERM` as an administrator does, `SIGKILL` as a machine that is out of memory
	 */
	restart(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
	/** Stops n8n as a machine does that sleeps, and wakes it. @param ms for how long */
	freeze(ms: number): Promise<void>;
	readonly close: () => Promise<void>;
}

/**
 * Starts it.
 *
 * @param packed n8n and the package
 * @param options of the sandbox
 * @param level of the log; debug slows n8n down
 */
export async function openOwnN8n(
	{ installed, tarball }: Packed,
	options?: SandboxOptions,
	level: 'info' | 'debug' = 'info',
): Promise<OwnN8n> {
	const sandbox = await openSandbox(options);
	const userFolder = await makeUserFolder(tarball);
	const start = () =>
		startN8n(installed, { name: 'n8n', userFolder, env: { N8N_LOG_LEVEL: level } });
	let n8n: N8n = await start();
	let api = await Api.asOwner(n8n.url);
	const secrets: Secrets = { region: 'custom', baseUrl: sandbox.url, ...sandbox.credentials };
	return {
		sandbox,
		secrets,
		userFolder,
		credential: await createEventCredential(api, secrets),
		get url() {
			return n8n.url;
		},
		get api() {
			return api;
		},
		async restart(signal = 'SIGTERM') {
			await (signal === 'SIGTERM' ? n8n.stop() : n8n.kill());
			n8n = await start();
			api = await Api.signedIn(n8n.url);
		},
		async freeze(ms) {
			await n8n.freeze(ms);
			// Its sockets have run out of their time meanwhile.
			api = await Api.signedIn(n8n.url);
		},
		close: () => n8n.stop(),
	};
}
