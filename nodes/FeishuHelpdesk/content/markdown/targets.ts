import { excerpt } from '../../shared/inputError';
import { isLegalLink } from '../postSchema';

/**
 * Checks the target of a link or image.
 *
 * @param address as the author wrote it
 * @returns the address as Feishu takes it, with spaces encoded; `undefined` for one it would refuse
 */
export function legalAddress(address: string): string | undefined {
	const encoded = address.replace(/\s/g, encodeURIComponent);
	return isLegalLink(encoded) ? encoded : undefined;
}

/**
 * Tells whether the target of an image is the key of an uploaded image, which a post can show.
 *
 * @param target as the author wrote it
 * @returns whether it looks like `img_…`
 */
export function isImageKey(target: string): boolean {
	return /^img_[\w-]+$/.test(target);
}

/**
 * Reads the opening tag of a mention (Feishu docs: im-v1, message content, text).
 *
 * @param tag an HTML tag
 * @returns whom `<at user_id="…">` mentions, `undefined` for any other tag
 */
export function mentionedUser(tag: string): string | undefined {
	return /^<at\s+user_id\s*=\s*(["']?)([\w-]+)\1\s*>$/i.exec(tag)?.[2];
}

/**
 * Shortens an address for a hint.
 *
 * @param address any length
 * @returns the address in quotes
 */
export function quoted(address: string): string {
	return `'${excerpt(address.slice(0, 200), 60)}'`;
}
