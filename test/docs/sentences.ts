/**
 * Takes a page apart.
 *
 * @param markdown of a page in English
 * @returns its sentences in plain words; a row of a table is one, its cells side by side
 */
export function sentencesOf(markdown: string): string[] {
	const lines = markdown.replace(/```[^]*?```/g, '').split('\n');
	return lines.flatMap((line, index) => {
		if (/^(#|<|English \||\|[ -:|]*-[ -:|]*\|$|\s*$)/.test(line)) return [];
		if (!line.startsWith('|')) return split(plain(line.replace(/^- /, '')));
		const isHead = /^\|[\s|:-]+\|$/.test(lines[index + 1] ?? '');
		const cells = line.split('|').slice(1, -1);
		return isHead ? [] : [plain(cells.map((cell) => cell.trim()).join(' | '))];
	});
}

/** Without the signs of Markdown; the words of links and code stay. */
const plain = (text: string) =>
	text
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/\*\*|`/g, '')
		.replace(/(?<![\w.])_([^_]+)_(?!\w)/g, '$1')
		.trim();

/** A sentence ends where a full stop is followed by a blank; `e.g.` is none. */
const split = (text: string) => text.split(/(?<=[.!?])(?<!e\.g\.)\s+/);
