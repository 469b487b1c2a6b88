import { createHash } from 'node:crypto';

import { epochMs } from '../../shared/epoch';
import { isSame } from './secrets';

/** Header names in lower case, as Node.js and n8n hand them over. */
export type Headers = Readonly<Record<string, unknown>>;

/**
 * Oldest signature that counts. Feishu docs, event subscription: the last retry comes about 7.1 hours
 * after the event, and whether retries are signed anew is not documented.
 */
export const MAX_SIGNATURE_AGE_MS = 8 * 60 * 60 * 1000;

/** How far Feishu's clock may be ahead of ours. */
export const MAX_CLOCK_SKEW_MS = 5 * 60 * 1000;

/**
 * Tells whether Feishu signed a request: SHA-256 (no HMAC) of timestamp, nonce, Encrypt Key and the
 * body's bytes as received. Feishu docs: receive and handle events, signature.
 *
 * @param rawBody the body before anything was parsed
 * @param headers with timestamp, nonce and signature
 * @param encryptKey the Encrypt Key
 * @param now the time, ms since 1970
 * @returns whether the signature is right, neither too old nor from the future
 */
export function isSigned(
	rawBody: Buffer,
	headers: Headers,
	encryptKey: string,
	now: number,
): boolean {
	const timestamp = headers['x-lark-request-timestamp'];
	const nonce = headers['x-lark-request-nonce'];
	if (typeof timestamp !== 'string' || typeof nonce !== 'string') return false;
	// Nothing separates timestamp from nonce. Digits moved from one to the other keep the signature,
	// but also the time: they only make seconds into the same time in milliseconds.
	const signedAt = epochMs(timestamp);
	if (signedAt === undefined) return false;
	if (now - signedAt > MAX_SIGNATURE_AGE_MS || signedAt - now > MAX_CLOCK_SKEW_MS) return false;
	const expected = createHash('sha256')
		.update(timestamp + nonce + encryptKey)
		.update(rawBody)
		.digest('hex');
	return isSame(headers['x-lark-signature'], expected);
}
