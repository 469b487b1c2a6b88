import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Gate } from '../transport/client';
import type { Failure } from '../transport/failure';
import { openKeyRow, type KeyHelpers } from './keyRow';
import { kept, neverConfirmed, notGivenBack, textOf, unreadable } from './onceFailure';
import { entriesOf } from './onceKey';
import type { Found, OnceKey } from './operation';

/**
 * How often is looked whether another process that has just taken a key confirms it. Each look but the first
 * has a quiet time, which grows with the database's slowness: some 5 s, or more. Whoever's earlier run really
 * ended waits that long, too, before the message is called unknown.
 */
const LOOKS = 20;

/** The same for the keys of parts, which are only looked at behind that of their message. */
const LOOKS_AT_PART = 4;

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

/** What is asked of n8n's execution context. */
type Context = Pick<IExecuteFunctions, 'getWorkflow' | 'getNode' | 'getMode'> & {
	readonly helpers: KeyHelpers;
	readonly logger: Pick<IExecuteFunctions['logger'], 'warn'>;
};

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
 * Opens n8n's deduplication store for messages that must go out once. A key is taken right before its
 * message may leave, together with an entry that says it is open, and with a mark that nobody else knows.
 * When the message is out, the key stays and is no longer open. What stays open, because n8n ended
 * meanwhile, is neither sent nor skipped: nobody knows.
 *
 * n8n tells what is there only by writing it. So who asks writes all three: a key that was there and was
 * open is somebody's who may be sending, and a key that was there and was not open is that of a message
 * that is out; then it was opened by the question alone, which takes this back. A process that is killed in
 * between leaves a message that is called unknown, never one that is called sent.
 *
 * After a quiet time all three must be there: then the key is this message's. Was the key overwritten, it is
 * taken again; who finds the key without its mark has lost.
 *
 * @param ctx n8n's execution context
 */
export function openSendOnce(ctx: Context): SendOnce {
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

	/**
	 * Keeps entries out that were removed together with a mark: what another process writes back, it writes
	 * back with the mark.
	 */
	async function keepOut(
		entries: readonly string[],
		mark: string,
		stay: readonly string[] = [],
	): Promise<void> {
		const isUrgent = stay.length === 0;
		for (let n = 0; n < MOST_TAKES; n += 1) {
			const fresh = await row.record([mark, ...stay], isUrgent || isEnding ? 'quiet' : 'lazy');
			if (!fresh.has(mark)) await row.remove([...entries, mark]);
			else if (fresh.size === 1) break;
		}
		used.push(mark);
	}

	/** Takes entries out, for good; an attempt that fails is made again. */
	const takeOut = (entries: readonly string[], mark: string, stay?: readonly string[]) => {
		const removed = row.remove([...entries, mark]).catch(warn);
		ending.push(removed.then(async () => await keepOut(entries, mark, stay)).catch(warn));
	};

	/**
	 * @param wasFree told when the key was nobody's as it was written
	 * @returns whose the key is: this message's, or that of one that is out, or may be
	 */
	async function take(
		entries: readonly string[],
		mark: string,
		when: 'now' | 'quiet',
		wasFree: () => void,
	): Promise<'taken' | 'sentBefore' | 'open'> {
		const [key = ''] = entries;
		const three = [key, openOf(key), mark];
		let fresh = await row.record(three, when);
		for (let n = 0; n < MOST_TAKES; n += 1) {
			if (!fresh.has(key) && fresh.has(mark)) {
				if (fresh.has(openOf(key))) {
					takeOut([openOf(key)], mark);
					return 'sentBefore';
				}
				used.push(mark);
				return 'open';
			}
			if (fresh.has(key)) wasFree();
			fresh = await row.record([...three, ...withOpen(entries)], 'quiet');
			if (!three.some((entry) => fresh.has(entry))) return 'taken';
		}
		throw new Error('other processes write all the time');
	}

	function open(once: OnceKey, found: Found, behind = ''): Once {
		const entries = entriesOf(once, found, Date.now()).map((entry) => `${stage}${entry}${behind}`);
		const [key = ''] = entries;
		let state: 'free' | 'taken' | 'out' | 'sentBefore' = 'free';
		let mark = markOf(key);
		let unlock: (fate: Fate) => void = () => {};
		let stuck: unknown;
		let gaveBack = false;
		// What failed may be written all the same. A key that may be another's is left.
		let written: readonly string[] = [];
		const wasFree = () => {
			written = withOpen(entries);
		};

		async function claim(): Promise<typeof state> {
			for (let look = 0; look < (behind === '' ? LOOKS : LOOKS_AT_PART); look += 1) {
				const found = await take(entries, mark, look === 0 ? 'now' : 'quiet', wasFree);
				if (found !== 'open') return found;
				mark = markOf(key);
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
					ending.push(keepOut(written, mark).catch(warn));
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
				await row.remove([...withOpen(entries), mark]);
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
				takeOut(entries.map(openOf), mark, entries);
			},
			async settle(failure) {
				const isNotSent = failure.details.delivery === 'notSent';
				if (isNotSent) await back();
				if (isNotSent && gaveBack) ending.push(keepOut(withOpen(entries), mark).catch(warn));
				else if (state !== 'free') used.push(mark);
				const isKept = state === 'taken' || state === 'out';
				if (isKept) unlock('unknown');
				if (stuck !== undefined) return notGivenBack(failure, once, stuck);
				return isKept && !isNotSent ? kept(failure, once) : failure;
			},
		};
	}

	async function ended(): Promise<void> {
		isEnding = true;
		row.flush();
		await Promise.all(ending);
		if (used.length > 0) await row.remove(used).catch(warn);
	}

	return { open, ended };
}

/** An entry that nobody else knows. */
const markOf = (key: string): string => `${key} ${randomUUID()}`;

/** What is stored beside a key while nobody knows whether its message is out. */
const openOf = (key: string): string => `${key} ?`;

/** An open key goes before what says so: n8n drops the oldest entries first. */
const withOpen = (entries: readonly string[]): string[] =>
	entries.flatMap((entry) => [entry, openOf(entry)]);

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
