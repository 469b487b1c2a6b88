import type { Hints } from '../writing/hints';

/** A run of lines that is code, or text. */
export interface Block {
	isCode: boolean;
	lines: string[];
}

/** Nothing but a language may stand behind it (Feishu docs: card JSON 1.0, rich text, code blocks). */
const FENCE = /^ {0,3}(```+)[ \t]*[\w+#.-]*[ \t]*$/;

/**
 * Cuts a text at its fenced code, in which nothing is markup. A fence that is never closed is text.
 *
 * @param text any text
 * @returns its lines in order; joined by newlines they are the text again
 */
export function splitBlocks(text: string): Block[] {
	const blocks: Block[] = [];
	let code: { fence: string; lines: string[] } | undefined;
	const add = (lines: readonly string[], isCode: boolean) => {
		const last = blocks.at(-1);
		if (last?.isCode === false && !isCode) last.lines.push(...lines);
		else blocks.push({ isCode, lines: [...lines] });
	};
	for (const line of text.split('\n')) {
		const fence = FENCE.exec(line)?.[1];
		if (code === undefined) {
			if (fence === undefined) add([line], false);
			else code = { fence, lines: [line] };
			continue;
		}
		code.lines.push(line);
		if (fence?.startsWith(code.fence) !== true || line.trim() !== fence) continue;
		add(code.lines, true);
		code = undefined;
	}
	for (const line of code?.lines ?? []) add([line], false);
	return blocks;
}

/** Also within a quote, whose marks stay. */
const HEADING = /^ {0,3}((?:> ?)*)#{1,6}[ \t]+(\S.*)$/;
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const BULLET = /^( *)[*+](?= +\S)/;
const TASK = /^( *(?:-|\d+\.) +)\[([ xX])\] /;
const RULE = /^ {0,3}(?:(?:\* *){3,}|(?:_ *){3,})$/;

/**
 * Writes lines so that cards of JSON 1.0 show what they mean: they know neither headings nor tables
 * (Feishu docs: card JSON 1.0, rich text), and of list marks only `-`. A heading becomes a bold line. A
 * table becomes a line for each row, as in rich text: the native table element stands at the root of a
 * card only and needs Feishu 7.4, and columns get too narrow to read on a phone.
 *
 * @param lines outside code
 * @param hints takes what was changed
 * @returns as many lines, or fewer
 */
export function plainBlocks(lines: readonly string[], hints: Hints): string[] {
	const written: string[] = [];
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index] ?? '';
		const [, quote = '', heading] = HEADING.exec(line) ?? [];
		if (heading !== undefined) {
			written.push(quote + bold(heading.replace(/[ \t]+#+[ \t]*$/, '')));
			hints.add('Headings were sent as bold lines: the text of a card knows none.');
			continue;
		}
		if (!isTable(line, lines[index + 1])) {
			written.push(RULE.test(line) ? '---' : plainItem(line));
			continue;
		}
		hints.add('Tables were sent as lines: the text of a card knows none.');
		written.push(cells(line).map(bold).join(' | '));
		index += 2;
		for (; (lines[index] ?? '').includes('|'); index++) {
			written.push(cells(lines[index] ?? '').join(' | '));
		}
		index -= 1;
	}
	return written;
}

const plainItem = (line: string): string =>
	line
		.replace(BULLET, '$1-')
		.replace(TASK, (_, mark: string, box: string) => `${mark}${box === ' ' ? '☐' : '☑'} `);

/** The line below the head says so, and has as many cells (GFM, tables). */
const isTable = (line: string, below: string | undefined): boolean =>
	below !== undefined &&
	line.includes('|') &&
	DELIMITER.test(below) &&
	cells(line).length === cells(below).length;

const cells = (line: string): string[] =>
	line
		.trim()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '')
		.split(/(?<!\\)\|/)
		.map((cell) => cell.trim().replace(/\\\|/g, '|'));

/** Feishu takes no bold inside bold. */
function bold(text: string): string {
	const inner = text.replace(/\*\*|__/g, '').trim();
	return inner === '' ? '' : `**${inner}**`;
}
