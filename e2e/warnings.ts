import { readFile } from 'node:fs/promises';

const MAX_LINES = 30;

/** Logs of the processes that were started. */
const logs = new Set<string>();

/** @param log a file that a process writes */
export function watchLog(log: string): void {
	logs.add(log);
}

/** @returns the last warnings and errors of each process that was started, those without any left out */
export async function readWarnings(): Promise<string> {
	const texts = await Promise.all(
		[...logs].map(async (log) => {
			const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n');
			const warnings = lines.filter((line) => /\b(warn|error|fatal)\b/i.test(line));
			return warnings.length === 0 ? [] : [log, ...warnings.slice(-MAX_LINES)];
		}),
	);
	return texts.flat().join('\n');
}
