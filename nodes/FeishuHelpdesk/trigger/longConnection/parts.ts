import type { Frame } from './frame';

/** What a stranger could make us keep; an event has 400 KB at most. Bytes and ms. */
export const CAPS = Object.freeze({
	parts: 256,
	bytes: 4 * 1024 * 1024,
	open: 64,
	allBytes: 16 * 1024 * 1024,
	ms: 10_000,
});

/** An event of which parts are missing. */
interface Open {
	parts: Map<number, Uint8Array>;
	bytes: number;
	since: number;
}

/** Puts the parts of events together. Feishu splits a long one into frames, which come in any order. */
export class Parts {
	private readonly open = new Map<string, Open>();

	/**
	 * @param frame a part, or a whole event
	 * @param now the time, ms since 1970
	 * @returns the whole payload once it is complete, `undefined` until then
	 * @throws {RangeError} when there are too many parts, or they are too large
	 */
	add({ headers, payload }: Frame, now: number): Uint8Array | undefined {
		this.forget(now);
		const sum = Number(headers.get('sum') ?? 1);
		if (!(sum > 1)) return withinSize(payload);
		const seq = Number(headers.get('seq'));
		const id = headers.get('message_id') ?? '';
		if (sum > CAPS.parts || !(seq >= 0 && seq < sum)) throw new RangeError('A part has no place');
		const event = this.open.get(id) ?? {
			parts: new Map<number, Uint8Array>(),
			bytes: 0,
			since: now,
		};
		event.bytes += payload.length - (event.parts.get(seq)?.length ?? 0);
		event.parts.set(seq, payload);
		this.open.set(id, event);
		if (event.bytes > CAPS.bytes) {
			this.open.delete(id);
			throw new RangeError('An event is too large');
		}
		if (event.parts.size < sum) return this.makeRoom();
		this.open.delete(id);
		const inOrder = [...event.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
		return Buffer.concat(inOrder);
	}

	private forget(now: number): void {
		for (const [id, { since }] of this.open) {
			if (Math.abs(now - since) > CAPS.ms) this.open.delete(id);
		}
	}

	/** The oldest go first. Feishu sends again what is not answered. */
	private makeRoom(): undefined {
		let bytes = [...this.open.values()].reduce((sum, event) => sum + event.bytes, 0);
		for (const [id, event] of this.open) {
			if (this.open.size <= CAPS.open && bytes <= CAPS.allBytes) break;
			bytes -= event.bytes;
			this.open.delete(id);
		}
	}
}

function withinSize(payload: Uint8Array): Uint8Array {
	if (payload.length > CAPS.bytes) throw new RangeError('An event is too large');
	return payload;
}
