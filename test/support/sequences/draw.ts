import {
	expiredToken,
	rateLimit400,
	rateLimit429,
	ticketClosed,
	type Fault,
} from '../../../sandbox/server';
import type { Random } from './random';

/** People of the sandbox, by first name. */
export const PEOPLE = ['alice', 'bob', 'carol'] as const;

/** How Feishu is out of reach for a whole run, before anything can be sent. */
export type Unreachable = 'noName' | 'refused' | 'handshakeCut';

/** One run of the workflow, and what happens to it. */
export interface DrawnRun {
	faults: { fault: Fault; skip: number; onToken: boolean }[];
	unreachable: Unreachable | undefined;
	/** After so many steps (accesses to the store, pieces on the wire) n8n ends, or the run is cancelled. */
	end: { how: 'kill' | 'cancel' | 'revoke'; afterSteps: number } | undefined;
	/** Whether another worker runs the same at the same time. */
	twice: boolean;
}

/** A workflow, and what becomes of it. */
export interface Drawn {
	seed: number;
	items: { text: string; people: (typeof PEOPLE)[number][] }[];
	by: 'id' | 'email';
	parts: 1 | 3;
	keyed: boolean;
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	maxTries: number;
	maxWaitSeconds: number;
	maxConcurrency: number;
	asTool: boolean;
	runs: DrawnRun[];
}

/** What sequences may hold. */
export interface Dimensions {
	/** Two workers at the same moment. */
	workers: boolean;
}

const FAULTS: readonly [Fault, ...Fault[]] = [
	ticketClosed,
	rateLimit429(1),
	rateLimit400(1),
	expiredToken,
	{ kind: 'answer', status: 503, code: 155000, msg: 'busy' },
	{ kind: 'answer', status: 400, code: 154000, msg: 'no' },
	{ kind: 'html', status: 502 },
	{ kind: 'answerAfterDelivery', status: 500, code: 155000 },
	{ kind: 'answerAfterDelivery', status: 502, html: true },
	{ kind: 'resetBefore' },
	{ kind: 'resetAfterDelivery' },
	{ kind: 'latency', minMs: 1, maxMs: 30 },
];

/**
 * @param seed decides
 * @param random of that seed
 * @param dimensions what it may hold
 */
export function draw(seed: number, random: Random, dimensions: Dimensions): Drawn {
	const { int, chance, pick } = random;
	const asTool = chance(0.1);
	const keyed = !asTool && chance(0.6);
	const count = asTool ? 1 : 1 + int(3);
	const runs = 1 + int(3);
	return {
		seed,
		items: Array.from({ length: count }, (_, n) => ({
			text: `s${seed}i${n}.`,
			people: PEOPLE.filter((_person, index) => index === n || chance(0.5)),
		})),
		by: pick(['id', 'email']),
		parts: chance(0.25) ? 3 : 1,
		keyed,
		onError: pick(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput']),
		maxTries: chance(0.4) ? 2 + int(2) : 1,
		maxWaitSeconds: chance(0.2) ? 3 : 0,
		maxConcurrency: 1 + int(3),
		asTool,
		runs: Array.from({ length: runs }, () => drawRun(random, keyed && dimensions.workers)),
	};
}

function drawRun({ int, chance, pick }: Random, mayBeTwice: boolean): DrawnRun {
	const ends = ['kill', 'kill', 'cancel', 'revoke'] as const;
	return {
		faults: Array.from({ length: int(5) }, () => ({
			fault: pick(FAULTS),
			skip: int(5),
			onToken: chance(0.1),
		})),
		unreachable: chance(0.1) ? pick(['noName', 'refused', 'handshakeCut']) : undefined,
		end: chance(0.5) ? { how: pick(ends), afterSteps: 1 + int(20) } : undefined,
		twice: mayBeTwice && chance(0.25),
	};
}
