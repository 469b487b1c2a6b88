import { createHash } from 'node:crypto';

import { identityOf, type IdentityFields } from './credentialFields';
import { baseUrlOf, type HostFields } from './hosts';

/** The fields of the credential that the tenant access token depends on. */
export interface TokenFields extends HostFields {
	appId?: unknown;
	appSecret?: unknown;
	/** The stored token; `''` when there is none. */
	tenantAccessToken?: unknown;
	/** When it ends, ms since 1970. */
	expiresAt?: unknown;
	/** Which app on which host it was issued for, see {@link issuedFor}. */
	issuedFor?: unknown;
}

/** What n8n stores in the credential after a token was fetched. */
export type IssuedToken = {
	tenantAccessToken: string;
	expiresAt: number;
	issuedFor: string;
};

/**
 * Header by which the transport tells `authenticate` that Feishu refused a token before its end; its
 * value is the token's {@link tokenFingerprint}. It is removed before anything is sent.
 */
export const REFRESH_MARKER = 'x-feishu-helpdesk-refresh-token';

/** A token this close to its end is not used any more, in ms: the request must still arrive. */
export const TOKEN_MARGIN_MS = 60_000;

/**
 * Fingerprint of what a token was issued for. A token stays stored when somebody corrects the secret
 * or the region; this tells that it is of no use any more.
 *
 * @param fields the credential
 * @returns SHA-256 in hex
 * @throws {InputError} when the base URL is no origin
 */
export function issuedFor(fields: TokenFields): string {
	const { appId, appSecret } = identityOf(fields);
	const parts = [baseUrlOf(fields), appId, appSecret];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * Tells whether the stored token can be sent.
 *
 * @param fields the credential
 * @param now the time, ms since 1970
 * @returns whether there is one, for this app on this host, that lives for another minute
 * @throws {InputError} when the base URL is no origin
 */
export function isTokenFresh(fields: TokenFields, now: number): boolean {
	return (
		String(fields.tenantAccessToken ?? '').trim() !== '' &&
		Number(fields.expiresAt) - now > TOKEN_MARGIN_MS &&
		fields.issuedFor === issuedFor(fields)
	);
}

/**
 * The request for a tenant access token.
 *
 * @param fields the credential
 * @returns URL and body (Feishu docs: tenant_access_token, custom apps)
 * @throws {InputError} when the base URL is no origin
 */
export function tokenRequest(fields: TokenFields): { url: string; body: Record<string, string> } {
	const { appId, appSecret } = identityOf(fields);
	return {
		url: `${baseUrlOf(fields)}/open-apis/auth/v3/tenant_access_token/internal`,
		body: { app_id: appId, app_secret: appSecret },
	};
}

/**
 * Makes the stored token from Feishu's answer.
 *
 * @param fields the credential it was fetched for
 * @param answer `tenant_access_token` and `expire`, seconds that are left of its life: a second request
 * within its life is answered with the same token, so this is rarely the whole two hours
 * @param now the time, ms since 1970
 * @returns what n8n stores
 * @throws {InputError} when the base URL is no origin
 */
export function issuedToken(
	fields: TokenFields,
	answer: { tenant_access_token: string; expire: number },
	now: number,
): IssuedToken {
	const life = answer.expire * 1000;
	return {
		tenantAccessToken: answer.tenant_access_token,
		// A life shorter than two margins is used for its first half, or no request could ever leave.
		expiresAt: now + Math.max(life, TOKEN_MARGIN_MS + life / 2),
		issuedFor: issuedFor(fields),
	};
}

/**
 * The header that proves the helpdesk: base64 of `id:token`, without `Bearer`.
 * Feishu docs: helpdesk-v1, get and use the helpdesk token.
 *
 * @param fields helpdesk ID and token
 * @returns the value of `X-Lark-Helpdesk-Authorization`
 */
export function helpdeskAuthorization(fields: {
	helpdeskId?: unknown;
	helpdeskToken?: unknown;
}): string {
	const { helpdeskId, helpdeskToken } = identityOf(fields);
	return Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
}

/**
 * @param fields the credential, with a token
 * @returns the headers that Feishu asks for
 */
export const authorizationOf = (fields: TokenFields & IdentityFields) => ({
	Authorization: `Bearer ${String(fields.tenantAccessToken)}`,
	'X-Lark-Helpdesk-Authorization': helpdeskAuthorization(fields),
});

/**
 * Names a token without telling it, so that a refused one can be recognised later.
 *
 * @param authorization the `Authorization` header it was sent in
 * @returns a short hash
 */
export function tokenFingerprint(authorization: string): string {
	return createHash('sha256').update(authorization).digest('hex').slice(0, 16);
}
