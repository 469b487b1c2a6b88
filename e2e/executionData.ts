import { parse } from 'flatted';

/** The run data of an execution, as far as it concerns us. */
interface RunData {
	resultData: {
		error?: { message: string };
		runData: Record<
			string,
			{ data?: { main?: (({ json: Record<string, unknown> } | null)[] | null)[] } }[]
		>;
	};
}

/** What the nodes of an execution put out. */
export interface Output {
	/** Message of the error that ended it. */
	error: string | undefined;
	/**
	 * @param node name of a node
	 * @param index of its output
	 * @returns the items of its last run there
	 */
	items(node: string, index?: number): Record<string, unknown>[];
}

/**
 * Reads the data of an execution.
 *
 * @param data as n8n stores it: one string, in which equal objects are written once
 */
export function readOutput(data: string): Output {
	const { resultData } = parse(data) as RunData;
	return {
		error: resultData.error?.message,
		items(node, index = 0) {
			const run = resultData.runData[node]?.at(-1);
			return (run?.data?.main?.[index] ?? []).flatMap((item) => (item ? [item.json] : []));
		},
	};
}
