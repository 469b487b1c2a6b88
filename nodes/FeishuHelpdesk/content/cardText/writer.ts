/** Where a new line begins; white space of the source around it counts for nothing. */
const BREAK = Symbol('break');

/** Text of the source, text that is written as it is, or a break. */
type Part = string | typeof BREAK | { readonly fixed: string };

/** A style that is open, with what was written in it so far. */
interface Frame {
	readonly name: string;
	/** Put around each line; `''` only collects. */
	readonly marker: string;
	readonly parts: Part[];
}

/** What nests deeper is shown without its style, so that no text makes the node work for seconds. */
const MAX_FRAMES = 50;

/** Collects card Markdown: lines, and styles that open and close. */
export class CardWriter {
	private readonly frames: Frame[] = [{ name: '', marker: '', parts: [] }];

	/** Text of the source. */
	text(text: string): void {
		if (text !== '') this.top().parts.push(text);
	}

	/** Text that is no part of the source, e.g. the mark of a list item; blanks behind it are left out. */
	mark(fixed: string): void {
		this.top().parts.push({ fixed });
	}

	/** Begins a new line, unless one has just begun. */
	break(): void {
		this.top().parts.push(BREAK);
	}

	/** Opens a style, or a frame that only collects. */
	open(name: string, marker: string): void {
		if (this.frames.length > MAX_FRAMES) return;
		const isOpen = marker !== '' && this.frames.some((frame) => frame.marker === marker);
		this.frames.push({ name, marker: isOpen ? '' : marker, parts: [] });
	}

	/** @returns whether a frame of this name is open */
	isOpen(name: string): boolean {
		return this.frames.some((frame) => frame.name === name);
	}

	/** Closes the innermost frame of a name, and those inside it; others are left alone. */
	close(name: string): void {
		if (!this.isOpen(name)) return;
		for (;;) {
			const frame = this.frames.pop();
			if (frame === undefined) return;
			for (const part of styled(frame)) this.top().parts.push(part);
			if (frame.name === name) return;
		}
	}

	/** Closes a frame that collects, and takes its text on one line instead of writing it. */
	take(name: string): string {
		while (this.top().name !== name && this.frames.length > 1) this.close(this.top().name);
		const frame = this.frames.length > 1 ? this.frames.pop() : undefined;
		return frame === undefined
			? ''
			: assemble(frame.parts)
					.replace(/\s*\n\s*/g, ' ')
					.trim();
	}

	/** @returns everything, whatever is still open */
	finish(): string {
		while (this.frames.length > 1) this.close(this.top().name);
		return assemble(this.top().parts);
	}

	private top(): Frame {
		const frame = this.frames.at(-1);
		if (frame === undefined) throw new Error('The writer has no frame');
		return frame;
	}
}

/** Puts the marker around each line, without the blanks at its ends: Feishu takes none inside. */
function styled({ marker, parts }: Frame): Part[] {
	if (marker === '') return parts;
	const written: Part[] = [];
	let line: Part[] = [];
	const endLine = () => {
		const texts: string[] = [];
		for (const part of line) push(texts, typeof part === 'object' ? part.fixed : String(part));
		const all = texts.join('');
		line = [];
		const inner = all.trim();
		if (inner === '') written.push(all);
		else written.push(all.replace(inner, () => `${marker}${inner}${marker}`));
	};
	for (const part of parts) {
		if (part === BREAK) {
			endLine();
			written.push(BREAK);
		} else if (typeof part === 'string') {
			part.split('\n').forEach((piece, index) => {
				if (index > 0) {
					endLine();
					written.push('\n');
				}
				line.push(piece);
			});
		} else line.push(part);
	}
	endLine();
	return written;
}

function assemble(parts: readonly Part[]): string {
	const written: string[] = [];
	let state: 'text' | 'break' | 'mark' = 'text';
	for (const part of parts) {
		if (part === BREAK) {
			if (state !== 'mark') state = 'break';
			continue;
		}
		const isSource = typeof part === 'string';
		const source = isSource ? part : part.fixed;
		// Only what a block cut off is trimmed: other text stays byte for byte.
		const text = isSource && state !== 'text' ? source.trimStart() : source;
		if (text === '') continue;
		if (state === 'break' && trimEnd(written)) written.push('\n');
		push(written, text);
		state = isSource ? 'text' : 'mark';
	}
	if (state === 'break') trimEnd(written);
	return written.join('');
}

/** A link behind an exclamation mark would be an image. */
function push(written: string[], text: string): void {
	const last = text.startsWith('[') ? written.at(-1) : undefined;
	if (last?.endsWith('!') === true) written.splice(-1, 1, `${last.slice(0, -1)}&#33;`);
	written.push(text);
}

/** @returns whether anything is left */
function trimEnd(written: string[]): boolean {
	for (let last = written.pop(); last !== undefined; last = written.pop()) {
		const trimmed = last.trimEnd();
		if (trimmed === '') continue;
		written.push(trimmed);
		return true;
	}
	return false;
}
