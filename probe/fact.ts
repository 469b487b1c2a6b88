import type { Bench } from './bench';
import type { Finding } from './finding';

/** How a fact turned out with a real helpdesk. */
export interface Settled {
	readonly verdict: 'documented' | 'other' | 'neither';
	/** e.g. 2026-12-24. */
	readonly on: string;
}

/** A doubtful fact of Feishu. Its Chinese words are in docs/doubtful-facts.zh-CN.json. */
export interface Fact {
	/** What Feishu's documentation leaves open; Markdown, like the next two. */
	readonly open: string;
	/** What the node does. */
	readonly does: string;
	/** What a user can change. */
	readonly change: string;
	/** The form that Feishu documents, or that the package expects. */
	readonly documented: string;
	/** The form that it might have instead. */
	readonly other: string;
	/** Where the package relies on it, below nodes/FeishuHelpdesk/. */
	readonly relies: readonly string[];
	/** What reports said, once the fact is settled. */
	readonly settled?: Settled;
	/** Most messages that the trial sends. */
	readonly messages?: number;
	/** What the trial creates and removes. */
	readonly creates?: string;
	/** What it does only with the person's consent. */
	readonly needs?: string;
	/** @throws Ended with a finding, Stopped */
	readonly trial: (bench: Bench) => Promise<Finding>;
}
