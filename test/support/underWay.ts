/** An execution that can be ended. */
interface Ending {
	cancel: () => void;
	result: Promise<unknown>;
}

const underWay = new Set<Ending>();

/** @param run is ended together with the test that started it */
export function endWithTest(run: Ending): void {
	underWay.add(run);
	const ended = (): void => {
		underWay.delete(run);
	};
	run.result.then(ended, ended);
}

/**
 * Ends the executions that a test left behind, because it failed or took too long: they would go on
 * sending while the next test counts what arrives.
 */
export async function endRuns(): Promise<void> {
	const left = [...underWay];
	for (const { cancel } of left) cancel();
	await Promise.allSettled(left.map(({ result }) => result));
}
