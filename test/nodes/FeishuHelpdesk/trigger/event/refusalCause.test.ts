import type { Push } from '../../../../../nodes/FeishuHelpdesk/trigger/event/open';
import { causeOfRefusal } from '../../../../../nodes/FeishuHelpdesk/trigger/event/refusalCause';
import type { EventSecrets } from '../../../../../nodes/FeishuHelpdesk/trigger/event/secrets';
import {
	both,
	challenge,
	decide,
	encrypt,
	envelope,
	inSeconds,
	KEY,
	keyOnly,
	message,
	NOW,
	plainPush,
	sealedPush,
	signedPush,
	TOKEN,
	tokenOnly,
} from './push';

const event = envelope(message);
const MINUTE = 60_000;
const otherKey = () =>
	signedPush(JSON.stringify({ encrypt: encrypt(JSON.stringify(event), 'other') }), {
		key: 'other',
	});
const without = (push: Push, ...headers: string[]): Push => ({
	...push,
	headers: Object.fromEntries(
		Object.entries(push.headers).filter(([name]) => !headers.includes(name)),
	),
});
/** A proxy that reads JSON and writes it anew, with other spaces. */
const writtenAnew = (push: Push & { rawBody: Buffer }): Push => ({
	...push,
	rawBody: Buffer.from(JSON.stringify(JSON.parse(push.rawBody.toString()), null, 1)),
});
const at = (time: number) => sealedPush(event, { timestamp: inSeconds(time) });
const unsigned = (body: unknown, key = KEY) =>
	plainPush({ encrypt: encrypt(JSON.stringify(body), key) });

const WRONG_KEY = /the Encrypt Key in the credential is not the app's/;
const WRONG_TOKEN = /the Verification Token in the credential is not the app's/;

test.each<[string, Push, EventSecrets, RegExp]>([
	['another Encrypt Key', otherKey(), both, WRONG_KEY],
	['another Encrypt Key, in the check of the URL', unsigned(challenge, 'other'), both, WRONG_KEY],
	['another token, plain', plainPush(envelope(message, { token: 'x' })), tokenOnly, WRONG_TOKEN],
	['another token, encrypted', sealedPush(envelope(message, { token: 'x' })), both, WRONG_TOKEN],
	[
		'another token, in the check of the URL',
		unsigned({ ...challenge, token: 'x' }),
		both,
		WRONG_TOKEN,
	],
	[
		'a clock that is behind',
		at(NOW + 12 * MINUTE),
		both,
		/its time is 12 min after the clock of this n8n server/,
	],
	[
		'a clock that is ahead, or an old request',
		at(NOW - 540 * MINUTE),
		keyOnly,
		/its time is 9 h before the clock/,
	],
	['a time that is none', sealedPush(event, { timestamp: 'noon' }), both, /Timestamp is no time/],
	[
		'no signature',
		without(sealedPush(event), 'x-lark-signature'),
		both,
		/header X-Lark-Signature is missing: a proxy/,
	],
	[
		'no nonce and no time',
		without(sealedPush(event), 'x-lark-request-nonce', 'x-lark-request-timestamp'),
		both,
		/header X-Lark-Request-Timestamp, X-Lark-Request-Nonce is missing/,
	],
	[
		'a body that was written anew',
		writtenAnew(sealedPush(event)),
		both,
		/changed on the way, e\.g\. by a proxy/,
	],
	[
		'a plain event although there is a key',
		plainPush(event),
		both,
		/is not encrypted, although the credential has an Encrypt Key/,
	],
	[
		'an encrypted event although there is no key',
		sealedPush(event),
		tokenOnly,
		/is encrypted, but the credential has no Encrypt Key/,
	],
	[
		'no secrets',
		plainPush(event),
		{ verificationToken: ' ', encryptKey: '' },
		/neither a Verification Token nor/,
	],
	['no body', { rawBody: undefined, headers: {} }, both, /has no body/],
	['a body that is too large', plainPush('x'.repeat(600_000)), both, /larger than 512 KB/],
	[
		'a body of which too much would have to be read',
		plainPush('x'.repeat(70_000)),
		both,
		/too large to say why/,
	],
	['a body that is no JSON', plainPush('<html>'), both, /no JSON/],
	['something else', plainPush({ hello: 'there' }), tokenOnly, /no event as Feishu documents it/],
	[
		'something else, signed',
		sealedPush({ hello: 'there' }),
		both,
		/no event as Feishu documents it/,
	],
])('names %s', (_what, push, secrets, cause) => {
	expect(decide(push, { secrets }).kind).toBe('refused');
	const said = causeOfRefusal(push, secrets, NOW);
	expect(said).toMatch(cause);
	for (const secret of [TOKEN, KEY]) expect(said).not.toContain(secret);
});
