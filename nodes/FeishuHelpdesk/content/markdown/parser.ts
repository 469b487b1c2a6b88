import MarkdownParser, {
	type MarkdownIt,
	type StateBlock,
	type StateInline,
	type Token,
} from 'markdown-it';

import { useBareAddresses } from './bareAddress';
import { useCjkEmphasis } from './emphasis';
import { useHiddenBlocks } from './hiddenBlocks';

/** Levels of quotes and lists (a list takes two); nobody can read what is nested deeper. */
const MAX_LEVEL = 30;

let parser: MarkdownIt | undefined;

/**
 * Reads Markdown: CommonMark with tables, strike-through, bare addresses and emphasis in Chinese.
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
	// Blocks of raw HTML would hide the mentions and the Markdown inside them, and definitions that nothing
	// refers to are text of the author. The build leaves out both rules.
	created.disable(['html_block', 'strip_references'], true);
	created.block.ruler.before('table', 'deep_text', deepText);
	useHiddenBlocks(created);
	created.inline.ruler.before('html_inline', 'office_tag', officeTag);
	useBareAddresses(created);
	useCjkEmphasis(created);
	// Addresses are judged when they are written, and stay as the author wrote them.
	created.validateLink = () => true;
	created.normalizeLink = (url) => url;
	created.normalizeLinkText = (url) => url;
	return created;
}

/** `<o:p>` of Microsoft Office and `<at id=\"…\">` of pasted JSON, which are no tags for CommonMark. */
const OFFICE_TAG = /<\/?(?:(?:o|v|w|m|st1):[a-z]+|at)(?:\s[^<>]{0,500})?\/?>/iy;

function officeTag(state: StateInline, silent: boolean): boolean {
	OFFICE_TAG.lastIndex = state.pos;
	const tag = OFFICE_TAG.exec(state.src)?.[0];
	if (tag === undefined) return false;
	if (!silent) state.push('html_inline', '', 0).content = tag;
	state.pos += tag.length;
	return true;
}

/** Makes text of what is nested too deeply; the parser's own limit would leave it out. */
function deepText(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
	if (silent || state.level < MAX_LEVEL) return false;
	const belongs = (line: number) =>
		line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? -1) >= state.blkIndent;
	let next = startLine + 1;
	while (belongs(next)) next++;
	state.line = next;
	state.push('paragraph_open', 'p', 1);
	const inline = state.push('inline', '', 0);
	inline.content = state.getLines(startLine, next, state.blkIndent, false).trim();
	inline.children = [];
	state.push('paragraph_close', 'p', -1);
	return true;
}

export type { Token };
