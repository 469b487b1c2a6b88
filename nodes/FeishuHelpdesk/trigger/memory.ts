import { sleep, type IDataObject } from 'n8n-workflow';

import { mergeSeen, note, type Seen } from './event/dedupe';

/**
 * Where the marks lie in n8n's static data. Not in the node's own part of it: that hangs on the node's
 * name, which its user may change.
 */
const KEY = 'feishuHelpdeskTrigger';

/** Longest that n8n is reminded of an event, ms; it starts a workflow within a fraction of that. */
const KEEP_MS = 3_000;

/** The answer to a request, as far as it tells whether n8n started the workflow. */
export interface Answer {
	/** Set as soon as n8n answers, also when the caller has hung up. */
	readonly writableEnded: boolean;
	readonly statusCode: number;
}

/** An event that was taken, while n8n starts the workflow. */
interface UnderWay {
	nodeId: string;
	identities: readonly string[];
	answer: Answer;
}

/**
 * Which events started a workflow, as far as this process knows: what n8n has stored, and what it is
 * about to store. A request is given the static data of before, and of two that come side by side
 * the last one overwrites what the other has stored; so what is stored is always all of it.
 */
export class Memory {
	/** By the trigger's ID. */
	private readonly seen = new Map<string, Seen>();
	private readonly underWay = new Set<UnderWay>();

	/**
	 * Learns what n8n has stored.
	 *
	 * @param data the workflow's global static data
	 * @param nodeId the trigger
	 * @param now the time, ms since 1970
	 * @returns the events that started the workflow by this trigger
	 */
	recall(data: IDataObject, nodeId: string, now: number): Seen {
		this.settle(now);
		for (const [id, stored] of entriesOf(data[KEY])) {
			this.seen.set(id, mergeSeen(this.seen.get(id), stored, now));
		}
		return this.seen.get(nodeId) ?? {};
	}

	/**
	 * Tells whether n8n is starting the workflow with an event. Until it has, nobody knows whether it
	 * will: a copy of the event must neither start it again nor be answered.
	 *
	 * @param nodeId the trigger
	 * @param identities by which the event is known
	 * @param now the time, ms since 1970
	 */
	isUnderWay(nodeId: string, identities: readonly string[], now: number): boolean {
		this.settle(now);
		return [...this.underWay].some(
			(other) =>
				other.nodeId === nodeId && other.identities.some((one) => identities.includes(one)),
		);
	}

	/**
	 * Takes an event. It counts once n8n has started the workflow, so that one that n8n could not start
	 * can come again.
	 *
	 * @param data the workflow's global static data; all marks go into it
	 * @param nodeId the trigger
	 * @param identities by which the event is known
	 * @param answer to the request
	 */
	take(data: IDataObject, nodeId: string, identities: readonly string[], answer: Answer): void {
		const event: UnderWay = { nodeId, identities, answer };
		this.underWay.add(event);
		data[KEY] = {
			// n8n stores static data when the execution exists, right before it answers (2.41.1,
			// live-webhooks.js). So being written tells that the workflow was started; and what others
			// have brought meanwhile is written, too.
			toJSON: (): object => {
				this.confirm(event, Date.now());
				return this.all(Date.now());
			},
		};
	}

	/**
	 * Sees to it that the marks are written with the events that are under way. n8n takes static data for
	 * unchanged again when it starts the workflow (2.41.1, workflow-runner.js: a second `Workflow` over the
	 * same data) and writes it after that, so it is told anew until it has written or answered.
	 *
	 * @param data the workflow's global static data
	 * @param answer to the request
	 */
	keepChanged(data: IDataObject, answer: Answer): void {
		const until = Date.now() + KEEP_MS;
		const isWaiting = () => [...this.underWay].some((event) => event.answer === answer);
		const again = async () => {
			while (isWaiting() && !answer.writableEnded && Date.now() < until) {
				const marks = data[KEY];
				data[KEY] = marks;
				await sleep(0);
			}
		};
		void again();
	}

	/**
	 * Stores again what got lost: a workflow that writes static data itself puts back what there was
	 * when its execution began.
	 *
	 * @param data the workflow's global static data
	 * @param now the time, ms since 1970
	 */
	restore(data: IDataObject, now: number): void {
		const stored = new Map(entriesOf(data[KEY]));
		const lost = [...this.seen].some(([nodeId, seen]) => {
			const there = mergeSeen(undefined, stored.get(nodeId), now);
			return sizeOf(mergeSeen(there, seen, now)) > sizeOf(there);
		});
		if (lost) data[KEY] = this.all(now);
	}

	/**
	 * Notes an event that n8n has stored.
	 *
	 * @param nodeId the trigger
	 * @param identities by which the event is known
	 * @param now the time, ms since 1970
	 */
	note(nodeId: string, identities: readonly string[], now: number): void {
		const before = this.seen.get(nodeId) ?? {};
		this.seen.set(
			nodeId,
			identities.reduce((seen, identity) => note(seen, identity, now), before),
		);
	}

	/**
	 * Writes down all that is known, with what others have stored.
	 *
	 * @param data the workflow's global static data
	 * @param now the time, ms since 1970
	 */
	store(data: IDataObject, now: number): void {
		this.recall(data, '', now);
		data[KEY] = this.all(now);
	}

	private all(now: number): Record<string, Seen> {
		const all = [...this.seen].map(([id, seen]): [string, Seen] => [
			id,
			mergeSeen(undefined, seen, now),
		]);
		// A trigger that was deleted is forgotten with its last event.
		return Object.fromEntries(all.filter(([, seen]) => sizeOf(seen) > 0));
	}

	private settle(now: number): void {
		for (const event of this.underWay) {
			const { writableEnded, statusCode } = event.answer;
			if (!writableEnded) continue;
			if (statusCode < 300) this.confirm(event, now);
			else this.underWay.delete(event);
		}
	}

	private confirm(event: UnderWay, now: number): void {
		if (!this.underWay.delete(event)) return;
		this.note(event.nodeId, event.identities, now);
	}
}

const memories = new Map<string, Memory>();

/**
 * @param workflowId the workflow
 * @param mode tests are remembered apart from production
 * @returns what this process knows about it
 */
export function memoryOf(workflowId: string, mode: string): Memory {
	const key = `${workflowId} ${mode}`;
	const memory = memories.get(key) ?? new Memory();
	memories.set(key, memory);
	return memory;
}

const sizeOf = (seen: Seen) => Object.values(seen).join('').length;

function entriesOf(stored: unknown): [string, unknown][] {
	return typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
}
