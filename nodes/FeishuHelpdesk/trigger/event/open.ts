import { exactly, readObject, utf8 } from './body';
import { decrypt } from './decrypt';
import { readEnvelope, type Envelope } from './envelope';
import { isSame, usableSecrets, type EventSecrets } from './secrets';
import { isSigned, type Headers } from './signature';

/** One request to the webhook. */
export interface Push {
	/** The body's bytes as received; `undefined` when there was none. */
	rawBody: Buffer | undefined;
	headers: Headers;
}

/** An HTTP status is all that a stranger learns. */
export type Refusal = { kind: 'refused'; status: 400 | 401 | 413 };

/** An envelope of which Feishu is proven to be the sender, or a refusal. */
export type Opened = { kind: 'opened'; envelope: Envelope } | Refusal;

/**
 * Largest body. A text message of 150 KB, which an event holds twice, encrypted and in base64, has
 * 400 KB; and a stranger's JSON of this size is still read in less than 50 ms.
 */
export const MAX_BODY_BYTES = 512 * 1024;

/** A check of the URL is the only unsigned request with an Encrypt Key; it has some 200 characters. */
const MAX_UNSIGNED_CIPHER = 4096;

/**
 * Opens a request and makes sure that Feishu sent it: by the signature, when there is an Encrypt Key,
 * and by the Verification Token, when there is one.
 *
 * @param push the request
 * @param secrets of the credential
 * @param now the time, ms since 1970
 * @returns what it says, or with which status to refuse it; it never throws
 */
export function open(push: Push, secrets: EventSecrets, now: number): Opened {
	const { rawBody, headers } = push;
	const usable = usableSecrets(secrets);
	if (usable === undefined) return refused(401);
	if (!Buffer.isBuffer(rawBody)) return refused(400);
	if (rawBody.length > MAX_BODY_BYTES) return refused(413);
	const { encryptKey, verificationToken } = usable;
	if (encryptKey === '') return openText(utf8(rawBody), verificationToken);

	const cipher = readObject(utf8(rawBody) ?? '');
	if (cipher === undefined) return refused(400);
	if (typeof cipher.encrypt !== 'string') return refused(401);
	if (isSigned(rawBody, headers, encryptKey, now)) {
		return openText(decryptText(cipher.encrypt, encryptKey), verificationToken);
	}
	if (cipher.encrypt.length > MAX_UNSIGNED_CIPHER) return refused(401);
	const opened = openText(decryptText(cipher.encrypt, encryptKey), verificationToken);
	// Feishu docs, request URL: the check of the URL is not signed. All else gets one and the same
	// status: a stranger who learned whether the padding was right could decrypt event by event.
	return opened.kind === 'opened' && opened.envelope.kind === 'challenge' ? opened : refused(401);
}

/**
 * Opens what came by a connection that this end opened, with the app's secret: nothing is left to prove.
 *
 * @param payload its bytes
 * @param encryptKey of the credential, `''` when there is none
 * @returns what it says, or a refusal when it cannot be read; it never throws
 */
export function openDelivered(payload: Buffer, encryptKey: string): Opened {
	const text = utf8(payload);
	const cipher = readObject(text ?? '')?.encrypt;
	return openText(typeof cipher === 'string' ? decryptText(cipher, encryptKey) : text, '');
}

function openText(text: string | undefined, verificationToken: string): Opened {
	const body = text === undefined ? undefined : readObject(text);
	if (text === undefined || body === undefined) return refused(400);
	const envelope = readEnvelope(body);
	if (envelope === undefined) return refused(400);
	if (verificationToken !== '' && !isSame(envelope.token, verificationToken)) return refused(401);
	return {
		kind: 'opened',
		envelope:
			envelope.kind === 'event' ? { ...envelope, body: exactly(text, envelope.body) } : envelope,
	};
}

function decryptText(cipher: string, encryptKey: string): string | undefined {
	const bytes = decrypt(cipher, encryptKey);
	return bytes === undefined ? undefined : utf8(bytes);
}

const refused = (status: Refusal['status']): Refusal => ({ kind: 'refused', status });
