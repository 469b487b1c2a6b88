import type { Page, Request } from 'playwright-core';

/** Everything that n8n's server tells a page: answers, and what it pushes during executions. */
export class Received {
	private readonly texts: string[] = [];
	private readonly pending = new Set<Promise<void>>();

	/** @param page to listen to from now on */
	constructor(page: Page) {
		// Not 'response': the body of an answer that breaks off with its page would be awaited for ever.
		page.on('requestfinished', (request) => {
			if (!request.url().includes('/rest/')) return;
			const reading = bodyOf(request)
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

	/** @returns all of it so far */
	async all(): Promise<string> {
		await Promise.all(this.pending);
		return this.texts.join('\n');
	}
}

async function bodyOf(request: Request): Promise<string> {
	return (await (await request.response())?.text()) ?? '';
}
