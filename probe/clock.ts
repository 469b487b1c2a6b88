import { setTimeout as wait } from 'node:timers/promises';

/** Time, so that tests need not wait. */
export interface Clock {
	/** Milliseconds since any moment. */
	now(): number;
	/** @param ms milliseconds */
	sleep(ms: number): Promise<void>;
}

export const REAL_CLOCK: Clock = {
	now: () => performance.now(),
	sleep: async (ms) => {
		await wait(ms);
	},
};

/** Feishu takes 100 messages a minute of an app; the rest is for the workflows beside. */
const SEND_INTERVAL_MS = 750;

/** Keeps messages apart. */
export class Pace {
	private next = -Infinity;

	constructor(private readonly clock: Clock) {}

	/** Waits for the turn of the next message. */
	async turn(): Promise<void> {
		const wait = this.next - this.clock.now();
		if (wait > 0) await this.clock.sleep(wait);
		this.next = this.clock.now() + SEND_INTERVAL_MS;
	}
}
