import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import type { Gate } from '../transport/client';
import { Failure } from '../transport/failure';
import { toFailure } from '../transport/nodeError';

/** n8n keeps the keys of a node in one row; the oldest go when there are more. Each message has two. */
const STORE = { mode: 'entries', maxEntries: 20_000 } as const;

/** How long another process that has just taken a key is given to confirm it, ms. */
const CONFIRMATION = { looks: 3, everyMs: 500 } as const;

/** n8n reads, changes and writes that row without a lock, so in this process one goes at a time. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<Result>(action: () => Promise<Result>): Promise<Result> {
	const result = turn.then(action);
	turn = result.catch(() => undefined);
	return result;
}

/** Keys of messages that this process is just sending. */
const underWay = new Map<string, Promise<void>>();

/** The gate of a message that goes out once, and what became of it. */
export interface Once extends Gate {
	/** Whether the message was sent before, so that it did not leave now. */
	wasSent: () => boolean;
	/** Notes that the message is out. */
	confirm: () => Promise<void>;
	/**
	 * Gives the key back where the message surely did not leave.
	 *
	 * @param failure of the message
	 * @returns the failure, with what it means for the key
	 */
	settle: (failure: Failure) => Promise<Failure>;
}

/**
 * Opens n8n's deduplication store for messages that must go out once. A key has two states: it is taken
 * right before its message may leave, and confirmed when the message is out. What was taken and never
 * confirmed, because n8n ended meanwhile, is neither sent nor skipped: nobody knows.
 *
 * @param ctx n8n's execution context
 * @returns a function that makes the gate of a message
 */
export function openSendOnce(ctx: IExecuteFunctions) {
	const { helpers } = ctx;
	const scope = `${String(ctx.getWorkflow().id)} ${ctx.getNode().id}`;

	/** @returns whether the entry was not there before */
	const record = async (entry: string): Promise<boolean> => {
		const { new: fresh } = await inTurn(() =>
			helpers.checkProcessedAndRecord([entry], 'node', STORE),
		);
		return fresh.length > 0;
	};
	const remove = async (entry: string) =>
		await inTurn(() => helpers.removeProcessed([entry], 'node', STORE));

	async function isConfirmed(key: string): Promise<boolean> {
		if (!(await record(markOf(key)))) return true;
		await remove(markOf(key));
		return false;
	}

	/**
	 * @param key of the message and its receiver
	 * @param shown the key as the user knows it
	 */
	return function once(key: string, shown: string): Once {
		let state: 'free' | 'taken' | 'out' | 'sentBefore' = 'free';
		let unlock = () => {};
		let stuck: unknown;

		async function enter(): Promise<void> {
			if (state !== 'free') return;
			unlock = await lock(`${scope} ${key}`);
			try {
				if (await record(key)) {
					state = 'taken';
					return;
				}
				for (let look = 0; look <= CONFIRMATION.looks; look += 1) {
					if (look > 0) await sleep(CONFIRMATION.everyMs);
					if (await isConfirmed(key)) state = 'sentBefore';
					if (state === 'sentBefore') break;
				}
			} catch (error) {
				unlock();
				throw unreadable(error);
			}
			unlock();
			throw neverConfirmed(shown);
		}

		async function back(): Promise<void> {
			if (state !== 'taken') return;
			await remove(key).then(
				() => {
					state = 'free';
				},
				(error: unknown) => {
					stuck = error;
				},
			);
			unlock();
		}

		return {
			enter,
			back,
			left: () => {
				state = 'out';
			},
			wasSent: () => state === 'sentBefore',
			async confirm() {
				// The message is out, whatever happens to its mark.
				await record(markOf(key)).catch((error: unknown) => {
					ctx.logger.warn(`Feishu Helpdesk: a key could not be confirmed: ${textOf(error)}`);
				});
				unlock();
			},
			async settle(failure) {
				if (failure.details.delivery === 'notSent') await back();
				unlock();
				if (stuck !== undefined) return notGivenBack(failure, shown, stuck);
				const isKept = state === 'taken' || state === 'out';
				return isKept && failure.details.delivery !== 'notSent' ? kept(failure, shown) : failure;
			},
		};
	};
}

/** What is stored beside a key when its message is out. */
const markOf = (key: string): string => `${key} ✓`;

/** Waits until nobody in this process sends under the key. */
async function lock(key: string): Promise<() => void> {
	while (underWay.has(key)) await underWay.get(key);
	let open = () => {};
	const sending = new Promise<void>((resolve) => {
		open = resolve;
	});
	underWay.set(key, sending);
	return () => {
		if (underWay.get(key) === sending) underWay.delete(key);
		open();
	};
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const kept = (failure: Failure, key: string): Failure =>
	failure.advise(
		'',
		`Its key '${key}' stays taken, so this message is not sent when the workflow runs again. ${WAY_ON}`,
	);

const WAY_ON = 'If it did not arrive, send it under another key, e.g. with a letter behind it.';

const neverConfirmed = (key: string): Failure =>
	new Failure(
		`The key '${key}' was taken by an earlier run that ended before it knew whether the message arrived`,
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint: `Nothing was sent now. Check the conversation in Feishu. ${WAY_ON}`,
			retryable: false,
			delivery: 'unknown',
		},
		'interrupted',
	);

const notGivenBack = (failure: Failure, key: string, error: unknown): Failure =>
	failure.advise(
		'',
		`And its key '${key}' could not be given back: ${textOf(error)}. So the message is not sent when the workflow runs again. ${WAY_ON}`,
	);

const unreadable = (error: unknown): Failure =>
	toFailure(
		new Error(
			`'Skip If Already Sent (Key)' could not be checked, so nothing was sent: ${textOf(error)}`,
		),
	);
