import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';

import type { Tag } from './tagText';

/** A part of a document, in the order of the source. */
export type HtmlEvent =
	| { kind: 'text'; text: string }
	| { kind: 'tag'; tag: Tag; written: string; isLayout: boolean };

interface TableSeen {
	event: Extract<HtmlEvent, { kind: 'tag' }>;
	cells: number;
	mostCells: number;
}

/**
 * Reads HTML as browsers do, whatever is unclosed, misnested or misspelled in it.
 *
 * @param html any text
 * @returns its tags and texts; entities are decoded once
 */
export function readHtml(html: string): HtmlEvent[] {
	const events: HtmlEvent[] = [];
	const tables: TableSeen[] = [];
	let end = 0;
	const parser = new Parser(
		{
			onopentag(name, attributes, isImplied) {
				const written = isImplied ? '' : html.slice(parser.startIndex, parser.endIndex + 1);
				const isClosed = written.endsWith('/>');
				const event = {
					kind: 'tag',
					tag: { kind: 'open', name, attributes: decoded(attributes), isClosed, written },
					written,
					isLayout: false,
				} as const satisfies HtmlEvent;
				const pushed: HtmlEvent = { ...event };
				events.push(pushed);
				end = parser.endIndex + 1;
				seeTable(name, pushed);
			},
			onclosetag(name, isImplied) {
				const written = isImplied ? '' : html.slice(parser.startIndex, parser.endIndex + 1);
				if (name === 'table') tables.pop();
				if (!isImplied) end = parser.endIndex + 1;
				events.push({
					kind: 'tag',
					tag: { kind: 'close', name, written },
					written,
					isLayout: false,
				});
			},
			oncomment() {
				end = parser.endIndex + 1;
			},
			onprocessinginstruction() {
				end = parser.endIndex + 1;
			},
			ontext(text) {
				end = parser.endIndex + 1;
				const last = events.at(-1);
				const shown = decodeHTMLStrict(text);
				if (last?.kind === 'text') last.text += shown;
				else events.push({ kind: 'text', text: shown });
			},
		},
		// Decoded here, so that the tables of the parser need not be bundled.
		{ decodeEntities: false, recognizeCDATA: true },
	);
	parser.end(html);
	const rest = html.slice(end);
	// The parser leaves out a tag without an end; "a <b, and so on" is none.
	if (/^<[^<>="']*$/.test(rest)) events.push({ kind: 'text', text: rest });
	return events;

	/** A table that has a table in it, or one cell to the row, places what is in it. */
	function seeTable(name: string, event: HtmlEvent): void {
		const around = tables.at(-1);
		if (name === 'table' && event.kind === 'tag') {
			if (around !== undefined) around.event.isLayout = true;
			event.isLayout = true;
			tables.push({ event, cells: 0, mostCells: 0 });
		}
		if (around === undefined) return;
		if (name === 'tr') around.cells = 0;
		if (name === 'td' || name === 'th') {
			around.cells++;
			around.mostCells = Math.max(around.mostCells, around.cells);
			if (around.mostCells === 2) around.event.isLayout = false;
		}
	}
}

const decoded = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(attributes).map(([name, value]) => [name, decodeHTMLStrict(value)]),
	);
