import { createHash, timingSafeEqual } from 'node:crypto';

import { visibleText } from '../../shared/identifier';

/** What only Feishu and the owner of the app know: developer console, Events & Callbacks, Encryption. */
export interface EventSecrets {
	/** `''` when there is none. */
	verificationToken: string;
	/** `''` when there is none. */
	encryptKey: string;
}

/**
 * Prepares the secrets as they were typed.
 *
 * @param secrets the fields of the credential; they are pasted, often with a space, a newline, quotes or
 *   what nobody sees
 * @returns the secrets, or `undefined` when none is set, so that nothing can be proven
 */
export function usableSecrets(secrets: EventSecrets): EventSecrets | undefined {
	const verificationToken = unquoted(visibleText(secrets.verificationToken));
	const encryptKey = unquoted(visibleText(secrets.encryptKey));
	return verificationToken === '' && encryptKey === ''
		? undefined
		: { verificationToken, encryptKey };
}

/** An Encrypt Key is anybody's own words, so a quote at one end only belongs to it. */
const unquoted = (text: string) => text.replace(/^["'`“”‘’«「『]\s*(.*?)\s*["'`“”‘’»」』]$/s, '$1');

/**
 * Compares with a secret in a time that does not tell how much of it was guessed.
 *
 * @param given what came from outside
 * @param secret what it must be
 * @returns whether it is the same text
 */
export function isSame(given: unknown, secret: string): boolean {
	if (typeof given !== 'string') return false;
	// Digests have one length, which timingSafeEqual asks for, whatever was given.
	return timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
