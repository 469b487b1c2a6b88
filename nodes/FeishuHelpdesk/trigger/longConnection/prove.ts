import { sleep } from 'n8n-workflow';

import type { Connection } from './connection';
import { passing, type Trouble } from './trouble';

/** How long a person waits, and how many failures that may pass, ms. */
const LIMIT = { ms: 15_000, failures: 3 } as const;
const LOOK_MS = 50;

/**
 * Waits until a connection is there.
 *
 * @param connection that somebody listens to
 * @param signal ends the waiting
 * @returns why it is not; `undefined` when it is, or nobody waits any more
 */
export async function prove(
	connection: Connection,
	signal?: AbortSignal,
): Promise<Trouble | undefined> {
	connection.hurry();
	const until = Date.now() + LIMIT.ms;
	for (;;) {
		const { isOnline, trouble, failures } = connection;
		if (isOnline || signal?.aborted === true) return undefined;
		if (trouble && (trouble.refused || failures >= LIMIT.failures)) return trouble;
		if (Date.now() > until) return trouble ?? LATE;
		await sleep(LOOK_MS);
	}
}

const LATE = passing(
	`Feishu did not open the long connection within ${LIMIT.ms / 1000} s`,
	'Check that this n8n server reaches the internet, and try again.',
);
