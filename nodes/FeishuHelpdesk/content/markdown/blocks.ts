import { readHtml } from '../html/htmlEvents';
import type { HtmlTags } from '../html/htmlTags';
import { writeHtml } from '../html/writeHtml';
import type { PhraseWriter } from '../writing/phraseWriter';
import type { PostWriter } from '../writing/postWriter';
import { COMMENT_HINT } from '../writing/hints';
import { codeLanguage } from '../writing/languages';
import { writeInline } from './inline';
import { itemMarker, openList, type OpenList } from './lists';
import { parseMarkdown, splitLines, type Token } from './parser';
import { definitionText, extraCells, usedLabels } from './source';

/**
 * Writes a document block by block.
 *
 * @param tokens the parser's block tokens
 * @param lines the source in lines
 * @param phrase takes the paragraphs
 * @param html takes the tags
 */
export function writeBlocks(
	tokens: readonly Token[],
	lines: readonly string[],
	phrase: PhraseWriter,
	html: HtmlTags,
): void {
	const { writer } = phrase;
	const floors: number[] = [];
	const lists: OpenList[] = [];
	const labels = usedLabels(tokens);
	const row = { cells: 0, isHeader: false };
	let inHeading = false;

	const enter = () => floors.push(html.elements.enter());
	const leave = () => {
		html.elements.leave(floors.pop() ?? 0);
		writer.leave();
	};
	const endParagraph = () => (html.elements.isInside ? html.endBlock() : writer.endParagraph());
	const write = (token: Token, isBold: boolean) =>
		writeInline(token.children ?? [], phrase, html, isBold);

	const handlers: Record<string, (token: Token, index: number) => void> = {
		blockquote_open: () => {
			enter();
			writer.enterQuote();
		},
		blockquote_close: leave,
		bullet_list_open: (token) => lists.push(openList(token)),
		bullet_list_close: () => lists.pop(),
		ordered_list_open: (token) => lists.push(openList(token)),
		ordered_list_close: () => lists.pop(),
		list_item_open: (token, index) => {
			const text = tokens[index + 1]?.type === 'paragraph_open' ? tokens[index + 2] : undefined;
			enter();
			writer.enterItem(itemMarker(lists, token, text));
		},
		list_item_close: leave,
		heading_open: () => (inHeading = true),
		heading_close: () => {
			inHeading = false;
			endParagraph();
		},
		paragraph_close: endParagraph,
		inline: (token) => write(token, inHeading || row.isHeader),
		hr: () => {
			if (!html.isHidden) writer.alone({ tag: 'hr' });
		},
		fence: (token) => writeCode(token, writer, html),
		code_block: (token) => {
			// Indented tags within tags are HTML that is laid out, not code.
			if (!html.elements.isInside || !/^\s*<[/a-z!]/i.test(token.content)) {
				writeCode(token, writer, html);
				return;
			}
			const inner = splitLines(token.content).map((line) => line.trimStart());
			writeBlocks(parseMarkdown(inner.join('\n')), inner, phrase, html);
		},
		html_block: (token) => {
			if (token.content.startsWith('<!--')) phrase.hints.add(COMMENT_HINT);
			else writeHtml(readHtml(token.content), html);
		},
		tr_open: () => (row.cells = 0),
		th_open: () => {
			row.isHeader = true;
			if (row.cells++ > 0) writer.cellBorder(['bold']);
		},
		td_open: () => {
			if (row.cells++ > 0) writer.cellBorder();
		},
		thead_close: () => (row.isHeader = false),
		tr_close: () => writer.endParagraph(),
		reference_definition: (token) => {
			// Only what a link refers to is a definition to its author: "[Status]: done" is text.
			if (labels.has(token.meta?.label)) return;
			html.text(definitionText(lines, token));
			endParagraph();
		},
	};

	let rowLine: string | undefined;
	let previous: Token | undefined;
	for (const [index, token] of tokens.entries()) {
		if (token.level === 0 && token.nesting >= 0 && token.map !== null) {
			const isApart =
				previous !== undefined && !html.isInTable && isSetApart(previous, token, lines);
			if (isApart) writer.separate();
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
function isSetApart(previous: Token, token: Token, lines: readonly string[]): boolean {
	if (previous.type === 'heading_open') return false;
	return token.type === 'heading_open' || (lines[(token.map?.[0] ?? 0) - 1] ?? '').trim() === '';
}

function writeCode(token: Token, writer: PostWriter, html: HtmlTags): void {
	// "~~~~words~~~~" begins code for the parser, and is struck out to its author.
	if (token.info.includes('~') && !html.isHidden) {
		writer.text(token.markup + token.info);
		writer.endParagraph();
	}
	const text = token.content.replace(/\n$/, '');
	if (text.trim() === '' || html.isHidden) return;
	const language = codeLanguage(token.info);
	writer.alone({ tag: 'code_block', text, ...(language !== undefined && { language }) });
}
