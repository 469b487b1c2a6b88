import type { Fault } from '../../../sandbox/server';
import type { Random } from '../sequences/random';
import { DOINGS, type Doing } from './doings';

/** A fault, and which request of a run it strikes. */
export interface DrawnFault {
	fault: Fault;
	/** Whether it strikes the token endpoint, or what the items ask. */
	onToken: boolean;
	skip: number;
	times: number;
}

/** One run: the executions of all processes at the same moment, and what happens to them. */
export interface DrawnRun {
	/** For each process, the number of its executions. */
	executions: readonly number[];
	items: number;
	/** How many tickets they are for. */
	tickets: number;
	stops: boolean;
	/** Whether the person connects the account again before. */
	connects: boolean;
	/** Whether the user access token has ended before. */
	ended: boolean;
	faults: DrawnFault[];
	/** After so many requests the token ends, or the person ends the connection. */
	end: { how: 'token' | 'connection'; afterRequests: number } | undefined;
}

/** How an account is connected, and where Feishu's pages leave open what it does. */
export interface Account {
	/** Whether processes share n8n's lease on renewals, where this n8n has one. */
	lease: boolean;
	/** Life of the token as n8n noted it, seconds; none: an older n8n connected the account. */
	noted: number | undefined;
	reusedRefreshTokenCode: 20064 | 20073;
	reuseEndsConnection: boolean;
	userTokenStatus: 400 | 401;
}

/** A connected account, and what becomes of it. */
export interface Drawn extends Account {
	seed: number;
	doing: Doing;
	runs: DrawnRun[];
}

const answer = (status: number, code: number): Fault => ({
	...{ kind: 'answer', status, code },
	msg: 'refused by a fault',
});

const ON_TOKEN: readonly [Fault, ...Fault[]] = [
	{ kind: 'resetBefore' },
	{ kind: 'resetAfterDelivery' },
	{ kind: 'resetAfterDelivery' },
	{ kind: 'html', status: 502 },
	{ kind: 'answerAfterDelivery', status: 502, html: true },
	{ kind: 'answerAfterDelivery', status: 500, code: 20050, msg: 'busy' },
	answer(500, 20050),
	answer(500, 20050),
	answer(503, 20072),
	answer(503, 20072),
	answer(400, 20050),
	answer(400, 20074),
	answer(400, 20002),
];

const ON_REQUEST: readonly [Fault, ...Fault[]] = [
	answer(401, 99991677),
	answer(400, 99991668),
	{ kind: 'resetBefore' },
	{ kind: 'resetAfterDelivery' },
	{ kind: 'answerAfterDelivery', status: 500, code: 155000 },
	answer(503, 155000),
	answer(400, 154000),
];

/** Longest answer that is late, ms: within the time that a process gives its rivals to store a token. */
const LATE_MS = 2000;

/** The last run, which nothing befalls. */
const CALM = { stops: false, connects: false, ended: true, faults: [], end: undefined };

/**
 * @param seed decides
 * @param random of that seed
 */
export function draw(seed: number, random: Random): Drawn {
	const { int, chance, pick } = random;
	const doing = pick(DOINGS);
	const processes = chance(0.6) ? 2 : 1;
	const isCostly = doing.needsApproval === true;
	const runs = Array.from({ length: 1 + int(3) }, (_, index) =>
		drawRun(random, processes, index > 0, isCostly),
	);
	return {
		seed,
		doing,
		lease: chance(0.5),
		noted: pick([undefined, undefined, 7200, 200, -100]),
		reusedRefreshTokenCode: chance(0.5) ? 20064 : 20073,
		reuseEndsConnection: chance(0.3),
		userTokenStatus: chance(0.5) ? 400 : 401,
		runs: [...runs, { ...drawRun(random, processes, true, isCostly), ...CALM }],
	};
}

function drawRun(random: Random, processes: number, isLater: boolean, isCostly: boolean): DrawnRun {
	const { int, chance, pick } = random;
	const most = isCostly ? 2 : 3;
	return {
		executions: Array.from({ length: processes }, () => 1 + int(most)),
		items: 1 + int(isCostly ? 2 : 4),
		tickets: 1 + int(4),
		stops: chance(0.25),
		connects: isLater && chance(0.4),
		ended: chance(0.7),
		faults: [
			...Array.from({ length: int(4) }, () => ({
				fault: chance(0.25) ? late(random) : pick(ON_TOKEN),
				...{ onToken: true, skip: int(2), times: pick([1, 1, 1, 2, 2, Infinity]) },
			})),
			...Array.from({ length: int(3) }, () => ({
				fault: pick(ON_REQUEST),
				...{ onToken: false, skip: int(6), times: chance(0.15) ? Infinity : 1 },
			})),
		],
		end: chance(0.3)
			? { how: pick(['token', 'connection']), afterRequests: 1 + int(8) }
			: undefined,
	};
}

const late = ({ int, chance }: Random): Fault => {
	const ms = int(LATE_MS);
	return chance(0.5) ? { kind: 'latency', ms } : { kind: 'lateAnswer', ms };
};
