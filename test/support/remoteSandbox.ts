import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { CREDENTIALS } from '../../sandbox/app/credentials';

const PROJECT = resolve(__dirname, '../..');

/** A sandbox in a process of its own, as Feishu is: measurements must not share its thread. */
export interface RemoteSandbox {
	url: string;
	credentials: typeof CREDENTIALS;
	/** Delays every answer from now on, ms. */
	delay(ms: number): Promise<void>;
	/** How many messages were delivered. */
	delivered(): Promise<number>;
	/** Forgets messages, requests and faults. */
	reset(): Promise<void>;
	close(): Promise<void>;
}

/**
 * @returns the sandbox, ready for requests
 * @throws when it does not start
 */
export async function startRemoteSandbox(): Promise<RemoteSandbox> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', '--port', '0'], {
		cwd: PROJECT,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const url = await firstUrl(child.stdout);
	const control = (method: string, path: string, body?: object) =>
		fetch(`${url}/_sandbox${path}`, {
			method,
			...(body && {
				body: JSON.stringify(body),
				headers: { 'content-type': 'application/json' },
			}),
		});
	return {
		url,
		credentials: CREDENTIALS,
		delay: async (ms) => {
			await control('POST', '/faults', { kind: 'latency', ms, times: 'always' });
		},
		delivered: async () => ((await (await control('GET', '/messages')).json()) as unknown[]).length,
		reset: async () => {
			await control('DELETE', '');
		},
		close: async () => {
			child.kill('SIGTERM');
			await once(child, 'exit');
		},
	};
}

async function firstUrl(stdout: NodeJS.ReadableStream): Promise<string> {
	for await (const line of createInterface(stdout)) {
		const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
		if (url !== undefined) return url;
	}
	throw new Error('The sandbox did not start');
}
