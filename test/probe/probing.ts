import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '../../probe/clock';
import type { Person } from '../../probe/eyes';
import { factIds, type FactId } from '../../probe/facts';
import type { Verdict } from '../../probe/finding';
import { Journal } from '../../probe/journal';
import { probe, type Outcome } from '../../probe/run';
import type { Settings } from '../../probe/settings';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';

const ENCRYPT_KEY = 'EncryptKeyOfTheProbe';

/** Twenty times as fast as the day. */
const HASTE = 20;

/** The limit of the sandbox lasts as long as in earnest, so that a busy machine reaches it. */
const LIMIT_MS = 1000;

const FAST: Clock = {
	now: () => performance.now() * HASTE,
	sleep: async (ms) => {
		await sleep(ms < LIMIT_MS ? ms / HASTE : ms);
	},
};

/** A helpdesk that is probed, somebody who looks at it, and the journal. */
export interface Probing {
	readonly sandbox: Sandbox;
	readonly settings: Settings;
	readonly person: Person;
	/** Folder of the journal. */
	readonly folder: string;
	/**
	 * @param ids facts to try, default all
	 * @param signal stops it
	 */
	run(ids?: readonly FactId[], signal?: AbortSignal): Promise<Outcome>;
	close(): Promise<void>;
}

/**
 * Starts a sandbox for a probe.
 *
 * @param options e.g. the doubtful facts that it plays in their other form
 * @param own settings that differ
 */
export async function startProbing(
	options: SandboxOptions = {},
	own: Partial<Settings> = {},
): Promise<Probing> {
	const sandbox = await startSandbox({
		eventTimeScale: 0.001,
		rateLimits: { 'GET /helpdesk/v1/tickets/:ticket_id': { limit: 10, windowMs: LIMIT_MS } },
		...options,
	});
	const folder = mkdtempSync(join(tmpdir(), 'probe-'));
	const settings: Settings = {
		baseUrl: sandbox.url,
		region: 'lark',
		...sandbox.credentials,
		receiver: 'alice@example.com',
		userToken: sandbox.connectAccount().accessToken,
		templateId: 'AAqProbe',
		eventPort: await freePort(),
		encryptKey: ENCRYPT_KEY,
		...own,
	};
	const person = onlooker(sandbox, settings);
	return {
		sandbox,
		settings,
		person,
		folder,
		run: (ids = factIds, signal = new AbortController().signal) => {
			const journal = Journal.open(join(folder, 'probe-journal.json'), settings);
			return probe({ settings, person, clock: FAST, journal, signal }, ids, () => undefined);
		},
		close: async () => {
			rmSync(folder, { recursive: true });
			await sandbox.close();
		},
	};
}

/** @returns the verdicts of an outcome, by fact */
export function verdictsOf({ findings }: Outcome): Partial<Record<FactId, Verdict>> {
	return Object.fromEntries([...findings].map(([id, { verdict }]) => [id, verdict]));
}

/** What somebody must see on the inbox page to say yes. */
const SIGHTS: Readonly<Record<string, RegExp>> = {
	'post-elements': /<hr[\s\S]*<pre class="code"/,
	'post-md': /<(?:strong|b)[^>]*>bold<[\s\S]*•[\s\S]*>a link</,
	'text-literals': /<a [^>]*>label<\/a> and <(?:strong|b)[^>]*>bold</,
	'card-emphasis': /<(?:strong|b)[^>]*>注意：</,
	// The sandbox has no callbacks: what arrives at the app is taken for granted.
	'card-callback': /Press me/,
};

/** Somebody who agrees to everything, sets up what is asked for, and says what the inbox page shows. */
function onlooker(sandbox: Sandbox, { eventPort }: Settings): Person {
	return {
		allows: async (_id, text) => {
			if (text.includes('Request URL')) {
				await sandbox.setEventConfig({
					url: `http://127.0.0.1:${eventPort ?? 0}/`,
					verificationToken: 'token',
					encryptKey: ENCRYPT_KEY,
				});
			}
			return true;
		},
		sees: async (id) => {
			const page = await (await fetch(sandbox.url)).text();
			return SIGHTS[id]?.test(page);
		},
		tells: () => Promise.resolve(''),
		leave: () => undefined,
	};
}

/** A port that nobody uses. */
function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => {
				resolve(typeof address === 'object' && address ? address.port : 0);
			});
		});
	});
}
