import { setTimeout as sleep } from 'node:timers/promises';

/** Nobody must wait for ever for an event that never comes. */
const MAX_HOLD_MS = 1000;

/** Holds pushes back, to let them go in the wrong order. */
export class Holder {
	private held: (() => void)[] = [];
	private waiting: Promise<void> = Promise.resolve();

	/**
	 * Lets a push go, at once or with others.
	 *
	 * @param count how many to hold until all go, the last one first; 1 for none
	 * @param signal drops what is held
	 * @param go sends the push
	 */
	hand(count: number, signal: AbortSignal, go: () => void): void {
		if (count <= 1) {
			go();
			return;
		}
		this.held.push(go);
		if (this.held.length >= count) this.release();
		else if (this.held.length === 1) this.waiting = this.releaseLater(signal);
	}

	/** Waits until nothing is held. */
	async empty(): Promise<void> {
		if (this.held.length > 0) await this.waiting;
	}

	private release(): void {
		const all = this.held.reverse();
		this.held = [];
		for (const go of all) go();
	}

	private async releaseLater(signal: AbortSignal): Promise<void> {
		const batch = this.held;
		await sleep(MAX_HOLD_MS, undefined, { ref: false, signal }).catch(() => undefined);
		if (this.held !== batch) return;
		if (signal.aborted) this.held = [];
		else this.release();
	}
}
