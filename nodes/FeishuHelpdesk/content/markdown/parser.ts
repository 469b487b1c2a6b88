import MarkdownParser, { type MarkdownIt, type StateBlock, type Token } from 'markdown-it';

/** Levels of quotes and lists (a list takes two); nobody can read what is nested deeper. */
const MAX_LEVEL = 30;

let parser: MarkdownIt | undefined;

/**
 * Reads Markdown: CommonMark with tables and strike-through.
 *
 * @param markdown any text
 * @returns the parser's flat list of block tokens
 */
export function parseMarkdown(markdown: string): Token[] {
	// Made at first use: most workflows send no Markdown and need not pay for it at every start.
	parser ??= createParser();
	return parser.parse(markdown, {});
}

/**
 * Cuts text into the lines that the parser counts.
 *
 * @param text any text
 * @returns its lines without their ends
 */
export function splitLines(text: string): string[] {
	return text.split(/\r\n?|\n/);
}

function createParser(): MarkdownIt {
	const created = new MarkdownParser({ html: true });
	// Blocks of raw HTML would hide the mentions and the Markdown inside them.
	created.disable('html_block');
	// Definitions that nothing refers to are text of the author, so they must not be left out.
	created.disable('strip_references');
	created.block.ruler.before('table', 'deep_text', deepText);
	// Addresses are judged when they are written, and stay as the author wrote them.
	created.validateLink = () => true;
	created.normalizeLink = (url) => url;
	created.normalizeLinkText = (url) => url;
	return created;
}

/** Makes text of what is nested too deeply; the parser's own limit would leave it out. */
function deepText(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
	if (silent || state.level < MAX_LEVEL) return false;
	const belongs = (line: number) =>
		line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? -1) >= state.blkIndent;
	let next = startLine + 1;
	while (belongs(next)) next++;
	state.line = next;
	state.push('paragraph_open', 'p', 1).map = [startLine, next];
	const inline = state.push('inline', '', 0);
	inline.content = state.getLines(startLine, next, state.blkIndent, false).trim();
	inline.children = [];
	state.push('paragraph_close', 'p', -1);
	return true;
}

export type { Token };
