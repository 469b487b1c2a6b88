import { randomUUID } from 'node:crypto';

import type { EventName } from './eventNames';
import { post } from './post';
import { challengeRequest, type EventSecrets } from './seal';

/** The event configuration of the app in the developer console. */
export interface EventConfig extends EventSecrets {
	/** The Request URL. */
	url: string;
	/** Events added to the app, default all; each must be subscribed as well. */
	added?: readonly EventName[];
}

/** What the sandbox suggests: the console makes up both for every app. */
export const SUGGESTED_SECRETS: Readonly<Required<EventSecrets>> = {
	verificationToken: 'SandboxVerificationToken01234567',
	encryptKey: 'SandboxEncryptKey0123456789abcdef',
};

// Feishu docs: request URL. Stricter than the three seconds for events.
const LIMIT_MS = 1000;

/**
 * Checks a Request URL as the developer console does when it is saved: whoever listens there must
 * return the challenge.
 *
 * @param config the URL and the secrets
 * @param signal gives up
 * @throws Error that says what is wrong
 */
export async function checkUrl(config: EventConfig, signal: AbortSignal): Promise<void> {
	const { url } = config;
	if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
		throw new Error('The Request URL must be an address that begins with http:// or https://');
	}
	const challenge = randomUUID();
	const answer = await post(url, challengeRequest(challenge, config), LIMIT_MS, signal);
	if (answer.status === undefined) throw new Error(`The Request URL failed: ${answer.problem}`);
	if (answer.status !== 200) {
		throw new Error(`The Request URL must answer HTTP 200, not ${answer.status}`);
	}
	if (challengeIn(answer.body) !== challenge) {
		throw new Error('The Request URL must return the challenge as JSON: {"challenge": "…"}');
	}
}

function challengeIn(body: string): unknown {
	try {
		const value: unknown = JSON.parse(body);
		return typeof value === 'object' && value !== null && 'challenge' in value
			? value.challenge
			: undefined;
	} catch {
		return undefined;
	}
}
