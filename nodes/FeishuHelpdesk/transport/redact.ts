import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { identityOf } from './credentialFields';
import { helpdeskAuthorization } from './token';

const TOKEN = /\b(?:[atu]-|eyJ)[\w.~+/=-]{12,}/g;

/**
 * Takes secrets out of text that came from outside and will be shown or logged.
 *
 * @param text e.g. a message of Feishu that repeats a header
 * @param secrets values that must not appear; empty and very short ones are ignored
 * @returns the text with `***` in their place; access tokens are recognised by their form
 */
export function redact(text: string, secrets: readonly string[]): string {
	return secrets
		.filter((secret) => secret.length >= 4)
		.reduce((safe, secret) => safe.split(secret).join('***'), text)
		.replace(TOKEN, '***');
}

/** Fields of the credential that nobody else may see. */
const SECRET_FIELDS = [
	'appSecret',
	'helpdeskToken',
	'verificationToken',
	'encryptKey',
	'tenantAccessToken',
] as const;

/**
 * Lists what must not appear in anything that is shown or logged.
 *
 * @param credential the decrypted credential
 * @returns its secret values, and the header that is made of them
 */
export function secretsOf(credential: ICredentialDataDecryptedObject): string[] {
	const values = SECRET_FIELDS.map((field) => String(credential[field] ?? '').trim());
	const { appSecret, helpdeskToken } = identityOf(credential);
	return [...values, appSecret, helpdeskToken, helpdeskAuthorization(credential)];
}
