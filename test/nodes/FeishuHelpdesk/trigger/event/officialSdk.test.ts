import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { adaptDefault, AESCipher, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk';
import fc from 'fast-check';

import { decrypt } from '../../../../../nodes/FeishuHelpdesk/trigger/event/decrypt';
import type { Push } from '../../../../../nodes/FeishuHelpdesk/trigger/event/open';
import type { EventSecrets } from '../../../../../nodes/FeishuHelpdesk/trigger/event/secrets';
import {
	both,
	challenge,
	decide,
	encrypt,
	envelope,
	inSeconds,
	keyOnly,
	message,
	NOW,
	plainPush,
	sealedPush,
	seenAfter,
	signedPush,
	ticket,
	tokenOnly,
} from './push';

/** What the handler of the SDK was given; the SDK itself answers 200 to everything. */
interface Heard {
	answer: unknown;
	events: Record<string, unknown>[];
}

const quiet = () => undefined;
const logger = { error: quiet, warn: quiet, info: quiet, debug: quiet, trace: quiet };

/** Sends a request through the SDK's own server adapter. */
async function sdk(push: Push, secrets: EventSecrets, times = 1): Promise<Heard> {
	const events: Record<string, unknown>[] = [];
	const hear = (data: Record<string, unknown>) => {
		events.push(data);
	};
	const dispatcher = new EventDispatcher({ ...secrets, logger, loggerLevel: LoggerLevel.fatal });
	dispatcher.register<Record<string, typeof hear>>({
		'helpdesk.ticket.created_v1': hear,
		'helpdesk.ticket.updated_v1': hear,
		'helpdesk.ticket_message.created_v1': hear,
	});
	const adapter = adaptDefault('/', dispatcher, { autoChallenge: true });
	const server = createServer((request, response) => {
		adapter(request, response).catch(() => {
			response.writeHead(500).end('null');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		const { port } = server.address() as AddressInfo;
		let answer: unknown;
		for (let time = 0; time < times; time++) {
			const response = await fetch(`http://127.0.0.1:${port}/`, {
				method: 'POST',
				headers: push.headers as Record<string, string>,
				body: new Uint8Array(push.rawBody ?? []),
			});
			const text = await response.text();
			answer = text === '' ? undefined : JSON.parse(text);
		}
		return { answer, events };
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

const taken = (push: Push, secrets: EventSecrets) => decide(push, { secrets }).kind === 'event';
const takenBySdk = async (push: Push, secrets: EventSecrets) =>
	(await sdk(push, secrets)).events.length === 1;

describe("as Feishu's official SDK does", () => {
	test('ciphers are decrypted', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (text, key) => {
				const cipher = encrypt(text, key);
				expect(decrypt(cipher, key)?.toString()).toBe(new AESCipher(key).decrypt(cipher));
			}),
		);
	});

	test.each([
		['plain', plainPush(challenge), tokenOnly],
		['encrypted', plainPush({ encrypt: encrypt(JSON.stringify(challenge)) }), both],
		[
			'encrypted, without a token',
			plainPush({ encrypt: encrypt(JSON.stringify(challenge)) }),
			keyOnly,
		],
	])('a check of the URL is answered: %s', async (_name, push, secrets) => {
		const decision = decide(push, { secrets });
		const { answer } = await sdk(push, secrets);
		expect(answer).toEqual({ challenge: 'c-1' });
		expect(decision).toEqual({ kind: 'challenge', challenge: 'c-1' });
	});

	test.each([
		['helpdesk.ticket_message.created_v1', message],
		['helpdesk.ticket.created_v1', ticket],
		['helpdesk.ticket.updated_v1', { object: ticket, old_object: { status: 2 } }],
	])('a genuine %s is taken, with the same content', async (type, event) => {
		for (const [push, secrets] of [
			[sealedPush(envelope(event, { type })), both],
			[sealedPush(envelope(event, { type })), keyOnly],
			[plainPush(envelope(event, { type })), tokenOnly],
		] as const) {
			const { events } = await sdk(push, secrets);
			expect(events).toHaveLength(1);
			expect(events[0]).toMatchObject(event);
			expect(decide(push, { secrets })).toMatchObject({ kind: 'event', output: { event } });
		}
	});

	const genuine = sealedPush(envelope(message));
	const changed = (headers: Record<string, string>) => ({
		...genuine,
		headers: { ...genuine.headers, ...headers },
	});

	test.each([
		['of another key', sealedPush(envelope(message), { key: 'another key' })],
		['with another nonce', changed({ 'x-lark-request-nonce': 'other' })],
		['with another time', changed({ 'x-lark-request-timestamp': inSeconds(NOW - 1000) })],
		['that is cut', changed({ 'x-lark-signature': 'abc' })],
		['of another body', { ...sealedPush(envelope(ticket)), headers: genuine.headers }],
		['that is missing', { ...genuine, headers: {} }],
	])('a signature is refused %s', async (_name, push) => {
		expect(await takenBySdk(push, both)).toBe(false);
		expect(taken(push, both)).toBe(false);
	});

	test('a cipher of another key is refused, though signed', async () => {
		const cipher = encrypt(JSON.stringify(envelope(message)), 'another key');
		const push = signedPush(JSON.stringify({ encrypt: cipher }));
		expect(await takenBySdk(push, both)).toBe(false);
		expect(taken(push, both)).toBe(false);
	});
});

describe("unlike Feishu's official SDK", () => {
	test('the signature covers the bytes as received, not the body written anew', async () => {
		const cipher = encrypt(JSON.stringify(envelope(message)));
		const spaced = signedPush(`{ "encrypt": "${cipher}" }`);
		expect(await takenBySdk(spaced, both)).toBe(false);
		expect(taken(spaced, both)).toBe(true);

		const compact = signedPush(JSON.stringify({ encrypt: cipher }));
		const rewritten = { ...compact, rawBody: spaced.rawBody };
		expect(await takenBySdk(rewritten, both)).toBe(true);
		expect(taken(rewritten, both)).toBe(false);
	});

	test('the Verification Token of an event is checked', async () => {
		const wrong = envelope(message, { token: 'wrong' });
		expect(await takenBySdk(plainPush(wrong), tokenOnly)).toBe(true);
		expect(taken(plainPush(wrong), tokenOnly)).toBe(false);
		expect(await takenBySdk(sealedPush(wrong), both)).toBe(true);
		expect(taken(sealedPush(wrong), both)).toBe(false);
	});

	test('the Verification Token of a check of the URL is checked', async () => {
		const push = plainPush({ ...challenge, token: 'wrong' });
		expect((await sdk(push, tokenOnly)).answer).toEqual({ challenge: 'c-1' });
		expect(decide(push, { secrets: tokenOnly })).toEqual({ kind: 'refused', status: 401 });
	});

	test('a plain event is refused when there is an Encrypt Key', async () => {
		const push = signedPush(JSON.stringify(envelope(message)));
		expect(await takenBySdk(push, both)).toBe(true);
		expect(taken(push, both)).toBe(false);
	});

	test('nothing outside the cipher is believed', async () => {
		const cipher = encrypt(JSON.stringify(envelope(message)));
		const push = signedPush(JSON.stringify({ encrypt: cipher, event: { text: 'forged' } }));
		expect((await sdk(push, both)).events[0]).toMatchObject({ text: 'forged' });
		expect(decide(push)).toMatchObject({ output: { event: { text: message.text } } });
	});

	test('an old request is refused', async () => {
		const push = sealedPush(envelope(message), { timestamp: inSeconds(NOW - 9 * 3_600_000) });
		expect(await takenBySdk(push, both)).toBe(true);
		expect(taken(push, both)).toBe(false);
	});

	test('without any secret nothing is taken', async () => {
		const none = { verificationToken: '', encryptKey: '' };
		expect(await takenBySdk(plainPush(envelope(message)), none)).toBe(true);
		expect(taken(plainPush(envelope(message)), none)).toBe(false);
	});

	test("the header's event ID stays beside that of the message, and counts for retries", async () => {
		const push = sealedPush(envelope(message));
		const { events } = await sdk(push, both, 2);
		expect(events.map((event) => event['event_id'])).toEqual(['inner-id', 'inner-id']);

		const first = decide(push);
		expect(first).toMatchObject({
			output: { event_id: 'outer-id', event: { event_id: 'inner-id' } },
		});
		const seen = seenAfter(first);
		expect(decide(push, { seen })).toEqual({ kind: 'ignored', reason: 'seenBefore' });
	});

	test('numbers beyond 2^53 keep every digit', async () => {
		const text = JSON.stringify(envelope({ ...message, id: 0 }));
		const push = sealedPush(text.replace('"id":0', '"id":7262656095919128578'));
		expect((await sdk(push, both)).events[0]?.['id']).toBe(Number('7262656095919128578'));
		expect(decide(push)).toMatchObject({ output: { event: { id: '7262656095919128578' } } });
	});
});
