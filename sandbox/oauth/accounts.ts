import { createHash, randomBytes } from 'node:crypto';

import type { TokenRefusal } from '../http/answers';

/** Whoever a token stands for, and what it may do. */
export interface Grant {
	/** open_id of the person who agreed. */
	openId: string;
	scopes: readonly string[];
}

/** What was asked for on the page where a person agrees. */
export interface CodeRequest extends Grant {
	redirectUri: string;
	/** S256 of the verifier; undefined without PKCE. */
	challenge: string | undefined;
}

/** A pair of tokens that was given out. */
export interface TokenPair extends Grant {
	accessToken: string;
	/** Empty unless `offline_access` was asked for. */
	refreshToken: string;
	/** Life of the access token in seconds. */
	expiresIn: number;
}

/** How the token endpoint may behave where its pages leave it open. */
export interface AccountOptions {
	/** Seconds a user_access_token lives, default 7200. */
	userTokenLifetimeSeconds?: number;
	/** Code for a refresh token that was used before, default 20064. */
	reusedRefreshTokenCode?: 20064 | 20073;
	/** Whether using a refresh token twice ends the connection, also for who holds its successor. */
	reuseEndsConnection?: boolean;
}

interface Code extends CodeRequest {
	expiresAt: number;
	used: boolean;
}

interface Access extends Grant {
	expiresAt: number;
	revoked: boolean;
	connection: object;
}

interface Refresh extends Grant {
	used: boolean;
	revoked: boolean;
	connection: object;
}

/** Feishu docs: get user_access_token. */
const CODE_LIFE_MS = 5 * 60_000;

const refusal = (code: number, description: string, error = 'invalid_request', status = 400) => ({
	status,
	code,
	error,
	description,
});
const grantRefusal = (code: number, description: string): TokenRefusal =>
	refusal(code, description, 'invalid_grant');

/** The accounts that people connected: codes, user_access_tokens and refresh_tokens. */
export class Accounts {
	private readonly codes = new Map<string, Code>();
	private readonly access = new Map<string, Access>();
	private readonly refresh = new Map<string, Refresh>();
	/** Every code, user_access_token and refresh_token ever given out, in order. */
	readonly issued: string[] = [];

	/** @param options life of tokens, and what the pages leave open */
	constructor(private readonly options: AccountOptions) {}

	/** A person agreed. @returns the code for the redirect URL */
	agree(request: CodeRequest): string {
		const code = randomBytes(32).toString('base64url');
		this.issued.push(code);
		this.codes.set(code, { ...request, used: false, expiresAt: Date.now() + CODE_LIFE_MS });
		return code;
	}

	/** Trades a code for tokens. Feishu docs: get user_access_token. */
	trade(
		code: string,
		{ redirectUri, verifier }: { redirectUri: string | undefined; verifier: string | undefined },
	): TokenPair | TokenRefusal {
		const found = this.codes.get(code);
		if (!found) return grantRefusal(20003, 'The authorization code is not found.');
		if (found.used) return grantRefusal(20065, 'The authorization code has been used.');
		if (found.expiresAt < Date.now())
			return grantRefusal(20004, 'The authorization code has expired.');
		if (redirectUri !== found.redirectUri) {
			return grantRefusal(
				20071,
				'The provided redirect URI does not match the one used during authorization.',
			);
		}
		const proof = createHash('sha256')
			.update(verifier ?? '')
			.digest('base64url');
		if (found.challenge !== undefined && found.challenge !== proof) {
			return grantRefusal(20049, 'PKCE code challenge failed.');
		}
		found.used = true;
		return this.give(found, {});
	}

	/** Gives tokens out without a code, as if both had happened. */
	connect(grant: Grant): TokenPair {
		return this.give(grant, {});
	}

	/** Trades a refresh token for the next pair. Feishu docs: refresh user_access_token. */
	renew(refreshToken: string): TokenPair | TokenRefusal {
		const found = this.refresh.get(refreshToken);
		if (!found) return grantRefusal(20026, 'The refresh token passed is invalid.');
		if (found.used && this.options.reuseEndsConnection === true)
			this.endConnection(found.connection);
		if (found.used || found.revoked) {
			const code = found.revoked ? 20064 : (this.options.reusedRefreshTokenCode ?? 20064);
			return grantRefusal(code, 'A refresh token can only be used once.');
		}
		found.used = true;
		return this.give(found, found.connection);
	}

	/** @returns whether a refresh token could be traded; if not, only a person can help */
	canRenew(refreshToken: string): boolean {
		const found = this.refresh.get(refreshToken);
		return found !== undefined && !found.used && !found.revoked;
	}

	/** @returns whom a token stands for; why it does not when it does not */
	holderOf(accessToken: string): Grant | 'unknown' | 'expired' {
		const found = this.access.get(accessToken);
		if (!found || found.revoked) return 'unknown';
		return found.expiresAt <= Date.now() ? 'expired' : found;
	}

	/** Ends the life of every user_access_token; the refresh tokens live on. */
	expireAll(): void {
		for (const token of this.access.values()) token.expiresAt = Date.now();
	}

	/** Ends every connection: nothing that was given out works any more. */
	revokeAll(): void {
		for (const token of [...this.access.values(), ...this.refresh.values()]) token.revoked = true;
	}

	private endConnection(connection: object): void {
		for (const token of [...this.access.values(), ...this.refresh.values()]) {
			if (token.connection === connection) token.revoked = true;
		}
	}

	private give({ openId, scopes }: Grant, connection: object): TokenPair {
		const expiresIn = this.options.userTokenLifetimeSeconds ?? 7200;
		const accessToken = longToken();
		const refreshToken = scopes.includes('offline_access') ? longToken() : '';
		const grant = { openId, scopes, revoked: false, connection };
		this.access.set(accessToken, { ...grant, expiresAt: Date.now() + expiresIn * 1000 });
		this.issued.push(accessToken);
		if (refreshToken !== '') {
			this.refresh.set(refreshToken, { ...grant, used: false });
			this.issued.push(refreshToken);
		}
		return { openId, scopes, accessToken, refreshToken, expiresIn };
	}
}

/** Feishu docs: get user_access_token: 1 to 4 kB. */
const longToken = (): string => `eyJhbGciOiJFUzI1NiJ9.${randomBytes(900).toString('base64url')}`;
