import { escapeCardMarkdown } from '../cardMarkdown';
import type { Hints } from '../writing/hints';
import { BLOCKS, HIDDEN, isHtml, NATIVE, STYLES } from './elements';
import { inBrackets, isOpenable, writeImage, writeLink } from './links';
import type { CardTextMode } from './mode';
import type { Tag } from './tags';
import { CardWriter } from './writer';

const CHANGED = 'The HTML in the text was turned into what cards show.';
/** Says what nobody was meant to read. */
export const DROPPED = 'Comments and scripts in the HTML were left out.';

/** Writes text in which tags of HTML may stand: styles, lines, links and lists of cards instead. */
export class HtmlWriter {
	private readonly out = new CardWriter();
	/** The lists that are open, with the number of their last item; `undefined`: no numbers. */
	private readonly lists: { next: number | undefined }[] = [];
	private readonly links: { address: string }[] = [];
	private cells = 0;
	/** Tags of cards that are open, by name. */
	private readonly native = new Map<string, number>();
	/** Tags whose end was looked for once, and is not there. */
	private readonly endless = new Set<string>();
	/** Where the text goes on, when more than the tag was read. */
	skippedTo: number | undefined;

	constructor(
		private readonly mode: CardTextMode,
		private readonly hints: Hints,
	) {}

	/** Card Markdown. */
	text(text: string): void {
		this.out.text(text);
	}

	/** Text that is shown as it is. */
	literal(text: string): void {
		this.out.text(text.replace(/</g, '&#60;'));
	}

	/** @returns where a comment ends, `-1` for nowhere; looked for once only */
	endOfComment(text: string, from: number): number {
		if (this.endless.has('!--')) return -1;
		const end = text.indexOf('-->', from);
		if (end < 0) this.endless.add('!--');
		return end;
	}

	/** @returns everything */
	finish(): string {
		while (this.links.length > 0) this.closeLink();
		return this.out.finish();
	}

	/**
	 * Takes a tag.
	 *
	 * @param tag the tag
	 * @param source as it is written
	 * @param text the whole text
	 * @param start where in it the tag begins
	 * @returns whether it is one that cards or HTML know
	 */
	tag(tag: Tag, source: string, text: string, start: number): boolean {
		this.skippedTo = undefined;
		const { name, closing } = tag;
		if (this.isNative(tag)) {
			this.out.text(source);
			return true;
		}
		if (!isHtml(name)) return false;
		if (name === 'br') {
			this.out.text(this.out.isOpen('cell') ? ' ' : '\n');
			// A line break of the source behind it would be a second one.
			const end = start + source.length;
			this.skippedTo = end + (/^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
			return true;
		}
		this.hints.add(CHANGED);
		if (HIDDEN.has(name)) this.hidden(tag, text);
		else if (name === 'a') this.link(tag);
		else if (name === 'img') this.image(tag);
		else if (name === 'hr') this.rule();
		else if (name === 'ol' || name === 'ul') this.list(tag);
		else if (name === 'td' || name === 'th') this.cell(tag);
		else if (BLOCKS.has(name)) this.block(tag);
		else this.style(name, closing);
		return true;
	}

	/** HTML knows `<link>` and `<font>`, too, but with other attributes. */
	private isNative({ name, closing, attributes }: Tag): boolean {
		if (!NATIVE.has(name) || this.mode.harmless) return false;
		const open = this.native.get(name) ?? 0;
		if (closing) {
			if (open > 0) this.native.set(name, open - 1);
			return open > 0;
		}
		const color = attributes.get('color') ?? '';
		const fits =
			name === 'font'
				? attributes.size === 1 && /^(?:[a-z][a-z\d-]*|rgba?\([\d.,\s]+\))$/i.test(color)
				: name !== 'link' || isOpenable(attributes.get('url') ?? '');
		if (fits) this.native.set(name, open + 1);
		return fits;
	}

	private hidden({ name, closing, selfClosing, end }: Tag, text: string): void {
		if (closing || selfClosing) return;
		this.hints.add(DROPPED);
		if (this.endless.has(name)) return;
		const close = new RegExp(`</${name}\\s*>`, 'gi');
		close.lastIndex = end;
		const found = close.exec(text);
		if (found === null) this.endless.add(name);
		// Without its end only the tag itself is left out: nobody's words must get lost.
		this.skippedTo = found === null ? end : found.index + found[0].length;
	}

	private link({ closing, attributes }: Tag): void {
		if (this.links.length > 0) this.closeLink();
		if (closing) return;
		this.links.push({ address: attributes.get('href')?.trim() ?? '' });
		this.out.open('a', '');
	}

	private closeLink(): void {
		const link = this.links.pop();
		if (link === undefined) return;
		const label = this.out.take('a').replace(/\]/g, '&#93;').replace(/\[/g, '&#91;');
		const { address } = link;
		// A name in the page, not an address.
		if (address === '' || address.startsWith('#')) return this.out.text(label);
		if (!this.mode.harmless)
			return this.out.text(writeLink({ label, address, title: '' }, this.hints));
		const says = label === '' || label === address ? address : `${label} (${address})`;
		this.out.text(says.replace(/^mailto:/, ''));
	}

	private image({ attributes }: Tag): void {
		const address = attributes.get('src')?.trim() ?? '';
		const label = escapeCardMarkdown(attributes.get('alt')?.trim() ?? '').replace(/\s+/g, ' ');
		if (address === '' && label === '') return;
		if (this.links.length > 0) this.out.text(label === '' ? inBrackets(address) : label);
		else this.out.text(writeImage({ label, address, title: '' }, this.hints));
	}

	private rule(): void {
		this.out.break();
		this.out.mark('---\n');
	}

	private list({ name, closing, attributes }: Tag): void {
		this.out.break();
		if (closing) this.lists.pop();
		else {
			const start = Number(attributes.get('start') ?? 1);
			this.lists.push({ next: name === 'ol' ? (Number.isInteger(start) ? start : 1) : undefined });
		}
	}

	private cell({ name, closing }: Tag): void {
		if (closing) return this.out.close('cell');
		this.out.close('cell');
		if (this.cells++ > 0) this.out.mark(' | ');
		this.out.open('cell', name === 'th' ? '**' : '');
	}

	private block({ name, closing }: Tag): void {
		// Paragraphs inside a cell would tear its row apart.
		if (this.out.isOpen('cell') && !/^(?:t(?:r|able|body|head|foot)|caption)$/.test(name)) {
			this.out.text(' ');
			return;
		}
		if (name === 'tr') {
			this.out.close('cell');
			this.cells = 0;
		}
		const marker = /^h[1-6]$/.test(name) ? '**' : (STYLES.get(name) ?? '');
		if (closing) this.out.close(name);
		this.out.break();
		if (closing) return;
		if (name === 'li') this.item();
		if (marker !== '') this.out.open(name, marker);
	}

	/** Four blanks for each level (Feishu docs: card JSON 1.0, rich text). */
	private item(): void {
		const list = this.lists.at(-1);
		const indent = '    '.repeat(Math.max(0, Math.min(this.lists.length, 8) - 1));
		this.out.mark(`${indent}${list?.next === undefined ? '-' : `${list.next++}.`} `);
	}

	private style(name: string, closing: boolean): void {
		const marker = STYLES.get(name);
		if (marker === undefined) return;
		if (closing) this.out.close(name);
		else this.out.open(name, marker);
	}
}
