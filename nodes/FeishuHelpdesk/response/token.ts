import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** @returns text that nobody can guess, 144 bits, fit for a URL */
export const newToken = (): string => randomBytes(18).toString('base64url');

/**
 * @param token of a link
 * @returns what of it may be kept
 */
export const hashOf = (token: string): string =>
	createHash('sha256').update(token).digest('base64url');

/**
 * @param token what a request brings along
 * @param hash of {@link hashOf}
 * @returns whether the hash was made of that token; takes the same time for all tokens
 */
export function isToken(token: unknown, hash: string): boolean {
	const made = Buffer.from(hashOf(typeof token === 'string' ? token : ''));
	const kept = Buffer.from(hash);
	return made.length === kept.length && timingSafeEqual(made, kept);
}
