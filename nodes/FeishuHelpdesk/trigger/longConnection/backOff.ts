/** Longest pause while Feishu cannot be reached, ms. */
const LONGEST_MS = 30_000;

/** After a loss all programs of all apps come back: they spread over this time at most, ms. */
export const SPREAD_MS = 5_000;

/**
 * @param failures how often it failed since the connection was lost; 1 for the loss itself
 * @param refused whether Feishu said no, so that trying soon is of no use
 * @param spreadMs over which the first tries are spread, ms
 * @param random 0 to 1
 * @returns how long to wait before the next try, ms
 */
export function pauseBefore(
	failures: number,
	refused: boolean,
	spreadMs: number,
	random: number,
): number {
	if (refused) return 30_000 + random * 60_000;
	if (failures <= 1) return random * Math.min(spreadMs, SPREAD_MS);
	return Math.min(LONGEST_MS, 1000 * 2 ** (failures - 2)) * (0.75 + random / 4);
}
