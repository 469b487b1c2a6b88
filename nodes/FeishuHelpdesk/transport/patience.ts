import { sleep } from 'n8n-workflow';

import { Failure } from './failure';

/** A cancelled execution is noticed within this time, ms. */
const SLICE_MS = 200;

/**
 * Waits for one message, up to a limit in sum, and stops when the execution is cancelled. Whatever is done
 * for the message shares it: the look-up, the upload, the send.
 */
export class Patience {
	/**
	 * @param limitMs most to wait in sum
	 * @param signal of the execution, if it has one
	 * @param spent what was waited before, ms
	 */
	constructor(
		readonly limitMs: number,
		private readonly signal: AbortSignal | undefined,
		private spent = 0,
	) {}

	/** What was waited so far, ms. */
	get spentMs(): number {
		return this.spent;
	}

	/** What may still be waited, ms. */
	get leftMs(): number {
		return this.limitMs - this.spent;
	}

	/**
	 * Counts time that passed in vain.
	 *
	 * @param ms how long
	 */
	note(ms: number): void {
		this.spent += ms;
	}

	/**
	 * Waits, unless that would be too long.
	 *
	 * @param ms how long
	 * @returns whether it waited
	 * @throws {Failure} as soon as the execution is cancelled
	 */
	async wait(ms: number): Promise<boolean> {
		if (ms > this.leftMs) return false;
		this.spent += ms;
		// In slices, because n8n gives nodes no timer that a cancellation ends.
		for (let left = ms; left > 0; left -= SLICE_MS) {
			this.assertGoingOn();
			await sleep(Math.min(left, SLICE_MS));
		}
		this.assertGoingOn();
		return true;
	}

	/** @throws {Failure} when the execution is cancelled */
	assertGoingOn(): void {
		if (this.signal?.aborted !== true) return;
		const message = 'The execution was cancelled before this was sent';
		throw new Failure(
			message,
			{
				code: null,
				msg: '',
				httpStatus: null,
				logId: null,
				hint: 'Nothing was sent for this item.',
				retryable: true,
				delivery: 'notSent',
			},
			'cancelled',
		);
	}
}
