import type { IExecuteFunctions } from 'n8n-workflow';

import { toFailure } from '../transport/nodeError';
import type { Failure } from '../transport/failure';

/** n8n keeps the keys of a node in one row; the oldest go when there are more. */
const STORE = { mode: 'entries', maxEntries: 10_000 } as const;

/** n8n reads, changes and writes that row without a lock, so in this process one goes at a time. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<Result>(action: () => Promise<Result>): Promise<Result> {
	const result = turn.then(action);
	turn = result.catch(() => undefined);
	return result;
}

/**
 * Opens n8n's deduplication store for messages that must go out once. A key is taken before its
 * message is sent, which keeps two workers from both sending, and given back when the message surely
 * was not sent.
 *
 * @param ctx n8n's execution context
 * @returns a function that sends unless the key was sent before, in this or an earlier execution
 */
export function openSendOnce(ctx: IExecuteFunctions) {
	const underWay = new Map<string, Promise<unknown>>();
	const { helpers } = ctx;

	async function claim(key: string): Promise<boolean> {
		const { new: fresh } = await inTurn(() =>
			helpers.checkProcessedAndRecord([key], 'node', STORE),
		).catch((error: unknown) => {
			throw unreadable(error);
		});
		return fresh.length > 0;
	}

	async function sendOrGiveBack<Result>(key: string, send: () => Promise<Result>): Promise<Result> {
		return await send().catch(async (thrown: unknown) => {
			const failure = toFailure(thrown);
			if (failure.details.delivery !== 'notSent') throw keptKey(failure, key);
			await inTurn(() => helpers.removeProcessed([key], 'node', STORE));
			throw failure;
		});
	}

	/**
	 * @param key of the message
	 * @param send sends it
	 * @returns what `send` returned, or `undefined` when the key was sent before
	 * @throws {Failure} of `send`, or when n8n's store cannot be used; then nothing was sent
	 */
	return async function sendOnce<Result>(
		key: string,
		send: () => Promise<Result>,
	): Promise<Result | undefined> {
		// The same key may be on its way in another lane and be given back if that fails.
		while (underWay.has(key)) await underWay.get(key);
		const attempt = claim(key).then(async (fresh) =>
			fresh ? await sendOrGiveBack(key, send) : undefined,
		);
		underWay.set(
			key,
			attempt.catch(() => undefined).finally(() => underWay.delete(key)),
		);
		return await attempt;
	};
}

function keptKey(failure: Failure, key: string): Failure {
	return failure.advise(
		'',
		`Its key '${key}' stays marked as sent, so this message is skipped when the workflow runs again.`,
	);
}

function unreadable(error: unknown): Failure {
	const reason = error instanceof Error ? error.message : String(error);
	return toFailure(new Error(`'Skip If Already Sent (Key)' could not be checked: ${reason}`));
}
