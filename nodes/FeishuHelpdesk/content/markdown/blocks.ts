import type { Hints } from './hints';
import { writeInline } from './inline';
import { codeLanguage } from './languages';
import { itemMarker, openList, type OpenList } from './lists';
import type { Token } from './parser';
import type { PostWriter } from './postWriter';
import { definitionText, extraCells, usedLabels } from './source';

/**
 * Writes a document block by block.
 *
 * @param tokens the parser's block tokens
 * @param lines the source in lines
 * @param writer takes the paragraphs
 * @param hints takes what had to be changed
 */
export function writeBlocks(
	tokens: readonly Token[],
	lines: readonly string[],
	writer: PostWriter,
	hints: Hints,
): void {
	const lists: OpenList[] = [];
	const labels = usedLabels(tokens);
	const row = { cells: 0, isHeader: false };
	let inHeading = false;

	const handlers: Record<string, (token: Token, index: number) => void> = {
		blockquote_open: () => writer.enterQuote(),
		blockquote_close: () => writer.leave(),
		bullet_list_open: (token) => lists.push(openList(token)),
		bullet_list_close: () => lists.pop(),
		ordered_list_open: (token) => lists.push(openList(token)),
		ordered_list_close: () => lists.pop(),
		list_item_open: (token, index) => {
			const text = tokens[index + 1]?.type === 'paragraph_open' ? tokens[index + 2] : undefined;
			writer.enterItem(itemMarker(lists, token, text));
		},
		list_item_close: () => writer.leave(),
		heading_open: () => (inHeading = true),
		heading_close: () => {
			inHeading = false;
			writer.endParagraph();
		},
		paragraph_close: () => writer.endParagraph(),
		inline: (token) => writeInline(token.children ?? [], writer, hints, inHeading || row.isHeader),
		hr: () => writer.alone({ tag: 'hr' }),
		fence: (token) => writeCode(token, writer),
		code_block: (token) => writeCode(token, writer),
		tr_open: () => (row.cells = 0),
		th_open: () => {
			row.isHeader = true;
			if (row.cells++ > 0) writer.text(' | ', ['bold']);
		},
		td_open: () => {
			if (row.cells++ > 0) writer.text(' | ');
		},
		thead_close: () => (row.isHeader = false),
		tr_close: () => writer.endParagraph(),
		reference_definition: (token) => {
			// Only what a link refers to is a definition to its author: "[Status]: done" is text.
			if (labels.has(token.meta?.label)) return;
			writer.text(definitionText(lines, token));
			writer.endParagraph();
		},
	};

	let rowLine: string | undefined;
	let previous: Token | undefined;
	for (const [index, token] of tokens.entries()) {
		if (token.level === 0 && token.nesting >= 0 && token.map !== null) {
			if (previous !== undefined && isApart(previous, token, lines)) writer.separate();
			previous = token;
		}
		if (token.type === 'tr_open') rowLine = lines[token.map?.[0] ?? -1];
		if (token.type === 'tr_close' && !row.isHeader) {
			for (const cell of extraCells(rowLine ?? '', row.cells)) writer.text(` | ${cell}`);
		}
		handlers[token.type]?.(token, index);
	}
}

/** An empty line of the author is kept, except below a heading, which belongs to what follows it. */
function isApart(previous: Token, token: Token, lines: readonly string[]): boolean {
	if (previous.type === 'heading_open') return false;
	return token.type === 'heading_open' || (lines[(token.map?.[0] ?? 0) - 1] ?? '').trim() === '';
}

function writeCode(token: Token, writer: PostWriter): void {
	const text = token.content.replace(/\n$/, '');
	if (text.trim() === '') return;
	const language = codeLanguage(token.info);
	writer.alone({ tag: 'code_block', text, ...(language !== undefined && { language }) });
}
