import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from '@playwright/test';

/** Far longer than an answer of a server on the same machine takes, ms. */
const MAX_WAIT_MS = 10_000;

/** Everything that n8n's server tells a page: answers, and what it pushes during executions. */
export class Received {
	private readonly texts: string[] = [];
	private readonly pending = new Set<Promise<void>>();

	/** @param page to listen to from now on */
	constructor(page: Page) {
		page.on('response', (answer) => {
			if (!answer.url().includes('/rest/')) return;
			const reading = answer
				.text()
				.then((text) => void this.texts.push(text))
				// An answer without a body, or of a page that was left.
				.catch(() => undefined)
				.finally(() => this.pending.delete(reading));
			this.pending.add(reading);
		});
		page.on('websocket', (socket) => {
			socket.on('framereceived', ({ payload }) => this.texts.push(payload.toString()));
		});
	}

	/** @returns all of it so far; an answer that never ends is not waited for */
	async all(): Promise<string> {
		await Promise.race([Promise.all(this.pending), sleep(MAX_WAIT_MS)]);
		return this.texts.join('\n');
	}
}
