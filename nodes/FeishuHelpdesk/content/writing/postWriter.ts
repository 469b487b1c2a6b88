import type { PostElement, TextStyle } from '../postElement';

/** What stands before the lines of a block: the mark of a quote, or a list item's marker once. */
type Container = { kind: 'quote' } | { kind: 'item'; marker: string; used: boolean };

const QUOTE = '│ ';
const INDENT = '    ';

/**
 * Writes the paragraphs of a post from left to right: puts quote marks, list markers and indents
 * before the lines, joins text of one style, and gives a paragraph to what must stand alone.
 */
export class PostWriter {
	private readonly paragraphs: PostElement[][] = [];
	private readonly containers: Container[] = [];
	private line: PostElement[] | undefined;
	private breaks = 0;
	private afterAlone = false;
	private trimsStart = false;
	private blankWanted = false;

	/** Begins a quote; lines up to {@link leave} get its mark. */
	enterQuote(): void {
		this.containers.push({ kind: 'quote' });
	}

	/** @param marker stands before the first line; further ones are indented as far as a level */
	enterItem(marker: string): void {
		this.containers.push({ kind: 'item', marker, used: false });
	}

	/** Ends the quote or list item begun last; an empty item shows its marker. */
	leave(): void {
		this.writeMarkers();
		this.containers.pop();
	}

	/** Leaves an empty paragraph before the next text, unless something that stands alone is between. */
	separate(): void {
		this.blankWanted = true;
	}

	/** Whether the paragraph has anything in it yet. */
	get isOpen(): boolean {
		return this.line !== undefined;
	}

	/** Whether what comes begins a line. */
	get isAtLineStart(): boolean {
		return this.line === undefined || this.breaks > 0;
	}

	/** Takes the space off the end of the line that is open. */
	trimLine(): void {
		trimEnd(this.line ?? []);
	}

	/** Writes what stands between two cells of a table; space and breaks before it mean nothing. */
	cellBorder(style: TextStyle[] = []): void {
		this.trimLine();
		this.breaks = 0;
		this.text(' | ', style);
	}

	/** Whether the next paragraph stands in a quote or a list. */
	get isInside(): boolean {
		return this.containers.length > 0;
	}

	/** Ends the paragraph where the source has tags; the space around them means nothing. */
	endBlock(): void {
		const staysAlone = this.afterAlone && this.line === undefined;
		trimEnd(this.line ?? []);
		this.endParagraph();
		this.afterAlone = staysAlone;
		this.trimsStart = true;
	}

	/**
	 * @param text may hold line breaks
	 * @param style styles in Feishu's order
	 * @param href makes it a link
	 */
	text(text: string, style: TextStyle[] = [], href?: string): void {
		for (const [index, part] of text.split('\n').entries()) {
			if (index > 0) this.newline();
			this.piece(part, style, href);
		}
	}

	/** Goes on in a new line of the same paragraph, if anything follows. */
	newline(): void {
		if (this.line !== undefined) this.breaks++;
	}

	/** @param element stands within the line */
	inline(element: PostElement): void {
		this.openLine().push(element);
	}

	/** @param element stands in a paragraph of its own; what follows begins another one */
	alone(element: PostElement): void {
		this.writeMarkers();
		trimEnd(this.line ?? []);
		this.endParagraph();
		this.paragraphs.push([element]);
		this.afterAlone = true;
		this.blankWanted = false;
	}

	/** Ends the paragraph, if one was begun. */
	endParagraph(): void {
		if (this.line !== undefined && this.line.length > 0) this.paragraphs.push(this.line);
		this.line = undefined;
		this.breaks = 0;
		this.afterAlone = false;
	}

	/** @returns all paragraphs */
	finish(): PostElement[][] {
		this.endParagraph();
		return this.paragraphs;
	}

	private piece(part: string, style: TextStyle[], href: string | undefined): void {
		// The space around an image within a sentence would indent the rest of the sentence.
		const trims = this.line === undefined && (this.afterAlone || this.trimsStart);
		const text = trims ? part.trimStart() : part;
		if (text !== '') append(this.openLine(), text, style, href);
	}

	private openLine(): PostElement[] {
		this.trimsStart = false;
		if (this.line === undefined) {
			if (this.blankWanted && this.paragraphs.length > 0 && !this.afterAlone) {
				this.paragraphs.push([{ tag: 'text', text: '' }]);
			}
			this.blankWanted = false;
			this.line = [];
			append(this.line, this.prefix(), []);
		}
		for (; this.breaks > 0; this.breaks--) append(this.line, `\n${this.prefix()}`, []);
		return this.line;
	}

	private writeMarkers(): void {
		if (!this.containers.some((container) => container.kind === 'item' && !container.used)) return;
		trimEnd(this.openLine());
		this.endParagraph();
	}

	private prefix(): string {
		let prefix = '';
		for (const container of this.containers) {
			if (container.kind === 'quote') prefix += QUOTE;
			else {
				prefix += container.used ? INDENT : `${container.marker} `;
				container.used = true;
			}
		}
		return prefix;
	}
}

/** Takes the space off the end of a line, as before an image within a sentence. */
function trimEnd(line: PostElement[]): void {
	const last = line.at(-1);
	if (last?.tag !== 'text') return;
	last.text = last.text.trimEnd();
	if (last.text === '') line.pop();
}

/** Adds text to a line, within its last element where that looks the same. */
function append(line: PostElement[], text: string, style: TextStyle[], href?: string): void {
	const last = line.at(-1);
	if (text === '') return;
	if (
		(last?.tag === 'text' || last?.tag === 'a') &&
		(last.tag === 'a' ? last.href : undefined) === href &&
		(last.style ?? []).join() === style.join()
	) {
		last.text += text;
		return;
	}
	const styled = style.length > 0 ? { style } : {};
	line.push(
		href === undefined ? { tag: 'text', text, ...styled } : { tag: 'a', text, href, ...styled },
	);
}
