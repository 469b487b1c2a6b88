import { sleep } from 'n8n-workflow';

import { isJsonObject } from '../shared/json';
import { ACTORS } from './actors';
import type { Failure } from './failure';
import type { Host } from './host';
import { tokenFingerprint } from './token';
import { failureOfRenewal, isConnectionOver, notConnected } from './userTokenFailure';

const { credential: CREDENTIAL } = ACTORS.user;

/** How long before its end a token is renewed, ms: no request should meet one that has just ended. */
const AHEAD_MS = 5 * 60_000;

/** Before the second try of a token endpoint that was busy, or whose answer got lost. */
const BUSY_PAUSE_MS = 500;

/** How long another process may need to store the token that it won, ms. */
const RIVAL = { looks: 10, everyMs: 300 } as const;

/** What this process knows of a connected account. A refresh token is single use, so all share one renewal. */
interface Connection {
	renewal?: Promise<void> | undefined;
	/** Noted end ahead of which it was renewed; tried once for each, for n8n before 2.32 copies an old note. */
	ahead?: number;
	/** The token that can't be renewed, and why. */
	over?: { fingerprint: string; failure: Failure };
}

const connections = new Map<string, Connection>();

interface StoredToken {
	fingerprint: string;
	/** Its end, ms since 1970; NaN where the host does not note it (before n8n 2.32). */
	expiresAt: number;
}

/**
 * Sees to it that the stored token of the connected account can be used.
 *
 * @param host n8n's context
 * @param refused fingerprint of the token that Feishu refused, if any
 * @throws {Failure} when the account must be connected (again), or the renewal failed
 */
export async function assureUserToken(host: Host, refused: string | undefined): Promise<void> {
	const connection = connectionOf(host);
	const stored = await storedToken(host);
	if (refused === undefined) {
		const isEnding = stored.expiresAt - Date.now() < AHEAD_MS;
		if (isEnding && connection.ahead !== stored.expiresAt) {
			connection.ahead = stored.expiresAt;
			connection.renewal ??= renewal(host, connection, stored);
		}
		// Whatever goes wrong ahead of time, the old token serves until it ends.
		await connection.renewal?.catch(() => undefined);
		return;
	}
	// Somebody else renewed it meanwhile.
	if (stored.fingerprint !== refused) return;
	if (connection.over?.fingerprint === refused) throw connection.over.failure;
	connection.renewal ??= renewal(host, connection, stored);
	await connection.renewal;
}

function connectionOf(host: Host): Connection {
	const id = host.getNode().credentials?.[CREDENTIAL]?.id ?? '';
	const connection = connections.get(id) ?? {};
	connections.set(id, connection);
	return connection;
}

async function storedToken(host: Host): Promise<StoredToken> {
	const { oauthTokenData } = await host.getCredentials(CREDENTIAL);
	const data = isJsonObject(oauthTokenData) ? oauthTokenData : {};
	const token = data.access_token;
	if (typeof token !== 'string' || token === '') throw notConnected();
	const fingerprint = tokenFingerprint(`Bearer ${token}`);
	return { fingerprint, expiresAt: Number(data.n8n_expires_at ?? NaN) };
}

async function renewal(host: Host, connection: Connection, old: StoredToken): Promise<void> {
	try {
		await renew(host, old);
	} catch (thrown) {
		const failure = failureOfRenewal(thrown);
		if (!isConnectionOver(thrown)) throw failure;
		// A refresh token that is spent may have been spent by another process.
		for (let look = 0; look < RIVAL.looks; look += 1) {
			if ((await storedToken(host)).fingerprint !== old.fingerprint) return;
			await sleep(RIVAL.everyMs);
		}
		connection.over = { fingerprint: old.fingerprint, failure };
		throw failure;
	} finally {
		connection.renewal = undefined;
	}
}

async function renew(host: Host, old: StoredToken): Promise<void> {
	const ask = async () => {
		const answer: unknown = await host.helpers.refreshOAuth2Token.call(host, CREDENTIAL);
		if ((await storedToken(host)).fingerprint !== old.fingerprint) return;
		// A refusal with HTTP 200 is no error for n8n, which goes on with the old token.
		const body = { error: 'it gave no new token', ...(isJsonObject(answer) && answer) };
		throw Object.assign(new Error('Feishu gave no new token'), { body });
	};
	await ask().catch(async (thrown: unknown) => {
		const { details, reason } = failureOfRenewal(thrown);
		// Of an answer that got lost only the next one tells whether it spent the refresh token.
		if (!details.retryable || reason === 'unreachable') throw thrown;
		await sleep(BUSY_PAUSE_MS);
		await ask();
	});
}
