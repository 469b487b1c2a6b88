import { decodeHTMLStrict } from 'entities';

import { escapeCardMarkdown } from '../cardMarkdown';
import { neutralise } from '../neutralise';
import type { Hints } from '../writing/hints';
import { raised } from '../writing/raised';
import { sourceOf } from '../html/attributes';
import { roleOf } from '../html/elements';
import type { OpenTag, Tag } from '../html/tagText';
import { isKnown, markerOf, NATIVE, takesLines } from './elements';
import { inBrackets, isOpenable, writeImage, writeLink } from './links';
import type { CardTextMode } from './mode';
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
	 * @param text the whole text
	 * @param start where in it the tag begins
	 * @returns whether it is one that cards or HTML know
	 */
	tag(tag: Tag, text: string, start: number): boolean {
		this.skippedTo = undefined;
		const { name } = tag;
		const end = start + tag.written.length;
		if (this.isNative(tag)) {
			this.out.text(tag.written);
			return true;
		}
		if (!isKnown(name)) return false;
		if (name === 'br') {
			this.out.text(this.out.isOpen('cell') ? ' ' : '\n');
			// A line break of the source behind it would be a second one.
			this.skippedTo = end + (text[end] === '\n' ? 1 : 0);
			return true;
		}
		this.hints.add(CHANGED);
		const { role = 'inline' } = roleOf(name) ?? {};
		if (role === 'hidden' || role === 'media') this.hidden(tag, text, end);
		else if (role === 'pre') this.code(tag, text, end);
		else if (name === 'a') this.link(tag);
		else if (/^(?:img|emoji)$/.test(name)) this.image(tag);
		else if (name === 'hr') this.rule();
		else if (name === 'input') this.box(attributesOf(tag));
		else if (role === 'list') this.list(tag);
		else if (role === 'cell') this.cell(tag);
		else if (takesLines(name)) this.block(tag);
		else if (name !== 'sup' || !this.raise(tag, text, end)) this.style(tag);
		return true;
	}

	/** HTML knows `<link>` and `<font>`, too, but with other attributes. */
	private isNative(tag: Tag): boolean {
		const { name } = tag;
		if (!NATIVE.has(name) || this.mode.harmless) return false;
		const open = this.native.get(name) ?? 0;
		if (tag.kind === 'close') {
			if (open > 0) this.native.set(name, open - 1);
			return open > 0;
		}
		const { color = '', url = '' } = tag.attributes;
		const fits =
			name === 'font'
				? Object.keys(tag.attributes).length === 1 &&
					/^(?:[a-z][a-z\d-]*|rgba?\([\d.,\s]+\))$/i.test(color)
				: name !== 'link' || isOpenable(url);
		if (fits) this.native.set(name, open + 1);
		return fits;
	}

	private hidden(tag: Tag, text: string, end: number): void {
		if (tag.kind === 'close' || tag.isClosed) return;
		this.hints.add(DROPPED);
		// Without its end only the tag itself is left out: nobody's words must get lost.
		this.skippedTo = this.findClose(tag.name, text, end)?.end ?? end;
	}

	/** In code nothing is markup, and space counts; a field has no code, so its signs are escaped. */
	private code(tag: Tag, text: string, end: number): void {
		const close = tag.kind === 'open' ? this.findClose(tag.name, text, end) : undefined;
		if (close === undefined || this.out.isOpen('cell')) return this.block(tag);
		this.skippedTo = close.end;
		const inner = text.slice(end, close.start).replace(/<br\s*\/?>/gi, '\n');
		const code = decodeHTMLStrict(inner.replace(/<\/?[a-z][^<>]*>/gi, ''))
			.replace(/^\n/, '')
			.trimEnd();
		if (code.trim() === '') return;
		this.out.break();
		const isBlock = this.mode.hasCode && !code.includes('```');
		this.out.text(isBlock ? `\`\`\`\n${neutralise(code)}\n\`\`\`` : escapeCardMarkdown(code));
		this.out.break();
	}

	private findClose(
		name: string,
		text: string,
		from: number,
	): { start: number; end: number } | undefined {
		if (this.endless.has(name)) return undefined;
		const close = new RegExp(`</${name}\\s*>`, 'gi');
		close.lastIndex = from;
		const found = close.exec(text);
		if (found === null) this.endless.add(name);
		return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
	}

	private link(tag: Tag): void {
		if (this.links.length > 0) this.closeLink();
		if (tag.kind === 'close') return;
		this.links.push({ address: tag.attributes.href?.trim() ?? '' });
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

	private image(tag: Tag): void {
		const attributes = attributesOf(tag);
		const address = sourceOf(attributes);
		const label = escapeCardMarkdown((attributes.alt ?? '').trim()).replace(/\s+/g, ' ');
		if (this.links.length > 0 || address === '') this.out.text(label || inBrackets(address));
		else this.out.text(writeImage({ label, address, title: '' }, this.hints));
	}

	private box({ type, checked }: OpenTag['attributes']): void {
		if (type === 'checkbox' || type === 'radio') {
			this.out.text(checked === undefined ? '☐ ' : '☑ ');
		}
	}

	private rule(): void {
		this.out.break();
		this.out.mark('---\n');
	}

	private list(tag: Tag): void {
		this.out.break();
		if (tag.kind === 'close') this.lists.pop();
		else {
			const start = Number(tag.attributes.start ?? 1);
			this.lists.push({
				next: tag.name === 'ol' ? (Number.isInteger(start) ? start : 1) : undefined,
			});
		}
	}

	private cell({ name, kind }: Tag): void {
		if (kind === 'close') return this.out.close('cell');
		this.out.close('cell');
		if (this.cells++ > 0) this.out.mark(' | ');
		this.out.open('cell', markerOf(name));
	}

	private block({ name, kind }: Tag): void {
		// Paragraphs inside a cell would tear its row apart.
		if (this.out.isOpen('cell') && !/^(?:t(?:r|able|body|head|foot)|caption)$/.test(name)) {
			this.out.text(' ');
			return;
		}
		if (name === 'tr') {
			this.out.close('cell');
			this.cells = 0;
		}
		const marker = markerOf(name);
		if (kind === 'close') this.out.close(name);
		this.out.break();
		if (kind === 'close') return;
		if (name === 'li') this.item();
		if (marker !== '') this.out.open(name, marker);
	}

	/** Four blanks for each level (Feishu docs: card JSON 1.0, rich text). */
	private item(): void {
		const list = this.lists.at(-1);
		const indent = '    '.repeat(Math.max(0, Math.min(this.lists.length, 8) - 1));
		this.out.mark(`${indent}${list?.next === undefined ? '-' : `${list.next++}.`} `);
	}

	/** @returns whether all that is raised has signs of its own */
	private raise({ kind }: Tag, text: string, end: number): boolean {
		const [whole = '', inner = ''] =
			(kind === 'open' && /^([^<>]{1,20})<\/sup\s*>/i.exec(text.slice(end, end + 30))) || [];
		const written = raised(inner);
		if (written === inner) return false;
		this.out.text(written);
		this.skippedTo = end + whole.length;
		return true;
	}

	private style({ name, kind }: Tag): void {
		const marker = markerOf(name);
		if (marker === '') return;
		if (kind === 'close') this.out.close(name);
		else this.out.open(name, marker);
	}
}

const attributesOf = (tag: Tag): OpenTag['attributes'] =>
	tag.kind === 'open' ? tag.attributes : {};
