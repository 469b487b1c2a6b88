import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** A request to the Request URL of the app. */
export interface PushRequest {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** What the developer console shows under Encryption Strategy. */
export interface EventSecrets {
	verificationToken: string;
	/** Without one, requests are plain and not signed. */
	encryptKey?: string;
}

const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8' };

/**
 * The request for an event: encrypted and signed when there is an Encrypt Key.
 *
 * @param json the envelope as text
 * @param secrets of the app
 */
export function eventRequest(json: string, { encryptKey = '' }: EventSecrets): PushRequest {
	if (encryptKey === '') return { headers: JSON_HEADERS, body: json };
	const body = encrypted(json, encryptKey);
	const timestamp = String(Math.floor(Date.now() / 1000));
	const nonce = randomBytes(8).toString('hex');
	return {
		headers: {
			...JSON_HEADERS,
			'X-Lark-Request-Timestamp': timestamp,
			'X-Lark-Request-Nonce': nonce,
			// Feishu docs: receive and handle events, signature. A plain SHA-256, no HMAC.
			'X-Lark-Signature': createHash('sha256')
				.update(timestamp + nonce + encryptKey + body)
				.digest('hex'),
		},
		body,
	};
}

/**
 * The request that checks the Request URL. It carries no signature: Feishu docs, request URL.
 *
 * @param challenge what must come back
 * @param secrets of the app
 */
export function challengeRequest(challenge: string, secrets: EventSecrets): PushRequest {
	const { verificationToken, encryptKey = '' } = secrets;
	const json = JSON.stringify({ challenge, token: verificationToken, type: 'url_verification' });
	return { headers: JSON_HEADERS, body: encryptKey === '' ? json : encrypted(json, encryptKey) };
}

/** Feishu docs: receive and handle events. AES-256-CBC, the key is the SHA-256 of the Encrypt Key. */
function encrypted(text: string, encryptKey: string): string {
	const key = createHash('sha256').update(encryptKey).digest();
	const iv = randomBytes(16);
	const cipher = createCipheriv('aes-256-cbc', key, iv);
	const bytes = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
	return JSON.stringify({ encrypt: bytes.toString('base64') });
}
