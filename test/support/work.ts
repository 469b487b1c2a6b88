/**
 * Measures how much a piece of work costs, whatever else the machine is doing.
 *
 * @param work runs at once, to its end
 * @returns the processor's time that this process used meanwhile, ms
 */
export function workMs(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
