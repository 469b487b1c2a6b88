import { Bench, type Setup } from './bench';
import { recover, removeAll } from './created';
import { factOf, type FactId } from './facts';
import { Ended, found, Stopped, type Finding } from './finding';

/** What a run found. */
export interface Outcome {
	/** Findings of the facts that were tried, in their order; those not reached are missing. */
	readonly findings: ReadonlyMap<FactId, Finding>;
	/** What the person has to do by hand. */
	readonly left: readonly string[];
	/** Whether the person stopped it. */
	readonly stopped: boolean;
}

/**
 * Tries facts one after the other, and removes what that created, also when it is stopped.
 *
 * @param setup what the run stands on; its journal tells what an earlier one did
 * @param ids of the facts
 * @param tell is told of each finding
 */
export async function probe(
	setup: Setup,
	ids: readonly FactId[],
	tell: (id: FactId, finding: Finding) => void,
): Promise<Outcome> {
	const { journal } = setup;
	const bench = new Bench(setup);
	let stopped = false;
	try {
		await recover(bench);
		for (const id of ids) {
			if (journal.findings[id]) continue;
			const finding = await tried(bench, id);
			journal.noteFinding(id, finding);
			tell(id, finding);
		}
	} catch (error) {
		if (!(error instanceof Stopped)) throw error;
		stopped = true;
	}
	const left = await cleanUp(setup);
	const findings = new Map(
		ids.flatMap((id) => {
			const finding = journal.findings[id];
			return finding ? [[id, finding] as const] : [];
		}),
	);
	return { findings, left, stopped };
}

async function tried(bench: Bench, id: FactId): Promise<Finding> {
	try {
		return await factOf(id).trial(bench);
	} catch (error) {
		if (error instanceof Ended) return error.finding;
		if (error instanceof Stopped) throw error;
		// The message of an unforeseen error might hold what a report must not.
		return found('skipped', 'The probe itself failed here');
	}
}

/** A stop ends the trials, not the removal of what they made. */
async function cleanUp(setup: Setup): Promise<string[]> {
	const bench = new Bench({ ...setup, signal: new AbortController().signal });
	await recover(bench);
	return removeAll(bench);
}
