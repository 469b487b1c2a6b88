import { randomBytes } from 'node:crypto';

interface Token {
	value: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
	revoked: boolean;
}

// Feishu docs: Get tenant_access_token: a token with 30 minutes or more to live is handed out again.
const REUSE_ABOVE_MS = 30 * 60 * 1000;

/** The tenant_access_tokens of the one app the sandbox knows. */
export class TokenBook {
	private readonly tokens: Token[] = [];
	/** Every token ever handed out, in order, once each. */
	readonly issued: string[] = [];

	/** @param lifetimeSeconds how long a new token lives */
	constructor(private readonly lifetimeSeconds: number) {}

	/**
	 * The current token while it has 30 minutes or more to live, else a new one; the one before
	 * stays valid until its own end.
	 *
	 * @returns the token and its remaining life in whole seconds
	 */
	issue(): { token: string; expire: number } {
		const now = Date.now();
		const last = this.tokens.at(-1);
		const current =
			last && !last.revoked && last.expiresAt - now >= REUSE_ABOVE_MS ? last : this.create(now);
		return { token: current.value, expire: Math.floor((current.expiresAt - now) / 1000) };
	}

	/** @returns whether Feishu would let a request with this token pass now */
	isValid(value: string): boolean {
		const token = this.tokens.find((candidate) => candidate.value === value);
		return token !== undefined && !token.revoked && token.expiresAt > Date.now();
	}

	/** Makes every token issued so far invalid, however long it had to live. */
	revokeAll(): void {
		for (const token of this.tokens) token.revoked = true;
	}

	/** Ends the life of every token issued so far. */
	expireAll(): void {
		const now = Date.now();
		for (const token of this.tokens) token.expiresAt = Math.min(token.expiresAt, now);
	}

	private create(now: number): Token {
		const token: Token = {
			value: `t-g1${randomBytes(20).toString('hex')}`,
			expiresAt: now + this.lifetimeSeconds * 1000,
			revoked: false,
		};
		this.tokens.push(token);
		this.issued.push(token.value);
		return token;
	}
}
