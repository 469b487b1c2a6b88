import type { Endpoint } from './bootstrap';
import type { Trouble } from './trouble';

/**
 * What came of an event: it is safe that n8n runs the workflow with it, nobody asked for it, or it must
 * come again.
 */
export type Verdict = 'taken' | 'ignored' | 'failed';

/** A trigger that hears events by a connection which it may share with others of the same app. */
export interface Listener {
	/** Whether it only waits for a test event. */
	readonly isTest: boolean;
	/** Asks Feishu where to connect. */
	endpoint(): Promise<Endpoint | Trouble>;
	/**
	 * Takes an event, and ends when its fate is known.
	 *
	 * @param payload as Feishu sent it
	 * @param arrivedAt when, ms since 1970
	 */
	take(payload: Uint8Array, arrivedAt: number): Promise<Verdict>;
	/** Told each time that the connection is there. */
	online?(): void;
	/** @returns how many connections the app has, if Feishu tells */
	countOnline?(): Promise<number | undefined>;
	/** Told once when there has been no connection for long. */
	gaveUp?(trouble: Trouble): void;
	log(level: 'warn' | 'info', text: string): void;
}

/**
 * @param verdicts of all listeners of a connection
 * @param listeners in the same order
 * @returns whether Feishu may forget the event: whoever wanted it has it. What nobody wanted is only done with
 * when a published workflow has looked at it
 */
export function isSafe(verdicts: readonly Verdict[], listeners: readonly Listener[]): boolean {
	if (verdicts.includes('failed')) return false;
	return verdicts.some((verdict, at) => verdict === 'taken' || listeners[at]?.isTest === false);
}
