/** The trigger, or n8n's own Webhook node. */
export const WHO = ['trigger', 'webhook'] as const;

/** One of {@link WHO}. */
export type Who = (typeof WHO)[number];

/** `SIGTERM` as an administrator does, `SIGKILL` as a machine that is out of memory. */
export type Signal = 'SIGTERM' | 'SIGKILL';

/** What became of the events of one node, by their IDs. */
export interface Fate {
	sent: Set<string>;
	answered: Set<string>;
	repeated: Set<string>;
	/** How often each started the workflow. */
	starts: Map<string, number>;
}

/** What became of all of them. */
export type Seen = Record<Who, Fate>;

/** What became of the events that one of the two nodes got in one storm. */
export interface Counts {
	who: Who;
	signal: Signal;
	round: number;
	sent: number;
	/** Answered with 200. */
	answered: number;
	/** Answered with 200, and never started. */
	lost: number;
	/** Started and not answered, and so sent again, as Feishu does. */
	repeated: number;
	/** Started more than once, by a repetition. */
	twice: number;
}

/**
 * @param seen what was answered and started
 * @param signal that ended n8n
 * @param round of it, from 1
 * @returns the numbers for the trigger and for the Webhook node
 */
export function countsOf(seen: Seen, signal: Signal, round: number): Counts[] {
	return WHO.map((who) => {
		const { sent, answered, repeated, starts } = seen[who];
		const startsOf = (id: string) => starts.get(id) ?? 0;
		return {
			who,
			signal,
			round,
			sent: sent.size,
			answered: answered.size,
			lost: [...answered].filter((id) => startsOf(id) === 0).length,
			repeated: repeated.size,
			twice: [...starts.values()].filter((count) => count > 1).length,
		};
	});
}

/**
 * @param all numbers of several storms
 * @param who whose
 * @param what which of them
 * @returns their sum
 */
export const sum = (all: readonly Counts[], who: Who, what: 'lost' | 'twice'): number =>
	all.filter((one) => one.who === who).reduce((total, one) => total + one[what], 0);

/**
 * @param all numbers of several storms
 * @returns a table in Markdown
 */
export function tableOf(all: readonly Counts[]): string {
	const columns = [
		'signal',
		'round',
		'who',
		'sent',
		'answered',
		'lost',
		'repeated',
		'twice',
	] as const;
	const rows = all.map((one) => columns.map((column) => one[column]));
	return [columns, columns.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}
