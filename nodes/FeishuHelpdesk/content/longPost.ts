import { toJson } from '../shared/jsonText';
import { cutPoint } from './cutPoint';
import { encodeMessage, MAX_BODY_BYTES, type MessageContent } from './message';
import { postContent, type PostFormat } from './post';
import { buildPost, type PostDraft } from './postBuilder';
import type { PostElement } from './postElement';
import { endWithin } from './wireSize';

type Paragraph = readonly PostElement[];

/** The request has other fields beside the content; a kilobyte is room enough. */
export const MAX_POST_BYTES = MAX_BODY_BYTES.post - 1_024;

/**
 * Makes the messages of a rich text. One that is too large as it is gets its lines into fewer paragraphs,
 * which look the same and cost less: about 20 bytes a line, and those of an element for each list marker.
 * Feishu's `md` element would be cheaper still, but nobody knows whether the helpdesk shows it.
 *
 * @param drafts the languages, at least one
 * @param field label of the field that holds the text
 * @param format see {@link postContent}
 * @param splits whether to cut what is still too large at the ends of paragraphs into several messages
 * @param maxBytes most bytes of a message in the request
 * @returns one message; or several in order, each ending in a line such as `(1/3)`, with the title on the
 *   first
 * @throws {InputError} see {@link buildPost}
 */
export function longPost(
	drafts: readonly PostDraft[],
	field: string,
	format: PostFormat,
	splits: boolean,
	maxBytes = MAX_POST_BYTES,
): MessageContent[] {
	const make = (all: readonly PostDraft[]) => postContent(buildPost(all, field), format);
	const fits = (message: MessageContent) =>
		Buffer.byteLength(toJson({ ...encodeMessage(message) })) <= maxBytes;
	const whole = make(drafts);
	if (fits(whole)) return [whole];
	const joined = make(drafts.map(joinLines));
	if (fits(joined) || !splits) return [joined];

	const most = Math.max(MIN_PIECE, Math.floor(maxBytes / drafts.length / 3));
	const cut = drafts.map(({ paragraphs, ...rest }) => ({
		...rest,
		pieces: paragraphs.flatMap((paragraph) => cutParagraph(paragraph, most)),
	}));
	const longest = Math.max(...cut.map(({ pieces }) => pieces.length));
	for (let count = 2; count <= Math.max(2, longest); count++) {
		const shares = cut.map(({ pieces }) => share(pieces, count));
		const parts = Array.from({ length: count }, (_, index) =>
			make(
				cut.map(({ locale, title }, language) => ({
					locale,
					title: index === 0 ? title : '',
					paragraphs: [
						...join(trimBlank(shares[language]?.[index] ?? [])),
						[{ tag: 'text' as const, text: `(${index + 1}/${count})` }],
					],
				})),
			),
		);
		if (parts.every(fits)) return parts;
	}
	return [joined];
}

/** Smaller pieces would make more messages than anybody reads. */
const MIN_PIECE = 256;

/** @returns the paragraphs in so many groups of about the same size, in order */
function share(pieces: readonly Paragraph[], count: number): Paragraph[][] {
	const sizes = pieces.map(sizeOf);
	const total = sizes.reduce((sum, size) => sum + size, 0);
	const groups = Array.from({ length: count }, (): Paragraph[] => []);
	let before = 0;
	for (const [index, piece] of pieces.entries()) {
		const size = sizes[index] ?? 0;
		const middle = before + size / 2;
		groups[Math.floor((middle / total) * count)]?.push(piece);
		before += size;
	}
	return groups;
}

const sizeOf = (value: readonly PostElement[]) =>
	Buffer.byteLength(JSON.stringify(JSON.stringify(value)));

function joinLines({ paragraphs, ...rest }: PostDraft): PostDraft {
	return { ...rest, paragraphs: join(paragraphs) };
}

/** Takes paragraphs of text together, with line breaks between them. */
function join(paragraphs: readonly Paragraph[]): PostElement[][] {
	const joined: PostElement[][] = [];
	let open: PostElement[] | undefined;
	for (const paragraph of paragraphs) {
		const isText = paragraph.every(({ tag }) => INLINE.has(tag));
		if (isText && open !== undefined) append(open, paragraph);
		else {
			const copy = paragraph.map((element) => ({ ...element }));
			joined.push(copy);
			open = isText ? copy : undefined;
		}
	}
	return joined;
}

const INLINE: ReadonlySet<PostElement['tag']> = new Set(['text', 'a', 'at', 'emotion']);

function append(line: PostElement[], next: Paragraph): void {
	const [first, ...rest] = next.map((element) => ({ ...element }));
	const last = line.at(-1);
	if (isPlain(last)) {
		last.text += '\n';
		if (isPlain(first)) last.text += first.text;
		else if (first !== undefined) line.push(first);
	} else if (isPlain(first)) {
		first.text = `\n${first.text}`;
		line.push(first);
	} else {
		line.push({ tag: 'text', text: '\n' }, ...(first === undefined ? [] : [first]));
	}
	line.push(...rest);
}

function isPlain(
	element: PostElement | undefined,
): element is Extract<PostElement, { tag: 'text' }> {
	return element?.tag === 'text' && (element.style ?? []).length === 0;
}

/** An empty line at the edge of a message separates nothing. */
function trimBlank(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
	const shown = paragraphs.map((paragraph) =>
		paragraph.some((element) => element.tag !== 'text' || element.text.trim() !== ''),
	);
	return paragraphs.slice(shown.indexOf(true), shown.lastIndexOf(true) + 1);
}

/** Cuts a paragraph that is too long for a message at its line ends, else within its texts. */
function cutParagraph(paragraph: Paragraph, most: number): Paragraph[] {
	if (sizeOf(paragraph) <= most) return [paragraph];
	const pieces: PostElement[][] = [[]];
	let size = 0;
	for (const element of paragraph.flatMap((each) => cutElement(each, most))) {
		const bytes = sizeOf([element]);
		const piece = pieces.at(-1) ?? [];
		if (size > 0 && size + bytes > most) {
			pieces.push([element]);
			size = bytes;
		} else {
			piece.push(element);
			size += bytes;
		}
	}
	return pieces;
}

function cutElement(element: PostElement, most: number): PostElement[] {
	if (element.tag !== 'text' && element.tag !== 'a' && element.tag !== 'code_block') {
		return [element];
	}
	const { text } = element;
	const room = most - (sizeOf([{ ...element, text: '' }]) + 16);
	if (room < MIN_PIECE / 4) return [element];
	const pieces: PostElement[] = [];
	for (let start = 0; start < text.length || start === 0; ) {
		const limit = endWithin(text, start, room);
		const end = limit === text.length ? limit : cutPoint(text, start, limit);
		const piece = text.slice(start, end);
		pieces.push({ ...element, text: start > 0 ? piece.replace(/^\n/, '') : piece });
		if (end >= text.length) break;
		start = end;
	}
	return pieces;
}
