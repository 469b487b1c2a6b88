import type { Token } from './parser';

/**
 * Finds the cells of a table row beyond its last column, which the parser leaves out.
 *
 * @param line the row in the source
 * @param columns number of the table's columns
 * @returns the text of the further cells
 */
export function extraCells(line: string, columns: number): string[] {
	const row = line.replace(/^[\s>]*/, '').trimEnd();
	const cells = row.split(/(?<!\\)\|/);
	if (cells[0] === '') cells.shift();
	if (cells.at(-1) === '') cells.pop();
	return cells.slice(columns).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/**
 * Collects the definitions `[label]: target` that something in the document refers to.
 *
 * @param tokens block tokens
 * @returns their labels as the parser writes them
 */
export function usedLabels(tokens: readonly Token[]): Set<unknown> {
	const labels = new Set<unknown>();
	const waiting: Token[] = [...tokens];
	for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
		if (token.type === 'link_open' || token.type === 'image') labels.add(token.meta?.label);
		for (const child of token.children ?? []) waiting.push(child);
	}
	return labels;
}

/**
 * Finds the text of a definition `[label]: target`.
 *
 * @param lines the whole source
 * @param token the definition's token
 * @returns its lines without the marks of the quotes and lists around it
 */
export function definitionText(lines: readonly string[], token: Token): string {
	const [first = '', ...rest] = lines.slice(...(token.map ?? [0, 0]));
	return [first.slice(first.indexOf('[')), ...rest.map((line) => line.replace(/^[\s>]*/, ''))].join(
		'\n',
	);
}
