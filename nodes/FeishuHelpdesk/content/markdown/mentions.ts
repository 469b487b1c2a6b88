import type { Token } from './parser';
import { mentionedUser } from './targets';

/** A mention among the inline tokens of a block. */
export interface Mention {
	userId: string;
	/** Index of its closing tag. */
	end: number;
}

/**
 * Finds `<at user_id="…">Name</at>`. The name is not kept, since Feishu shows the person's own.
 *
 * @param tokens the block's inline tokens
 * @returns the mentions by the index of their opening tag; a tag left open is none
 */
export function findMentions(tokens: readonly Token[]): Map<number, Mention> {
	const mentions = new Map<number, Mention>();
	let open: { index: number; userId: string } | undefined;
	for (const [index, token] of tokens.entries()) {
		if (token.type === 'text') continue;
		const userId = token.type === 'html_inline' ? mentionedUser(token.content) : undefined;
		if (userId !== undefined) {
			open = { index, userId };
			continue;
		}
		if (open !== undefined && /^<\/at\s*>$/i.test(token.content)) {
			mentions.set(open.index, { userId: open.userId, end: index });
		}
		// Anything but plain text inside is no name, and must not get lost.
		open = undefined;
	}
	return mentions;
}
