import type { Listener } from './listener';
import type { Trouble } from './trouble';

const MINUTE_MS = 60_000;
/** So long without a connection is more than a hiccup, ms: people should see it without reading logs. */
const LONG_MS = 5 * MINUTE_MS;
/** From this failure on somebody should know. */
const WORTH_A_LINE = 3;
const LINES_A_MINUTE = 2;

/** Says what a person must know of an outage, and no more. */
export class OutageLog {
	private since: number | undefined;
	private warned = false;
	private gaveUp = false;
	private lines: number[] = [];

	/** @param listeners those of the connection, at any time */
	constructor(private readonly listeners: () => Iterable<Listener>) {}

	/**
	 * @param trouble what happened
	 * @param failures how often in a row
	 * @param now the time, ms since 1970
	 */
	failed(trouble: Trouble, failures: number, now: number): void {
		this.since ??= now;
		if (!this.warned && (trouble.refused || failures >= WORTH_A_LINE)) {
			this.warned = true;
			this.say('warn', `has no connection to Feishu. ${sentences(trouble)}`, now);
		}
		this.lasts(trouble, now);
	}

	/**
	 * To be called while it lasts.
	 *
	 * @param trouble the latest
	 * @param now the time, ms since 1970
	 */
	lasts(trouble: Trouble, now: number): void {
		if (this.gaveUp || this.since === undefined || now - this.since < LONG_MS) return;
		this.gaveUp = true;
		this.say(
			'warn',
			`has had no connection to Feishu for 5 minutes, and goes on trying. ${sentences(trouble)}`,
			now,
		);
		for (const listener of this.listeners()) listener.gaveUp?.(trouble);
	}

	/** @param now when the connection came back, ms since 1970 */
	over(now: number): void {
		if (this.warned) this.say('info', 'is connected to Feishu again', now);
		this.since = undefined;
		this.warned = this.gaveUp = false;
	}

	/**
	 * Writes one line for all listeners.
	 *
	 * @param level how grave
	 * @param text the rest of a sentence that begins with the trigger's name
	 * @param now the time, ms since 1970
	 */
	say(level: 'warn' | 'info', text: string, now: number): void {
		this.lines = this.lines.filter((at) => Math.abs(now - at) < MINUTE_MS);
		if (this.lines.length >= LINES_A_MINUTE) return;
		this.lines.push(now);
		const [first] = this.listeners();
		first?.log(level, text);
	}
}

const sentences = ({ failure }: Trouble) => `${failure.message}. ${failure.description}`;
