import type { MarkdownIt, StateBlock } from 'markdown-it';

/** Where such a block begins, and where it ends (CommonMark, HTML blocks, conditions 1 and 2). */
const KINDS = [
	{ name: 'comment', start: /^<!--/, end: /-->/ },
	{ name: 'script', start: /^<script\b/i, end: /<\/script\s*>/i },
	{ name: 'style', start: /^<style\b/i, end: /<\/style\s*>/i },
	{ name: 'pre', start: /^<pre\b/i, end: /<\/pre\s*>/i },
] as const;

/** Lines in which a search found no end, so that no document is searched again and again. */
type Searched = Record<string, { from: number; to: number } | undefined>;

/**
 * Takes comments, scripts, styles and preformatted text that begin a line as a whole, since they go on
 * through empty lines and hold no Markdown.
 *
 * @param parser takes the rule
 */
export function useHiddenBlocks(parser: MarkdownIt): void {
	parser.block.ruler.before('fence', 'hidden_block', hiddenBlock, {
		alt: ['paragraph', 'reference', 'blockquote'],
	});
}

function hiddenBlock(
	state: StateBlock,
	startLine: number,
	endLine: number,
	silent: boolean,
): boolean {
	if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
	const first = lineOf(state, startLine);
	const kind = KINDS.find(({ start }) => start.test(first));
	if (kind === undefined) return false;
	const endsAt = findEnd(state, startLine, endLine, kind);
	if (endsAt === undefined) return false;
	if (silent) return true;
	const last = lineOf(state, endsAt);
	const rest = last.slice(last.search(kind.end)).replace(kind.end, '');
	const text = state.getLines(startLine, endsAt + 1, state.blkIndent, false).trim();
	state.line = endsAt + 1;
	const block = state.push('html_block', '', 0);
	block.map = [startLine, endsAt + 1];
	block.content = text.slice(0, text.length - rest.trimEnd().length);
	if (rest.trim() === '') return true;
	const map: [number, number] = [endsAt, endsAt + 1];
	state.push('paragraph_open', 'p', 1).map = map;
	const inline = state.push('inline', '', 0);
	inline.content = rest.trim();
	inline.map = map;
	inline.children = [];
	state.push('paragraph_close', 'p', -1);
	return true;
}

function findEnd(
	state: StateBlock,
	startLine: number,
	endLine: number,
	{ name, end }: (typeof KINDS)[number],
): number | undefined {
	const env = state.env as { searched?: Searched };
	const searched = (env.searched ??= {});
	const before = searched[name];
	if (before !== undefined && startLine >= before.from && startLine < before.to) return undefined;
	// Below an item of a list it stands outside of it, and so do its lines.
	const indent = Math.min(state.blkIndent, state.sCount[startLine] ?? 0);
	let line = startLine;
	for (; line < endLine; line++) {
		if (line > startLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) < indent) break;
		if (end.test(lineOf(state, line))) return line;
	}
	searched[name] = { from: startLine, to: line };
	return undefined;
}

function lineOf(state: StateBlock, line: number): string {
	return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
