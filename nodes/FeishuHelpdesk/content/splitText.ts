import { characterStart, cutPoint } from './cutPoint';
import { endWithin } from './wireSize';

/** Fewest bytes of a part that {@link splitText} works with: its number, and some text beside it. */
export const MIN_PART_BYTES = 64;

const numberLine = (position: number | string, count: number | string) =>
	`\n(${position}/${count})`;

/** Bytes of a number line in the request, where its newline takes three. */
const numberBytes = (digits: number) =>
	numberLine('9'.repeat(digits), '9'.repeat(digits)).length + 2;

/**
 * Cuts a long text into messages: at the ends of paragraphs where possible, else of lines, sentences
 * or words, else between characters. Mentions and links are not divided; a style that begins in one
 * part and ends in another is shown as the tags that were typed. Takes time in proportion to the text.
 *
 * @param text the text
 * @param maxBytes most bytes of UTF-8 that a part may take in a request, where it is JSON inside JSON;
 *   at least {@link MIN_PART_BYTES}
 * @returns the text itself when it fits; else parts that end in a line such as `(1/3)`, which together
 *   hold all of it but white space at the cuts
 * @throws {RangeError} when `maxBytes` is too small
 */
export function splitText(text: string, maxBytes: number): string[] {
	if (maxBytes < MIN_PART_BYTES) {
		throw new RangeError(`A part needs at least ${MIN_PART_BYTES} bytes, not ${maxBytes}`);
	}
	if (endWithin(text, 0, maxBytes) === text.length) return [text];
	for (let digits = 1; ; digits++) {
		const parts = cut(text, maxBytes - numberBytes(digits), 10 ** digits - 1);
		if (parts === undefined) continue;
		if (parts.length < 2) return parts.length === 0 ? [''] : parts;
		return parts.map((part, index) => part + numberLine(index + 1, parts.length));
	}
}

/** @returns the parts without numbers, or undefined when there would be more than `maxParts` */
function cut(text: string, maxBytes: number, maxParts: number): string[] | undefined {
	const parts: string[] = [];
	let start = 0;
	while (start < text.length) {
		if (parts.length === maxParts) return undefined;
		const limit = endWithin(text, start, maxBytes);
		const end = limit === text.length ? limit : endOfPart(text, start, limit);
		const part = text.slice(start, end);
		if (part.trim() !== '') parts.push(part);
		start = startOfNext(text, end);
	}
	return parts;
}

/** White space before the cut is left out, unless it is part of a character. */
function endOfPart(text: string, start: number, limit: number): number {
	const end = cutPoint(text, start, limit);
	const trimmed = start + text.slice(start, end).trimEnd().length;
	return trimmed > start && characterStart(text, start, trimmed) === trimmed ? trimmed : end;
}

/** White space after the cut is left out too, except what indents the next line. */
function startOfNext(text: string, end: number): number {
	const space = /\s*/y;
	space.lastIndex = end;
	const run = space.exec(text)?.[0] ?? '';
	const skipped = run.lastIndexOf('\n') + 1 || run.length;
	return characterStart(text, end, end + skipped);
}
