import type { TextStyle } from '../postElement';
import { neutralise } from '../neutralise';
import { TEXT_STYLES } from '../postElement';
import type { Hints } from './hints';
import type { PostWriter } from './postWriter';
import { addressText, isImageKey, legalAddress, refusedImage, refusedLink } from './targets';

interface OpenLink {
	address: string;
	/** `undefined` where Feishu would refuse the address, or where it must not be hidden. */
	href: string | undefined;
	title: string;
	text: string;
}

/** An image as its source describes it. */
export interface ImageSource {
	source: string;
	alt: string;
	title?: string;
}

/**
 * Writes what stands within a paragraph, from Markdown and HTML alike: styled text, links, images and
 * mentions. What Feishu would refuse becomes text, with a hint.
 */
export class PhraseWriter {
	private readonly depth = new Map<TextStyle, number>();
	private link: OpenLink | undefined;

	/**
	 * @param writer takes the elements
	 * @param hints takes what had to be changed
	 * @param isHarmless whether others wrote the text: it mentions nobody, and links show their address
	 */
	constructor(
		readonly writer: PostWriter,
		readonly hints: Hints,
		readonly isHarmless: boolean,
	) {}

	/** @param change 1 to begin the style, -1 to end it */
	style(style: TextStyle, change: number): void {
		this.depth.set(style, (this.depth.get(style) ?? 0) + change);
	}

	/** @param text may hold line breaks */
	text(text: string, href = this.link?.href): void {
		if (this.link !== undefined) this.link.text += text;
		const style = TEXT_STYLES.filter((each) => (this.depth.get(each) ?? 0) > 0);
		this.writer.text(text, style, href);
	}

	/**
	 * Mentions a person.
	 *
	 * @param userId an ID, or `all`; or several with commas between them
	 * @param written what the author wrote, for text that must not mention anybody
	 */
	mention(userId: string, written: string): void {
		if (!this.isHarmless) {
			for (const id of userId.split(',')) this.writer.inline({ tag: 'at', user_id: id });
			return;
		}
		this.text(neutralise(written));
		this.hints.add('Neutralize Markup is on: the mention in it was sent as text.');
	}

	/**
	 * Begins a link; one that is still open ends.
	 *
	 * @param address as the author wrote it
	 * @param title shown behind it
	 * @param isBare whether its text is its address
	 */
	openLink(address: string, title = '', isBare = false): void {
		this.closeLink();
		const href = this.isHarmless && !isBare ? undefined : legalAddress(address);
		this.link = { address, href, title, text: '' };
	}

	/** Ends the link, if one is open. */
	closeLink(): void {
		const closed = this.link;
		if (closed === undefined) return;
		if (closed.text.trim() === '') this.text(closed.address);
		this.link = undefined;
		if (closed.href === undefined) this.writeRest(closed);
		if (closed.title !== '') this.text(` (${closed.title})`);
	}

	/** Shows an uploaded image, and links to others. */
	image({ source, alt, title = '' }: ImageSource): void {
		const isKey = isImageKey(source);
		// The name is all that can be said of a picture which is in the mail itself.
		const name = alt || (/^(?:data|cid|blob):/i.test(source) ? 'image' : source);
		const href = this.isHarmless && name !== source ? undefined : legalAddress(source);
		if (isKey) {
			this.writer.alone({ tag: 'img', image_key: source });
			if (this.link !== undefined) this.text(alt);
		} else if (this.link?.href !== undefined) {
			this.text(name);
		} else {
			this.text(name, href);
			if (href === undefined && name !== source && !/^(?:data|cid|blob):|^$/i.test(source)) {
				this.text(` (${source})`);
			}
		}
		if (title !== '') this.text(` (${title})`);
		if (isKey) return;
		this.hints.add(refusedImage(source, href, 'a post'));
	}

	private writeRest({ address, text }: OpenLink): void {
		const shown = addressText(address);
		const said = text.trim();
		// An e-mail address says all that its link would.
		if (said === shown && shown !== address) return;
		if (said !== address && !/^#|^$/.test(address)) this.text(` (${shown})`);
		if (legalAddress(address) !== undefined) {
			if (said === address) return;
			this.hints.add('Neutralize Markup is on: links show their address as text.');
			return;
		}
		this.hints.add(refusedLink(address, text));
	}
}
