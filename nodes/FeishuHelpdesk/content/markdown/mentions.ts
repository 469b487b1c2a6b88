import { mentionedUser } from '../html/mentionTag';
import { readTag } from '../html/tagText';
import type { Token } from './parser';

/** A mention among the inline tokens of a block. */
export interface Mention {
	userId: string;
	written: string;
	/** Index of its closing tag, or of itself when it has none. */
	end: number;
}

/**
 * Finds `<at user_id="…">Name</at>`, in the dialects of text messages and cards. The name is not kept,
 * since Feishu shows the person's own.
 *
 * @param tokens the block's inline tokens
 * @returns the mentions by the index of their opening tag; a tag left open is none
 */
export function findMentions(tokens: readonly Token[]): Map<number, Mention> {
	const mentions = new Map<number, Mention>();
	let open: { index: number; userId: string; written: string } | undefined;
	for (const [index, token] of tokens.entries()) {
		if (token.type === 'text') {
			if (open !== undefined) open.written += token.content;
			continue;
		}
		const tag = token.type === 'html_inline' ? readTag(token.content) : undefined;
		const userId =
			tag?.kind === 'open' && tag.name === 'at' ? mentionedUser(tag.attributes) : undefined;
		if (userId !== undefined && tag?.kind === 'open') {
			open = { index, userId, written: token.content };
			if (!tag.isClosed) continue;
			mentions.set(index, { userId, written: token.content, end: index });
		} else if (open !== undefined && tag?.kind === 'close' && tag.name === 'at') {
			mentions.set(open.index, { ...open, written: open.written + token.content, end: index });
		}
		// Anything but plain text inside is no name, and must not get lost.
		open = undefined;
	}
	return mentions;
}
