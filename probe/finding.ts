import type { Reply } from './client';

/** How a fact turned out. */
export const VERDICTS = ['documented', 'other', 'neither', 'unseen', 'skipped'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a trial found. */
export interface Finding {
	readonly verdict: Verdict;
	/** Feishu's code in the answer that decided. */
	readonly code: number | null;
	readonly logId: string | null;
	/** What happened, in a sentence; never a text of Feishu. */
	readonly what: string;
}

/** What of a reply a finding may show. */
export type Evidence = Partial<Pick<Reply, 'code' | 'logId' | 'innerCode'>> & Pick<Reply, 'status'>;

/**
 * @param verdict how the fact turned out
 * @param what a sentence without names, addresses and IDs
 * @param evidence the answer that decided
 */
export function found(verdict: Verdict, what: string, evidence?: Evidence): Finding {
	const inner = evidence?.innerCode === undefined ? '' : ` (ErrCode ${evidence.innerCode})`;
	return {
		verdict,
		code: evidence?.code ?? null,
		logId: evidence?.logId ?? null,
		what: what + inner,
	};
}

/** Ends a trial from anywhere inside. */
export class Ended extends Error {
	constructor(readonly finding: Finding) {
		super(finding.what);
	}
}

/** @returns an error that ends the trial as not possible here */
export const skip = (what: string, evidence?: Evidence): Ended =>
	new Ended(found('skipped', what, evidence));

/** The person stopped the run: the fact stays open. */
export class Stopped extends Error {}

// Feishu docs: General error codes; helpdesk-v1, error codes. They say something about the setup, nothing about a form.
const SETUP: Readonly<Record<number, string>> = {
	99991672: 'the app lacks a scope',
	99991679: 'the user has not granted a scope',
	99991400: 'the rate limit is used up',
	10003: 'the app ID is malformed',
	10014: 'the app ID or its secret is not accepted',
	10015: 'the app ID or its secret is not accepted',
	99991543: 'the app ID or its secret is not accepted',
	99991662: 'the app is disabled',
	99991673: 'the app is not usable',
	99991403: "this month's calls are used up",
	99991201: 'there is no such endpoint here',
	99991301: 'there is no such endpoint here',
	99991661: 'a token is missing',
	99991663: 'the token is not accepted',
	99991664: 'the token is not accepted',
	99991665: 'the token is not accepted',
	99991668: 'the user token is not accepted',
	99991671: 'the token is not accepted',
	99991677: 'the user token has expired',
	99992351: 'the test person is unknown to the app',
	99992360: 'the test person is unknown to the app',
	99992361: 'the ID of the test person belongs to another app',
	99992363: 'the test person is unknown to the app',
	11236: 'the test person has left',
	154003: 'the app, or the person of the token, has no access',
	154005: 'the method is forbidden',
	154001: 'the helpdesk ID, its token or its header is not accepted',
	154402: 'the test person cannot see the helpdesk',
	155000: 'Feishu had an internal error',
	154500: 'Feishu had an internal error',
};

/**
 * Lets pass what says something about a form: success or refusal.
 *
 * @param reply an answer
 * @throws Ended as skipped when the setup or the network is in the way
 */
export function meaningful<T extends Evidence>(reply: T): T & { code: number } {
	const { code } = reply;
	if (code === undefined) throw skip(`The answer is not Feishu's (HTTP ${reply.status})`, reply);
	const why = SETUP[code];
	if (why !== undefined) throw skip(`Not possible here: ${why}`, reply);
	return { ...reply, code };
}
