import { epochMs } from '../../shared/epoch';
import { eventSecrets, page } from '../../shared/feishuPages';
import { readObject, utf8 } from './body';
import { decrypt } from './decrypt';
import { readEnvelope } from './envelope';
import { MAX_BODY_BYTES, type Push } from './open';
import { isSame, usableSecrets, type EventSecrets } from './secrets';
import { isSigned, MAX_CLOCK_SKEW_MS, MAX_SIGNATURE_AGE_MS } from './signature';

/** Looking into more than most events have would cost too much for a line in the log. */
const MAX_EXPLAINED_BYTES = 64 * 1024;

const SIGNATURE_HEADERS = [
	'X-Lark-Request-Timestamp',
	'X-Lark-Request-Nonce',
	'X-Lark-Signature',
] as const;

const SECRETS = eventSecrets(page('Developer Console'));
const WRONG_KEY = `it cannot be decrypted: the Encrypt Key in the credential is not the app's (${SECRETS})`;
const WRONG_TOKEN = `the Verification Token in the credential is not the app's (${SECRETS})`;
const NO_EVENT = 'it is no event as Feishu documents it';

/**
 * Says why a request was refused, for n8n's log. The answer never says it: a stranger could try what is
 * right. Asked only after the answer is out, so that its time tells nothing either.
 *
 * @param push a request that was refused
 * @param secrets of the credential
 * @param now the time, ms since 1970
 * @returns the cause, as the end of a sentence, without a secret
 */
export function causeOfRefusal(push: Push, secrets: EventSecrets, now: number): string {
	const { rawBody } = push;
	const usable = usableSecrets(secrets);
	if (usable === undefined) {
		return 'the credential has neither a Verification Token nor an Encrypt Key';
	}
	if (!Buffer.isBuffer(rawBody)) return 'it has no body';
	if (rawBody.length > MAX_BODY_BYTES) return 'its body is larger than 512 KB';
	if (rawBody.length > MAX_EXPLAINED_BYTES) return 'it is too large to say why';
	const body = readObject(utf8(rawBody) ?? '');
	if (body === undefined) return 'its body is no JSON';
	const { encrypt } = body;
	if (usable.encryptKey === '') {
		return typeof encrypt === 'string'
			? 'it is encrypted, but the credential has no Encrypt Key'
			: causeOfText(utf8(rawBody), usable.verificationToken);
	}
	if (typeof encrypt !== 'string') {
		return 'it is not encrypted, although the credential has an Encrypt Key: the app has none, or the request is not from Feishu';
	}
	return causeOfCipher({ ...push, rawBody }, encrypt, usable, now);
}

function causeOfCipher(
	{ rawBody, headers }: Push & { rawBody: Buffer },
	cipher: string,
	{ encryptKey, verificationToken }: EventSecrets,
	now: number,
): string {
	const bytes = decrypt(cipher, encryptKey);
	const text = bytes && utf8(bytes);
	const envelope = readEnvelope(readObject(text ?? '') ?? {});
	if (envelope?.kind === 'challenge') return causeOfText(text, verificationToken);
	if (isSigned(rawBody, headers, encryptKey, now)) return causeOfText(text, verificationToken);
	const missing = SIGNATURE_HEADERS.filter(
		(name) => typeof headers[name.toLowerCase()] !== 'string',
	);
	// The check of the URL has none of them, and its key may be the wrong one.
	if (envelope === undefined && missing.length > 0) return WRONG_KEY;
	if (missing.length > 0) {
		return `the header ${missing.join(', ')} is missing: a proxy in front of n8n may take it away`;
	}
	return causeOfTime(headers['x-lark-request-timestamp'], now) ?? causeOfSignature(envelope);
}

/** What can be decrypted has the right key, so it is something around it that is not as it was signed. */
const causeOfSignature = (envelope: unknown): string =>
	envelope === undefined
		? WRONG_KEY
		: 'its signature does not fit: the body or the headers were changed on the way, e.g. by a proxy that writes JSON anew';

function causeOfTime(timestamp: unknown, now: number): string | undefined {
	const signedAt = epochMs(timestamp);
	if (signedAt === undefined) return 'its header X-Lark-Request-Timestamp is no time';
	const age = now - signedAt;
	if (age <= MAX_SIGNATURE_AGE_MS && -age <= MAX_CLOCK_SKEW_MS) return undefined;
	const off = duration(Math.abs(age));
	return age > 0
		? `its time is ${off} before the clock of this n8n server: the clock is wrong, or somebody sent an old request again`
		: `its time is ${off} after the clock of this n8n server: the clock is wrong, set it right`;
}

function causeOfText(text: string | undefined, verificationToken: string): string {
	const envelope = readEnvelope(readObject(text ?? '') ?? {});
	if (envelope === undefined) return NO_EVENT;
	const isOurs = verificationToken === '' || isSame(envelope.token, verificationToken);
	return isOurs ? NO_EVENT : WRONG_TOKEN;
}

function duration(ms: number): string {
	const minutes = Math.round(ms / 60_000);
	return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 6) / 10} h`;
}
