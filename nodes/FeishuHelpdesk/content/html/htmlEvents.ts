import { decodeHTMLStrict } from 'entities';
import { Tokenizer } from 'htmlparser2';

import type { Tag } from './tagText';

interface TagEvent {
	kind: 'tag';
	tag: Tag;
	/** Of a table: whether it only places what is in it. */
	isLayout: boolean;
}

/** A part of a document, in the order of the source. */
export type HtmlEvent = { kind: 'text'; text: string } | TagEvent;

interface TableSeen {
	event: TagEvent;
	cells: number;
	mostCells: number;
}

/** Elements in which others are called differently, and end with `/>`. */
const isForeign = (name: string) => name === 'svg' || name === 'math';

/**
 * Reads HTML as browsers do, whatever is misspelled in it. What ends by what follows, and what is never
 * closed, is left to who writes it.
 *
 * @param html any text
 * @param isRest of a text whose begin is read; a second time would make the time grow with each quote
 * @returns its tags and texts; entities are decoded once
 */
export function readHtml(html: string, isRest = false): HtmlEvent[] {
	const events: HtmlEvent[] = [];
	const tables: TableSeen[] = [];
	let foreign = 0;
	let end = 0;
	let opening = { start: 0, name: '', attributes: {} as Record<string, string> };
	let attribute = { name: '', value: '' };

	const endTag = (endIndex: number) => {
		const { start, name, attributes } = opening;
		const written = html.slice(start, endIndex + 1);
		const isClosed = written.endsWith('/>');
		const tag = { kind: 'open', name, attributes, isClosed, written } as const;
		const event: TagEvent = { kind: 'tag', tag, isLayout: false };
		events.push(event);
		end = endIndex + 1;
		seeTable(name, event);
		if (!isForeign(name) && foreign === 0) return;
		if (isClosed) addClose(name, '');
		else if (isForeign(name)) foreign++;
	};
	const addClose = (name: string, written: string) => {
		events.push({ kind: 'tag', tag: { kind: 'close', name, written }, isLayout: false });
	};
	const addText = (text: string) => {
		const last = events.at(-1);
		const shown = decodeHTMLStrict(text);
		if (last?.kind === 'text') last.text += shown;
		else events.push({ kind: 'text', text: shown });
	};
	/** Nobody's words get lost by a comment without an end. */
	const hide = (start: number, endIndex: number) => {
		if (endIndex >= html.length) addText(html.slice(html.lastIndexOf('<', start)));
		end = endIndex + 1;
	};

	// References are decoded here, so that the tables of the library need not be bundled.
	const tokenizer = new Tokenizer(
		{ decodeEntities: false },
		{
			onopentagname(start, endIndex) {
				const name = html.slice(start, endIndex).toLowerCase();
				opening = { start: start - 1, name, attributes: {} };
			},
			onattribname(start, endIndex) {
				attribute = { name: html.slice(start, endIndex).toLowerCase(), value: '' };
			},
			onattribdata(start, endIndex) {
				attribute.value += html.slice(start, endIndex);
			},
			onattribend() {
				opening.attributes[attribute.name] ??= decodeHTMLStrict(attribute.value);
			},
			onopentagend: endTag,
			onselfclosingtag: endTag,
			onclosetag(start, endIndex) {
				const name = html.slice(start, endIndex).toLowerCase();
				const close = html.indexOf('>', endIndex);
				addClose(name, html.slice(start - 2, close + 1));
				end = close + 1;
				if (name === 'table') tables.pop();
				if (isForeign(name) && foreign > 0) foreign--;
			},
			ontext(start, endIndex) {
				addText(html.slice(start, endIndex));
				end = endIndex;
			},
			oncdata(start, endIndex, offset) {
				addText(html.slice(start, endIndex - offset));
				end = endIndex + 1;
			},
			oncomment: hide,
			ondeclaration: hide,
			onprocessinginstruction: hide,
			isInForeignContext: () => foreign > 0,
			onend: () => undefined,
			onattribentity: () => undefined,
			ontextentity: () => undefined,
		},
	);
	tokenizer.write(html);
	tokenizer.end();
	const rest = html.slice(end);
	// A tag without an end is left out; "a <b, and so on" is none. Behind a quote without an end are words.
	if (/^<[^<>="']*$/.test(rest)) addText(rest);
	else if (!isRest && rest.includes('>')) {
		events.push(...readHtml(rest.slice(rest.indexOf('>') + 1), true));
	}
	return events;

	/** A table that has a table in it, or one cell to the row, places what is in it. */
	function seeTable(name: string, event: TagEvent): void {
		const around = tables.at(-1);
		if (name === 'table') {
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
