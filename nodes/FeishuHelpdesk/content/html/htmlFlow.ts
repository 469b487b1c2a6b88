import type { ImageSource, PhraseWriter } from '../writing/phraseWriter';
import { raised } from '../writing/raised';
import { TableRows } from './tableRows';

/** Where words go: into lines, the cells of a table, code, or nowhere. */
export class HtmlFlow {
	/** The tables around what comes. */
	readonly tables = new TableRows();
	/** Elements whose text is raised. */
	private raises = 0;
	private hidden = 0;
	/** Elements in which space is kept. */
	private kept = 0;
	/** The text of a `pre` that is open. */
	private code: { text: string; language: string | undefined } | undefined;
	private afterHeading = false;

	/** @param phrase takes text and links */
	constructor(readonly phrase: PhraseWriter) {}

	/** Whether what comes is left out. */
	get isHidden(): boolean {
		return this.hidden > 0;
	}

	/** Whether what comes is code. */
	get isCode(): boolean {
		return this.code !== undefined;
	}

	/** Whether spaces and line ends mean what they are. */
	get isPreformatted(): boolean {
		return this.isCode || this.kept > 0;
	}

	/** Whether a table is open, between whose rows there are no paragraphs. */
	get isInTable(): boolean {
		return this.tables.isOpen;
	}

	/** Whether space that comes now means nothing. */
	get isLineStart(): boolean {
		return this.isHidden || this.phrase.writer.isAtLineStart || this.tables.isAtBreak;
	}

	/** @param text may hold line breaks */
	text(text: string): void {
		if (this.isHidden) return;
		if (this.code !== undefined) {
			this.code.text += text;
			return;
		}
		if (text.trim() !== '') {
			this.afterHeading = false;
			this.breakInCell();
		} else if (this.tables.isBetweenCells || this.tables.isAtBreak) {
			return;
		} else if (text === '\n' && this.tables.isInCell) {
			this.tables.wantBreak();
			return;
		}
		this.phrase.text(this.raises > 0 ? raised(text) : text);
	}

	/** See {@link PhraseWriter.mention}. */
	mention(userId: string, written: string): void {
		if (this.isHidden) return;
		if (this.code !== undefined) {
			// Code holds no mention, so the person stands before it, and the name stays.
			this.code.text += `@${written.replace(/<[^<>]*>/g, '') || userId}`;
			if (this.phrase.isHarmless) return;
		}
		this.breakInCell();
		this.phrase.mention(userId, written);
	}

	/** Writes a link that is no element. */
	link({ address, label }: { address: string; label: string }): void {
		if (this.isHidden) return;
		this.phrase.openLink(address, '', label === address);
		this.text(label);
		this.phrase.closeLink();
	}

	/** See {@link PhraseWriter.image}. */
	image(image: ImageSource): void {
		if (!this.isHidden) this.phrase.image(image);
	}

	/** Goes on in a new line; leaves an empty one where nothing is before it, as in `<div><br></div>`. */
	breakLine(): void {
		const { writer } = this.phrase;
		if (this.tables.isInCell) this.tables.wantBreak();
		else if (writer.isOpen) {
			writer.trimLine();
			writer.newline();
		} else if (!writer.isInside) writer.separate();
	}

	/**
	 * Ends a line that stands for a block.
	 *
	 * @param gap whether an empty line follows, where none of the containers around is open
	 */
	endBlock(gap = false): void {
		if (this.isHidden || this.isCode) return;
		if (this.tables.isInCell) {
			this.tables.wantBreak();
			return;
		}
		this.phrase.writer.endBlock();
		if (gap && !this.afterHeading && !this.phrase.writer.isInside) this.phrase.writer.separate();
	}

	/** Ends a heading, which no empty line parts from what it is of. */
	endHeading(): void {
		this.endBlock();
		this.afterHeading = true;
	}

	/** @returns ends the part that is left out */
	hide(): () => void {
		this.hidden++;
		return () => this.hidden--;
	}

	/** @returns ends the part that is raised */
	raise(): () => void {
		this.raises++;
		return () => this.raises--;
	}

	/** @returns ends the part in which space is kept */
	keepSpace(): () => void {
		this.kept++;
		return () => this.kept--;
	}

	/** @returns ends the code, and writes it */
	beginCode(language: string | undefined): () => void {
		this.endBlock();
		this.code = { text: '', language };
		return () => this.endCode();
	}

	/** @param language of the code that is open, unless it was named before */
	codeIs(language: string | undefined): void {
		if (this.code !== undefined) this.code.language ??= language;
	}

	private endCode(): void {
		const { text = '', language } = this.code ?? {};
		this.code = undefined;
		const lines = text.replace(/^\r?\n/, '').trimEnd();
		if (lines === '') return;
		this.phrase.writer.alone({
			tag: 'code_block',
			text: lines,
			...(language !== undefined && { language }),
		});
	}

	private breakInCell(): void {
		if (!this.tables.takeBreak()) return;
		this.phrase.writer.trimLine();
		this.phrase.text('\n');
	}
}
