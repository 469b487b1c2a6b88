import { quoted } from '../writing/targets';
import type { PhraseWriter } from '../writing/phraseWriter';
import { isUnseen, keepsSpace, languageOf } from './attributes';
import { beginElement, nothing } from './beginElement';
import { roleOf, type ElementRole } from './elements';
import { HtmlFlow } from './htmlFlow';
import { ListsAndQuotes } from './listsAndQuotes';
import { mentionByMail, mentionedUser } from './mentionTag';
import { OpenElements } from './openElements';
import type { OpenTag, Tag } from './tagText';
import { writeVoid } from './voidElement';

/**
 * Turns HTML tags, as they come, into what Feishu shows natively: styles, links, lists, quotes, code,
 * rules; tables and what else has no counterpart into lines. Tags that were never opened or closed do no
 * harm, and unknown ones are left to the caller.
 */
export class HtmlTags extends HtmlFlow {
	/** What is open. */
	readonly elements = new OpenElements();
	private readonly nesting: ListsAndQuotes;

	/** @param phrase takes text and links */
	constructor(phrase: PhraseWriter) {
		super(phrase);
		this.nesting = new ListsAndQuotes(this);
	}

	/**
	 * @param tag as it stands in the source
	 * @param isLayout of a table: whether it only places what is in it
	 * @returns whether it is HTML; what is not, such as `<String>`, is text
	 */
	tag(tag: Tag, isLayout = false): boolean {
		const role = roleOf(tag.name);
		if (role === undefined) return false;
		if (tag.kind === 'open') return this.begin(tag, role, isLayout);
		if (tag.name === 'at' && !this.elements.has('at')) return false;
		// Browsers take </br> for <br>, and </p> without a <p> for an empty paragraph.
		if (tag.name === 'br') writeVoid('break', {}, this);
		else if (!this.elements.close(tag.name) && tag.name === 'p') this.endBlock(true);
		return true;
	}

	private begin(tag: OpenTag, role: ElementRole, isLayout: boolean): boolean {
		const { name, attributes } = tag;
		if (role.role === 'void') {
			writeVoid(role.shows, attributes, this);
			return true;
		}
		if (role.role === 'mention') {
			return this.isHidden || (!this.isCode && this.beginMention(tag));
		}
		this.elements.endBefore(name);
		const end = this.beginContent(tag, role, isLayout);
		if (role.role === 'code') this.codeIs(languageOf(attributes));
		if (tag.isClosed && role.role === 'media') {
			end();
			return true;
		}
		const endKept = keepsSpace(attributes) ? this.keepSpace() : nothing;
		this.elements.push({
			name,
			role,
			end: () => {
				endKept();
				end();
			},
		});
		return true;
	}

	private beginContent(tag: OpenTag, role: ElementRole, isLayout: boolean): () => void {
		if (isUnseen(tag.attributes)) {
			// Mails begin with such parts, and trackers end them: what a browser hides was not meant for readers.
			if (!this.isHidden)
				this.phrase.hints.add(`What <${tag.name}> hides from readers was left out.`);
			return this.hide();
		}
		// Within code and hidden parts only their end matters.
		const isInert = (this.isHidden || this.isCode) && role.role !== 'hidden';
		return isInert ? nothing : beginElement(tag, role, isLayout, this, this.nesting);
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
		else this.elements.push({ name: 'at', role: { role: 'inline' }, end: nothing });
		if (!tag.isClosed) this.text(`@${email} `);
		return true;
	}
}
