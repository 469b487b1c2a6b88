import { bullet } from '../writing/bullets';
import type { ImageSource, PhraseWriter } from '../writing/phraseWriter';
import { quoted, legalAddress } from '../writing/targets';
import {
	isNotBold,
	isPixel,
	isUnseen,
	keepsSpace,
	languageOf,
	sourceOf,
	stylesOf,
} from './attributes';
import { endedBy, roleOf, type ElementRole } from './elements';
import { mentionByMail, mentionedUser } from './mentionTag';
import { TableRows } from './tableRows';
import type { OpenTag, Tag } from './tagText';

type VoidRole = Extract<ElementRole, { role: 'void' }>;

interface OpenElement {
	name: string;
	role: ElementRole;
	end: () => void;
}

/** Elements that end with the paragraph of Markdown in which they were opened, if nobody closed them. */
const PHRASING: ReadonlySet<ElementRole['role']> = new Set([
	...(['style', 'inline', 'link', 'code', 'quotation', 'mention'] as const),
]);

/** Deeper lists and quotes keep the indent of this depth: nobody can read them. */
const MAX_DEPTH = 30;

/**
 * Turns HTML tags, as they come, into what Feishu shows natively: styles, links, lists, quotes, code,
 * rules; tables and what else has no counterpart into lines. Tags that were never opened or closed do no
 * harm, and unknown ones are left to the caller.
 */
export class HtmlTags {
	private readonly open: OpenElement[] = [];
	private readonly names: string[] = [];
	private readonly counts = new Map<string, number>();
	private readonly lists: { ordered: boolean; next: number }[] = [];
	private readonly tables = new TableRows();
	/** Elements below belong to something outside and cannot be closed from within. */
	private floor = 0;
	private hidden = 0;
	/** Elements in which space is kept. */
	private kept = 0;
	private quotes = 0;
	private bulletLists = 0;
	/** The text of a `pre` that is open. */
	private code: { text: string; language: string | undefined } | undefined;
	private afterHeading = false;

	/** @param phrase takes text and links */
	constructor(private readonly phrase: PhraseWriter) {}

	/** Whether what comes is left out. */
	get isHidden(): boolean {
		return this.hidden > 0;
	}

	/** Whether spaces and line ends mean what they are. */
	get isPreformatted(): boolean {
		return this.code !== undefined || this.kept > 0;
	}

	/** Whether a table is open, between whose rows there are no paragraphs. */
	get isInTable(): boolean {
		return this.tables.isOpen;
	}

	/** Whether space that comes now means nothing. */
	get isLineStart(): boolean {
		return this.isHidden || this.phrase.writer.isAtLineStart || this.tables.isAtBreak;
	}

	/** Whether the tags have opened anything that is not closed. */
	get isInside(): boolean {
		return this.open.length > this.floor;
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
		this.phrase.text(text);
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

	/**
	 * @param tag as it stands in the source
	 * @param isLayout of a table: whether it only places what is in it
	 * @returns whether it is HTML; what is not, such as `<String>`, is text
	 */
	tag(tag: Tag, isLayout = false): boolean {
		const role = roleOf(tag.name);
		if (role === undefined) return false;
		if (tag.kind === 'close') {
			// Browsers take </br> for <br>.
			if (tag.name === 'at' && this.countOf('at') === 0) return false;
			if (tag.name === 'br') this.voidElement('break', {});
			else this.close(tag.name);
			return true;
		}
		return this.begin(tag, role, isLayout);
	}

	/** Ends what the source does not end within a container of Markdown, such as a list item. */
	enter(): number {
		const floor = this.floor;
		this.floor = this.open.length;
		return floor;
	}

	/** @param floor what {@link enter} returned */
	leave(floor: number): void {
		this.closeDownTo(this.floor);
		this.floor = floor;
	}

	/** Ends a paragraph of Markdown. */
	endPhrase(): void {
		while (this.isInside && PHRASING.has(this.open.at(-1)?.role.role ?? 'block')) {
			this.closeDownTo(this.open.length - 1);
		}
	}

	/** Ends a line that stands for a block. */
	endBlock(gap = false): void {
		if (this.isHidden || this.code !== undefined) return;
		if (this.tables.isInCell) {
			this.tables.wantBreak();
			return;
		}
		this.phrase.writer.endBlock();
		if (gap && !this.afterHeading && !this.phrase.writer.isInside) this.phrase.writer.separate();
	}

	/** Ends everything. */
	finish(): void {
		this.floor = 0;
		this.closeDownTo(0);
	}

	private begin(tag: OpenTag, role: ElementRole, isLayout: boolean): boolean {
		const { name, attributes } = tag;
		if (role.role === 'void') {
			this.voidElement(role.shows, attributes);
			return true;
		}
		if (role.role === 'mention') {
			return this.isHidden || (this.code === undefined && this.beginMention(tag));
		}
		const ended = endedBy(name, this.names);
		if (ended >= this.floor) this.closeDownTo(ended);
		// Within code and hidden parts only their end matters.
		const isInert = this.isHidden || this.code !== undefined;
		const end = isUnseen(attributes)
			? this.beginUnseen(tag)
			: isInert && role.role !== 'hidden'
				? nothing
				: this.beginRole(tag, role, isLayout);
		if (this.code !== undefined && role.role === 'code')
			this.code.language ??= languageOf(attributes);
		if (tag.isClosed && role.role === 'media') end();
		else if (keepsSpace(attributes)) {
			this.kept++;
			this.push({
				name,
				role,
				end: () => {
					this.kept--;
					end();
				},
			});
		} else this.push({ name, role, end });
		return true;
	}

	private beginRole(tag: OpenTag, role: ElementRole, isLayout: boolean): () => void {
		const { phrase } = this;
		const { attributes } = tag;
		switch (role.role) {
			case 'style':
			case 'inline': {
				const isStyle = role.role === 'style' && !(role.style === 'bold' && isNotBold(attributes));
				const styles = isStyle ? [role.style] : stylesOf(attributes);
				for (const style of styles) phrase.style(style, 1);
				return () => {
					for (const style of styles) phrase.style(style, -1);
				};
			}
			case 'heading':
			case 'block': {
				const gap = role.role === 'heading' || role.gap === true;
				const isBold = role.role === 'heading' || tag.name === 'summary';
				this.endBlock(gap);
				if (isBold) phrase.style('bold', 1);
				return () => {
					if (isBold) phrase.style('bold', -1);
					this.endBlock(gap && role.role !== 'heading');
					if (role.role === 'heading') this.afterHeading = true;
				};
			}
			case 'quote':
				return this.beginQuote();
			case 'list':
				return this.beginList(role.ordered, attributes);
			case 'item':
				return this.beginItem(attributes);
			case 'table':
				this.endBlock(true);
				this.tables.enter(isLayout);
				return () => {
					this.tables.leave();
					this.endBlock(true);
				};
			case 'row':
				this.endBlock();
				this.tables.beginRow();
				return () => {
					this.tables.endCell();
					this.endBlock();
				};
			case 'cell': {
				if (this.tables.beginCell()) {
					phrase.writer.cellBorder();
				}
				this.endBlock();
				const style = role.header ? 1 : 0;
				phrase.style('bold', style);
				return () => {
					phrase.style('bold', -style);
					if (!this.tables.isInCell) this.endBlock();
					this.tables.endCell();
				};
			}
			case 'code':
				this.text('`');
				return () => this.text('`');
			case 'pre':
				this.endBlock();
				this.code = { text: '', language: languageOf(attributes) };
				return () => this.endCode();
			case 'link':
				if (attributes.href === undefined) return nothing;
				phrase.openLink(attributes.href.trim());
				return () => phrase.closeLink();
			case 'quotation':
				this.text('“');
				return () => this.text('”');
			case 'hidden':
				if (role.hint) this.leaveOut(tag);
				return this.hide();
			case 'media':
				return this.beginMedia(tag);
			default:
				return nothing;
		}
	}

	/** Mails begin with such parts, and trackers end them: what a browser hides was not meant for readers. */
	private beginUnseen({ name }: OpenTag): () => void {
		if (!this.isHidden) this.phrase.hints.add(`What <${name}> hides from readers was left out.`);
		return this.hide();
	}

	private leaveOut({ name }: { name: string }): void {
		this.phrase.hints.add(
			`What stands in <${name}> cannot be shown in rich text; it was left out.`,
		);
	}

	private hide(): () => void {
		this.hidden++;
		return () => this.hidden--;
	}

	private beginQuote(): () => void {
		this.endBlock(true);
		const { writer } = this.phrase;
		if (this.tables.isInCell || this.quotes >= MAX_DEPTH) return () => this.endBlock(true);
		this.quotes++;
		writer.enterQuote();
		return () => {
			this.quotes--;
			this.endBlock();
			writer.leave();
			this.endBlock(true);
		};
	}

	private beginList(ordered: boolean, { start }: OpenTag['attributes']): () => void {
		this.endBlock(this.lists.length === 0);
		const first = Number.parseInt(start ?? '', 10);
		this.lists.push({ ordered, next: Number.isSafeInteger(first) ? first : 1 });
		if (!ordered) this.bulletLists++;
		return () => {
			if (!ordered) this.bulletLists--;
			this.lists.pop();
			this.endBlock(this.lists.length === 0);
		};
	}

	private beginItem({ value }: OpenTag['attributes']): () => void {
		this.endBlock();
		const list = this.lists.at(-1);
		const written = Number.parseInt(value ?? '', 10);
		if (list?.ordered && Number.isSafeInteger(written)) list.next = written;
		const marker = list?.ordered ? `${list.next++}.` : bullet(Math.max(this.bulletLists, 1));
		const { writer } = this.phrase;
		if (this.tables.isInCell || this.lists.length > MAX_DEPTH) {
			this.text(`${marker} `);
			return () => this.endBlock();
		}
		writer.enterItem(marker);
		return () => {
			this.endBlock();
			writer.leave();
			this.endBlock();
		};
	}

	private beginMention(tag: OpenTag): boolean {
		const userId = mentionedUser(tag.attributes);
		if (userId !== undefined && tag.isClosed) {
			this.mention(userId, tag.written);
			return true;
		}
		const { email } = tag.attributes;
		this.phrase.hints.add(
			email === undefined
				? `The mention ${quoted(tag.written)} names nobody or is not closed; it was sent as text. Write <at user_id="ou_…"></at>.`
				: mentionByMail(quoted(email)),
		);
		if (email === undefined) return false;
		// The name inside says who is meant, where there is one.
		if (tag.isClosed) this.text(`@${email}`);
		else this.push({ name: 'at', role: { role: 'inline' }, end: nothing });
		if (!tag.isClosed) this.text(`@${email} `);
		return true;
	}

	private beginMedia({ name, attributes }: OpenTag): () => void {
		const source = (attributes.src ?? '').trim();
		if (legalAddress(source) === undefined) {
			this.leaveOut({ name });
			return nothing;
		}
		this.phrase.hints.add(`The <${name}> ${quoted(source)} was sent as a link.`);
		this.link({ address: source, label: source });
		return nothing;
	}

	private voidElement(shows: VoidRole['shows'], attributes: OpenTag['attributes']): void {
		if (this.isHidden || isUnseen(attributes)) return;
		if (this.code !== undefined) {
			if (shows === 'break') this.code.text += '\n';
			return;
		}
		if (shows === 'break') this.breakLine();
		if (shows === 'rule') {
			this.endBlock();
			this.phrase.writer.alone({ tag: 'hr' });
		}
		if (shows === 'input') this.input(attributes);
		if (shows === 'image' && !isPixel(attributes)) {
			const source = sourceOf(attributes);
			const alt = (attributes.alt ?? '').trim();
			if (source === '') this.text(alt);
			else this.image({ source, alt });
		}
	}

	private breakInCell(): void {
		if (!this.tables.takeBreak()) return;
		this.phrase.writer.trimLine();
		this.phrase.text('\n');
	}

	/** An empty line where nothing is before it, as in `<div><br></div>`. */
	private breakLine(): void {
		const { writer } = this.phrase;
		if (this.tables.isInCell) this.tables.wantBreak();
		else if (writer.isOpen) {
			writer.trimLine();
			writer.newline();
		} else if (!writer.isInside) writer.separate();
	}

	/** A task list of GitHub has boxes; what a form was filled with is text. */
	private input({ type = 'text', checked, value = '' }: OpenTag['attributes']): void {
		if (type === 'checkbox' || type === 'radio') this.text(checked === undefined ? '☐ ' : '☑ ');
		else if (type !== 'hidden' && type !== 'password') this.text(value);
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

	private push(element: OpenElement): void {
		this.open.push(element);
		this.names.push(element.name);
		this.counts.set(element.name, this.countOf(element.name) + 1);
	}

	private close(name: string): void {
		// Nothing is searched that is not there: thousands of such tags would take seconds.
		const index = this.countOf(name) > 0 ? this.names.lastIndexOf(name) : -1;
		if (index >= this.floor) this.closeDownTo(index);
		// For browsers an empty paragraph.
		else if (name === 'p') this.endBlock(true);
	}

	private closeDownTo(length: number): void {
		while (this.open.length > length) {
			this.names.pop();
			const element = this.open.pop();
			if (element === undefined) return;
			this.counts.set(element.name, this.countOf(element.name) - 1);
			element.end();
		}
	}

	private countOf(name: string): number {
		return this.counts.get(name) ?? 0;
	}
}

const nothing = () => {};
