import { sleep } from 'n8n-workflow';

import { Failure } from './failure';

/** A cancelled execution is noticed within this time, ms. */
const SLICE_MS = 200;

/** Waits for one request, up to a limit in sum, and stops when the execution is cancelled. */
export class Patience {
	private waitedMs = 0;

	/**
	 * @param limitMs most to wait in sum
	 * @param signal of the execution, if it has one
	 */
	constructor(
		private readonly limitMs: number,
		private readonly signal: AbortSignal | undefined,
	) {}

	/**
	 * Waits, unless that would be too long.
	 *
	 * @param ms how long
	 * @returns whether it waited
	 * @throws {Failure} as soon as the execution is cancelled
	 */
	async wait(ms: number): Promise<boolean> {
		if (this.waitedMs + ms > this.limitMs) return false;
		this.waitedMs += ms;
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
