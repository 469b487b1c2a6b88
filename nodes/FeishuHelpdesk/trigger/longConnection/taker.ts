import { sleep, type INodeExecutionData } from 'n8n-workflow';

import { eventSecrets, page } from '../../shared/feishuPages';
import { judge, type Decision } from '../event/receive';
import { openDelivered } from '../event/open';
import type { Filters } from '../event/filters';
import type { LoadedTicket } from '../loadTicket';
import { Gate } from './gate';
import type { Verdict } from './listener';

/**
 * n8n does not tell when the execution is in its database. It is after 2 s, if few begin at once: with 8 none of
 * 611 events was lost in five SIGKILLs, without a limit 100 of 100 were. ms.
 */
const STORED = { ms: 2_000, atOnce: 8 } as const;

/** Feishu wants its answer within 3 s; a slow ticket leaves less of them, but not too little, ms. */
const ANSWER = { ms: 2_800, leastMs: 1_000 } as const;

type Taken = Extract<Decision, { kind: 'event' }>;

/** For whom events are taken. */
export interface Taking {
	filters: Filters;
	/** `''` when there is none. */
	encryptKey: string;
	/** The app of the credential. */
	appId: string;
	/** The events that started the workflow before. */
	seen(now: number): unknown;
	/** Told of an event that n8n has stored. */
	note(identities: readonly string[], now: number): void;
	/** Never throws. */
	load(ticketId: string | undefined): Promise<LoadedTicket>;
	/**
	 * Starts the workflow.
	 *
	 * @param json its item
	 * @param identity the same for each copy of the event
	 * @returns a promise that ends with the execution, and rejects when n8n could not begin it
	 */
	start(json: INodeExecutionData['json'], identity: string): Promise<unknown>;
	warn(text: string): void;
}

/** Takes the events of one trigger: each starts the workflow once, and is safe before it is answered. */
export class Taker {
	private readonly gate = new Gate(STORED.atOnce);
	private readonly underWay = new Map<string, Promise<Verdict>>();
	private readonly warned = new Set<string>();

	constructor(private readonly taking: Taking) {}

	/**
	 * @param payload as Feishu sent it
	 * @param arrivedAt when, ms since 1970
	 * @returns what came of it, once that is known
	 */
	async take(payload: Uint8Array, arrivedAt: number): Promise<Verdict> {
		const { appId, encryptKey, filters } = this.taking;
		const opened = openDelivered(Buffer.from(payload), encryptKey);
		if (opened.kind === 'refused') {
			const isKey = encryptKey === '' ? 'has no Encrypt Key' : 'has another Encrypt Key';
			this.warnOnce(
				`was given an event that it can't read. If the app has an Encrypt Key, the credential ${isKey}: copy it from ${eventSecrets(page('Developer Console'))}, and publish the workflow again`,
			);
			return 'failed';
		}
		const { envelope } = opened;
		if (envelope.kind === 'event' && ![appId, ''].includes(envelope.header.appId)) {
			// With 500 Feishu would only repeat it.
			this.warnOnce(
				`was given an event of the app '${envelope.header.appId}' on the connection of '${appId}', and ignores such events`,
			);
			return 'ignored';
		}
		const decision = judge(envelope, {
			filters,
			seen: this.taking.seen(arrivedAt),
			now: arrivedAt,
		});
		if (decision.kind !== 'event') return decision.kind === 'refused' ? 'failed' : 'ignored';
		const { identities } = decision;
		const same = identities.map((identity) => this.underWay.get(identity)).find(Boolean);
		if (same !== undefined) return await same;
		const taken = this.begin(decision, arrivedAt);
		for (const identity of identities) this.underWay.set(identity, taken);
		return await taken;
	}

	private async begin(decision: Taken, arrivedAt: number): Promise<Verdict> {
		const { output, isAboutTicket, ticketId, identities } = decision;
		const loaded = isAboutTicket ? await this.taking.load(ticketId) : {};
		await this.gate.enter();
		const identity = identities.at(-1) ?? output.event_id;
		const ended = this.taking.start({ ...output, ...loaded }, identity).then(
			() => true,
			// Somebody has stopped the execution, so it was there.
			(error: unknown) => error instanceof Error && /Cancel/.test(error.name),
		);
		void ended.then((isStored) => {
			if (isStored) this.taking.note(identities, Date.now());
			for (const known of identities) this.underWay.delete(known);
		});
		const left = ANSWER.ms - (Date.now() - arrivedAt);
		const waitMs = left < ANSWER.leastMs ? STORED.ms : Math.min(left, STORED.ms);
		const isStored = await Promise.race([ended, sleep(waitMs).then(() => true)]);
		this.gate.leave();
		return isStored ? 'taken' : 'failed';
	}

	private warnOnce(text: string): void {
		if (this.warned.has(text)) return;
		this.warned.add(text);
		this.taking.warn(text);
	}
}
