import { excerpt } from '../../shared/inputError';
import { isLegalLink } from '../postSchema';

/**
 * Checks the target of a link or image.
 *
 * @param address as the author wrote it
 * @returns the address as Feishu takes it, with spaces encoded; `undefined` for one it would refuse
 */
export function legalAddress(address: string): string | undefined {
	// In HTML `//a.cn` keeps the scheme of the page, which was one of these; `www.a.cn` is written by people.
	const whole = address.replace(/^(?:\/\/(?=[^/])|(?=www\.))/i, 'https://');
	const encoded = whole.replace(/\s/g, encodeURIComponent);
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
 * Shortens an address for a hint.
 *
 * @param address any length
 * @returns the address in quotes
 */
export function quoted(address: string): string {
	return `'${excerpt(address.slice(0, 200), 60)}'`;
}

/**
 * @param inner what stands between `<` and `>`: an address, or Slack's `address|words` (Slack docs:
 *   formatting text)
 * @returns the address, and what stands for it
 */
export function bracketed(inner: string): { address: string; label: string } {
	const [, address = inner, words] = /^([^|]*)\|(.+)$/s.exec(inner) ?? [];
	return { address, label: words?.replace(/\s+/g, ' ') ?? addressText(address) };
}

/**
 * @param address of a link
 * @returns what a reader needs of it: of a mail or telephone link the address or number alone
 */
export function addressText(address: string): string {
	return /^(?:mailto|tel):([^?]+)/i.exec(address)?.[1] ?? address;
}

/**
 * @param address of a link that Feishu would refuse
 * @param label what stands for it
 * @returns what to tell the user
 */
export const refusedLink = (address: string, label: string): string =>
	address === ''
		? `The link ${quoted(label)} has no address; it was sent as text.`
		: `The link ${quoted(address)} is not an address Feishu takes; it was sent as text.`;

/**
 * @param address of an image that is not uploaded
 * @param href where the link leads that stands for it, if there is one
 * @param where `a post` or `a card`
 * @returns what to tell the user
 */
export const refusedImage = (address: string, href: string | undefined, where: string): string =>
	`The image ${quoted(address)} was sent as ${href === undefined ? 'text' : 'a link'}: ${where} shows only uploaded images, by their key (img_…).`;
