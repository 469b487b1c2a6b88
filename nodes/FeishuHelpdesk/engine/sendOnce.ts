import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Gate } from '../transport/client';
import type { Failure } from '../transport/failure';
import { openKeyRow } from './keyRow';
import { kept, neverConfirmed, notGivenBack, textOf, unreadable } from './onceFailure';
import { entriesOf } from './onceKey';
import type { Found, OnceKey } from './operation';

/**
 * How often is looked whether another process that has just taken a key confirms it. Each look has a
 * quiet time, which grows with the database's slowness: some 6 s, or more. Whoever's earlier run really ended
 * waits that long, too, before the message is called unknown.
 */
const LOOKS = 20;

/** How often a key is taken anew that other processes overwrite. By far more than two of them need. */
const MOST_TAKES = 30;

/** What became of a message in this process, for the next with its key. */
type Fate = 'out' | 'unknown' | 'free';

/** Keys of messages that this process is just sending. */
const underWay = new Map<string, Promise<Fate>>();

/** The gate of a message that goes out once, and what became of it. */
export interface Once extends Gate {
	/** Whether the message was sent before, so that it did not leave now. */
	wasSent: () => boolean;
	/** Notes that the message is out. */
	confirm: () => void;
	/**
	 * Gives the key back where the message surely did not leave.
	 *
	 * @param failure of the message
	 * @returns the failure, with what it means for the key
	 */
	settle: (failure: Failure) => Promise<Failure>;
}

/** Messages of a run that must go out once. */
export interface SendOnce {
	/**
	 * @param key of the message
	 * @param found what its receiver needs
	 * @param behind follows the key of a part
	 */
	open: (key: OnceKey, found: Found, behind?: string) => Once;
	/** Ends when all is written down for good. */
	ended: () => Promise<void>;
}

/**
 * Opens n8n's deduplication store for messages that must go out once. A key has two states: it is taken
 * right before its message may leave, and confirmed when the message is out. What was taken and never
 * confirmed, because n8n ended meanwhile, is neither sent nor skipped: nobody knows.
 *
 * A key is taken together with a mark that nobody else knows. After a quiet time both must be there: then
 * the key is this message's. Was the key overwritten, it is taken again; who finds the key without its
 * mark has lost. n8n tells what is there only by writing it, so a question goes with a doubt, and both
 * are taken back.
 *
 * @param ctx n8n's execution context
 */
export function openSendOnce(ctx: IExecuteFunctions): SendOnce {
	const scope = `${String(ctx.getWorkflow().id)} ${ctx.getNode().id}`;
	// A trial must not keep a message from leaving in earnest.
	const stage = ctx.getMode() === 'manual' ? 'trial ' : '';
	const row = openKeyRow(ctx, scope);
	const ending: Promise<unknown>[] = [];
	const used: string[] = [];
	let isEnding = false;

	const warn = (error: unknown) => {
		ctx.logger.warn(`Feishu Helpdesk: a key could not be written: ${textOf(error)}`);
	};

	/** Writes until other processes leave it. */
	async function keep(entries: readonly string[]): Promise<void> {
		await row.record(entries);
		for (let n = 0; n < MOST_TAKES; n += 1) {
			if ((await row.record(entries, isEnding ? 'quiet' : 'lazy')).size === 0) return;
		}
	}

	/** Takes out again what another process wrote back: then the mark is there, too. */
	async function keepOut(entries: readonly string[], mark: string): Promise<void> {
		for (let n = 0; n < MOST_TAKES; n += 1) {
			if ((await row.record([mark], 'quiet')).size > 0) break;
			await row.remove([...entries, mark]);
		}
		used.push(mark);
	}

	/** @returns whether the key is this message's; not when another one has it */
	async function take([key = '', ...later]: readonly string[], mark: string): Promise<boolean> {
		let fresh = await row.record([key, mark]);
		for (let n = 0; n < MOST_TAKES; n += 1) {
			if (!fresh.has(key) && fresh.has(mark)) {
				used.push(mark);
				return false;
			}
			fresh = await row.record([key, mark, ...later], 'quiet');
			if (!fresh.has(key) && !fresh.has(mark)) return true;
		}
		throw new Error('other processes write all the time');
	}

	/**
	 * Asks whether the message of a key is out. The question writes that it is, and a doubt beside it; as long
	 * as both are there, nobody takes it for true: neither who asks at the same moment, nor anybody after a
	 * process that was killed before it took its question back.
	 */
	async function isConfirmed(key: string): Promise<boolean> {
		const [out, doubt, question] = [outOf(key), doubtOf(key), markOf('?')];
		const fresh = await row.record([out, doubt, question]);
		if (!fresh.has(out) && !fresh.has(doubt)) {
			// Somebody else is asking. Or a first attempt that seemed to fail has written all.
			used.push(question);
			return false;
		}
		const isOut = !fresh.has(out);
		const asked = isOut ? [doubt] : [out, doubt];
		const takenBack = row.remove([...asked, question]);
		if (isOut) ending.push(takenBack.then(async () => await keepOut(asked, question)).catch(warn));
		else await takenBack.then(async () => await keepOut(asked, question));
		return isOut;
	}

	function open(once: OnceKey, found: Found, behind = ''): Once {
		const entries = entriesOf(once, found, Date.now()).map((entry) => `${stage}${entry}${behind}`);
		const [key = ''] = entries;
		let state: 'free' | 'taken' | 'out' | 'sentBefore' = 'free';
		let mark = markOf(key);
		let unlock: (fate: Fate) => void = () => {};
		let stuck: unknown;
		let gaveBack = false;

		async function claim(): Promise<typeof state> {
			for (let look = 0; look < LOOKS; look += 1) {
				if (await take(entries, mark)) return 'taken';
				mark = markOf(key);
				if (await isConfirmed(key)) return 'sentBefore';
			}
			return 'free';
		}

		async function enter(): Promise<void> {
			if (state !== 'free') return;
			const held = await lock(`${scope} ${key}`);
			unlock = held.unlock;
			let fate = held.before;
			if (fate === 'free') {
				state = await claim().catch((error: unknown) => {
					unlock('free');
					ending.push(keepOut(entries, mark).catch(warn));
					throw unreadable(error, once);
				});
				if (state === 'taken') return;
				fate = state === 'sentBefore' ? 'out' : 'unknown';
			}
			if (fate === 'out') state = 'sentBefore';
			unlock(fate);
			throw neverConfirmed(once);
		}

		async function back(): Promise<void> {
			if (state !== 'taken') return;
			try {
				await row.remove([...entries, mark]);
				state = 'free';
				gaveBack = true;
				stuck = undefined;
				unlock('free');
			} catch (error) {
				stuck = error;
			}
		}

		return {
			enter,
			back,
			left: () => {
				state = 'out';
			},
			wasSent: () => state === 'sentBefore',
			confirm() {
				unlock('out');
				used.push(mark, ...entries.map(doubtOf));
				// The message is out, whatever happens to its entries.
				ending.push(keep([...entries, ...entries.map(outOf)]).catch(warn));
			},
			async settle(failure) {
				const isNotSent = failure.details.delivery === 'notSent';
				if (isNotSent) await back();
				if (isNotSent && gaveBack) ending.push(keepOut(entries, mark).catch(warn));
				else if (state !== 'free') used.push(mark);
				const isKept = state === 'taken' || state === 'out';
				unlock(isKept ? 'unknown' : 'free');
				if (stuck !== undefined) return notGivenBack(failure, once, stuck);
				return isKept && !isNotSent ? kept(failure, once) : failure;
			},
		};
	}

	async function ended(): Promise<void> {
		isEnding = true;
		row.flush();
		const tidied = used.splice(0);
		if (tidied.length > 0) ending.push(row.remove(tidied).catch(warn));
		await Promise.all(ending);
	}

	return { open, ended };
}

/** An entry that nobody else knows. */
const markOf = (key: string): string => `${key} ${randomUUID()}`;

/** What is stored beside a key when its message is out. */
const outOf = (key: string): string => `${key} ✓`;

/** What is stored beside a key while somebody asks whether its message is out. */
const doubtOf = (key: string): string => `${key} ?`;

/** Waits until nobody in this process sends under the key. */
async function lock(key: string): Promise<{ before: Fate; unlock: (fate: Fate) => void }> {
	let before: Fate = 'free';
	for (let other = underWay.get(key); other; other = underWay.get(key)) before = await other;
	let end: (fate: Fate) => void = () => {};
	const sending = new Promise<Fate>((resolve) => {
		end = resolve;
	});
	underWay.set(key, sending);
	return {
		before,
		unlock: (fate) => {
			if (underWay.get(key) === sending) underWay.delete(key);
			end(fate);
		},
	};
}
