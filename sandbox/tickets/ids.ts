import { createHash } from 'node:crypto';

// Above 2^53 and with odd last digits: a program that makes a number of an id changes it.
const FIRST = { seed: 7_262_656_095_919_128_579n, live: 7_562_656_095_919_128_579n } as const;
const STEP = 2_097_166n;

/** Hands out the 19-digit ids of tickets, messages and comments; the same in every run. */
export class IdSource {
	private last: bigint;

	/** @param range made-up tickets and those that come later have ids of their own ranges */
	constructor(range: keyof typeof FIRST) {
		this.last = FIRST[range];
	}

	/** @returns an id that this source never handed out before */
	next(): string {
		this.last += STEP;
		return String(this.last);
	}
}

/** @returns the dedicated group of a person and the helpdesk, always the same one */
export function chatIdOf(openId: string): string {
	return `oc_${createHash('md5').update(openId).digest('hex')}`;
}

/** @returns the `om_` id of the message with an id */
export function openMessageId(id: string): string {
	return `om_${spread(id, 0x9e3779b97f4a7c15f39cc0605cedc835n)}`;
}

/** @returns the UUID of the event that tells of the message with an id */
export function eventIdOf(id: string): string {
	const hex = spread(id, 0xc2b2ae3d27d4eb4f165667b19e3779f9n);
	const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
	return [...groups, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

/** Turns an id into 32 hex digits that look drawn; far cheaper than a hash for many messages. */
function spread(id: string, factor: bigint): string {
	return BigInt.asUintN(128, BigInt(id) * factor)
		.toString(16)
		.padStart(32, '0');
}
