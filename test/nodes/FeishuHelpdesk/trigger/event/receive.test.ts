import { MAX_BODY_BYTES } from '../../../../../nodes/FeishuHelpdesk/trigger/event/open';
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
	seenAfter,
	signedPush,
	ticket,
	tokenOnly,
} from './push';

const refused = (status: number) => ({ kind: 'refused', status });
const answered = { kind: 'challenge', challenge: 'c-1' };
const HOUR = 3_600_000;

describe('the check of the URL', () => {
	const unsigned = (body: unknown, key = KEY) =>
		plainPush({ encrypt: encrypt(JSON.stringify(body), key) });

	test('is answered plain, without an Encrypt Key', () => {
		expect(decide(plainPush(challenge), { secrets: tokenOnly })).toEqual(answered);
	});

	test.each([
		['a token and a key', both],
		['a key only', keyOnly],
	])('is answered encrypted and unsigned, with %s', (_name, secrets) => {
		expect(decide(unsigned(challenge), { secrets })).toEqual(answered);
	});

	test('is answered when it is signed all the same', () => {
		expect(decide(sealedPush(challenge))).toEqual(answered);
	});

	test.each(['wrong', '', undefined, null, 1, [challenge.token]])(
		'is refused with the token %j',
		(token) => {
			const wrong = { ...challenge, token };
			expect(decide(plainPush(wrong), { secrets: tokenOnly })).toEqual(refused(401));
			expect(decide(unsigned(wrong))).toEqual(refused(401));
		},
	);

	test('is refused when it is unsigned and far too long for one', () => {
		const long = { ...challenge, challenge: 'c'.repeat(4096) };
		expect(decide(unsigned(long))).toEqual(refused(401));
		expect(decide(sealedPush(long)).kind).toBe('challenge');
	});

	test('is refused plain, with an Encrypt Key', () => {
		expect(decide(plainPush(challenge))).toEqual(refused(401));
	});

	test('is refused when another key encrypted it', () => {
		expect(decide(unsigned(challenge, 'another key'))).toEqual(refused(401));
	});

	test.each([undefined, '', 5, {}])('is refused with the challenge %j', (text) => {
		const odd = { ...challenge, challenge: text };
		expect(decide(plainPush(odd), { secrets: tokenOnly })).toEqual(refused(400));
	});
});

describe('an event is taken', () => {
	test('plain with the right token, without an Encrypt Key', () => {
		const decision = decide(plainPush(envelope(message)), { secrets: tokenOnly });
		expect(decision).toMatchObject({ kind: 'event', output: { event: message } });
	});

	test.each([
		['a token and a key', both],
		['a key only', keyOnly],
	])('encrypted and signed, with %s', (_name, secrets) => {
		const decision = decide(sealedPush(envelope(message)), { secrets });
		expect(decision).toMatchObject({ kind: 'event', output: { event: message } });
	});

	test('when the secrets were pasted with white space', () => {
		const secrets = { verificationToken: ` ${both.verificationToken}\n`, encryptKey: `${KEY}\t` };
		expect(decide(sealedPush(envelope(message)), { secrets }).kind).toBe('event');
	});

	test('when white space and escapes of the body are not those of JSON.stringify', () => {
		const text = ` {\r\n "encrypt" : "${encrypt(JSON.stringify(envelope(message))).replaceAll('/', '\\/')}" } `;
		expect(decide(signedPush(text)).kind).toBe('event');
	});

	test.each([
		['right away', 0],
		['at the last retry, if it is not signed anew', 7.1 * HOUR],
		['by a clock that is ahead', -4 * 60_000],
		['at the very end of the eight hours', 8 * HOUR],
		['by a clock that is five minutes ahead', -5 * 60_000],
	])('%s', (_name, age) => {
		const push = sealedPush(envelope(message), { timestamp: inSeconds(NOW - age) });
		expect(decide(push).kind).toBe('event');
	});
});

test.each([
	['a message', message, 'helpdesk.ticket_message.created_v1', true],
	['an approval', {}, 'helpdesk.notification.approve_v1', false],
])('it says whether %s is about a ticket', (_what, event, type, isAboutTicket) => {
	expect(decide(sealedPush(envelope(event, { type })))).toMatchObject({
		kind: 'event',
		isAboutTicket,
	});
});

test('an event that nests too deeply is refused before it is parsed, with and without a key', () => {
	const deep = `{"a":${'['.repeat(64)}${']'.repeat(64)}}`;
	expect(decide(plainPush(deep), { secrets: tokenOnly })).toEqual(refused(400));
	expect(decide(signedPush(deep))).toEqual(refused(400));
});

describe('nobody else gets in', () => {
	const push = sealedPush(envelope(message));
	const withHeaders = (headers: Record<string, unknown>) => ({
		...push,
		headers: { ...push.headers, ...headers },
	});

	test.each([
		['no secret', { verificationToken: '', encryptKey: '' }],
		['white space for a secret', { verificationToken: ' ', encryptKey: '\n' }],
	])('with %s, all is refused', (_name, secrets) => {
		const requests = [push, plainPush(envelope(message)), plainPush(challenge)];
		requests.push(
			plainPush(envelope(message, { token: '' })),
			plainPush({ ...challenge, token: '' }),
		);
		for (const request of requests) expect(decide(request, { secrets })).toEqual(refused(401));
	});

	test('a plain event is refused with an Encrypt Key, signed or not, token or not', () => {
		const text = JSON.stringify(envelope(message));
		for (const request of [plainPush(text), signedPush(text)]) {
			expect(decide(request)).toEqual(refused(401));
			expect(decide(request, { secrets: keyOnly })).toEqual(refused(401));
		}
	});

	test('an encrypted event is refused without an Encrypt Key', () => {
		expect(decide(push, { secrets: tokenOnly })).toEqual(refused(400));
	});

	test.each(['wrong', '', undefined, null, 0, true, {}])('token %j is refused', (token) => {
		const body = envelope(message, { token });
		expect(decide(plainPush(body), { secrets: tokenOnly })).toEqual(refused(401));
		expect(decide(sealedPush(body))).toEqual(refused(401));
	});

	test.each(['x-lark-signature', 'x-lark-request-timestamp', 'x-lark-request-nonce'])(
		'without the header %s, or with an odd one, it is refused',
		(name) => {
			for (const value of [undefined, '', 'x', '0', '💻', 'a'.repeat(100_000), ['a', 'b'], 5]) {
				expect(decide(withHeaders({ [name]: value }))).toEqual(refused(401));
			}
		},
	);

	test('a signature of another key is refused', () => {
		expect(decide(sealedPush(envelope(message), { key: 'another key' }))).toEqual(refused(401));
	});

	test('a signature in capitals is refused', () => {
		const value = String(push.headers['x-lark-signature']).toUpperCase();
		expect(decide(withHeaders({ 'x-lark-signature': value }))).toEqual(refused(401));
	});

	test.each([
		['8 hours and a second old', 8 * HOUR + 1000],
		['a year old', 365 * 24 * HOUR],
		['6 minutes ahead', -6 * 60_000],
		['a year ahead', -365 * 24 * HOUR],
	])('a signature that is %s is refused', (_name, age) => {
		const old = sealedPush(envelope(message), { timestamp: inSeconds(NOW - age) });
		expect(decide(old)).toEqual(refused(401));
	});

	test('moving digits from the nonce to the timestamp makes no old request new', () => {
		const old = inSeconds(NOW - 9 * HOUR);
		const recorded = sealedPush(envelope(message), { timestamp: old, nonce: '999999abc' });
		for (const digits of [1, 3, 6]) {
			const moved = {
				'x-lark-request-timestamp': old + '9'.repeat(digits),
				'x-lark-request-nonce': '999999abc'.slice(digits),
			};
			const request = { ...recorded, headers: { ...recorded.headers, ...moved } };
			expect(decide(request)).toEqual(refused(401));
		}
	});

	test('an unsigned cipher gets one status, whether padding, JSON and token are right or not', () => {
		const right = Buffer.from(encrypt(JSON.stringify(envelope(message))), 'base64');
		const ciphers = [right, right.subarray(0, -16), Buffer.alloc(64), Buffer.alloc(63)];
		ciphers.push(Buffer.from(encrypt('no JSON'), 'base64'), Buffer.alloc(100_000));
		ciphers.push(Buffer.from(encrypt(JSON.stringify({ ...challenge, token: 'wrong' })), 'base64'));
		for (const cipher of ciphers) {
			const request = plainPush({ encrypt: cipher.toString('base64') });
			expect(decide(request)).toEqual(refused(401));
		}
	});
});

describe('garbage is refused', () => {
	const deep = '['.repeat(1000) + ']'.repeat(1000);

	test.each([
		['nothing', ''],
		['no JSON', 'hello'],
		['cut JSON', JSON.stringify(envelope(message)).slice(0, -1)],
		['a list', '[]'],
		['text', '"text"'],
		['null', 'null'],
		['an empty object', '{}'],
		['nesting a thousand deep', deep],
		[
			'an event that nests a thousand deep',
			JSON.stringify(envelope({})).replace('"event":{}', `"event":${deep}`),
		],
		['nesting 300,000 deep, never closed', '{"a":'.repeat(60_000)],
		['an unknown version', JSON.stringify({ ...envelope(message), schema: '3.0' })],
		[
			'an unknown version in the shape of 1.0',
			JSON.stringify({ schema: '3.0', type: 'event_callback', token: both.verificationToken }),
		],
		['a version that is a number', JSON.stringify({ ...envelope(message), schema: 2 })],
		['an envelope without header', JSON.stringify({ schema: '2.0', event: message })],
		['a header that is text', JSON.stringify({ schema: '2.0', header: 'x', event: message })],
		['an event without ID', JSON.stringify(envelope(message, { id: '' }))],
		['an ID that is no text', JSON.stringify(envelope(message, { id: { a: 1 } }))],
		['an event without type', JSON.stringify(envelope(message, { type: '' }))],
		['an envelope without event', JSON.stringify(envelope(undefined))],
		['an event that is a list', JSON.stringify(envelope([message]))],
		['only prototype', '{"__proto__":{"schema":"2.0","type":"url_verification"}}'],
	])('%s', (_name, text) => {
		expect(decide(plainPush(text), { secrets: tokenOnly })).toEqual(refused(400));
		expect(decide(sealedPush(text))).toEqual(refused(400));
	});

	test.each([
		['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
		['no body', undefined],
	])('%s', (_name, rawBody) => {
		expect(decide({ rawBody, headers: {} })).toEqual(refused(400));
		expect(decide({ rawBody, headers: {} }, { secrets: tokenOnly })).toEqual(refused(400));
	});

	test.each([
		['another key', encrypt(JSON.stringify(envelope(message)), 'another key')],
		['a cut cipher', encrypt(JSON.stringify(envelope(message))).slice(0, 100)],
		['no base64', '💻'],
		['nothing', ''],
		['a cipher of no UTF-8', encrypt(Buffer.from([0xff, 0xfe]))],
	])('signed, but with %s', (_name, cipher) => {
		expect(decide(signedPush(JSON.stringify({ encrypt: cipher })))).toEqual(refused(400));
	});

	test('a body of 5 MB is too large, also when Feishu signed it', () => {
		const large = envelope({ ...message, text: 'x'.repeat(5 * 1024 * 1024) });
		expect(decide(plainPush(large), { secrets: tokenOnly })).toEqual(refused(413));
		expect(decide(sealedPush(large))).toEqual(refused(413));
	});

	test('the largest body is taken, one byte more is not', () => {
		const frame = Buffer.byteLength(JSON.stringify(envelope({ ...message, text: '' })));
		const sized = (size: number) =>
			plainPush(envelope({ ...message, text: 'x'.repeat(size - frame) }));
		expect(decide(sized(MAX_BODY_BYTES), { secrets: tokenOnly }).kind).toBe('event');
		expect(decide(sized(MAX_BODY_BYTES + 1), { secrets: tokenOnly })).toEqual(refused(413));
	});

	test('a text of 150 KB in Chinese, twice in the event and encrypted, is not too large', () => {
		const text = '坏'.repeat(50 * 1024);
		const push = sealedPush(envelope({ ...message, text, content: { content: text } }));
		expect(decide(push).kind).toBe('event');
	});
});

describe('what starts nothing gets 200', () => {
	test.each([
		['an event of another product', envelope({}, { type: 'im.message.receive_v1' })],
		['a click on a card', envelope({}, { type: 'card.action.trigger' })],
		['a type that only ends like one', envelope(message, { type: 'x.helpdesk.ticket.created_v1' })],
		[
			'version 1.0',
			{ uuid: 'u', token: both.verificationToken, type: 'event_callback', event: {} },
		],
	])('%s', (_name, body) => {
		expect(decide(sealedPush(body))).toEqual({ kind: 'ignored', reason: 'otherEvent' });
		const plain = decide(plainPush(body), { secrets: tokenOnly });
		expect(plain).toEqual({ kind: 'ignored', reason: 'otherEvent' });
	});

	test('but only with the right token', () => {
		const body = { uuid: 'u', token: 'wrong', type: 'event_callback', event: {} };
		expect(decide(plainPush(body), { secrets: tokenOnly })).toEqual(refused(401));
	});

	test('an event that the user did not choose', () => {
		const filters = { events: ['ticket.created_v1'] as const };
		expect(decide(sealedPush(envelope(message)), { filters })).toEqual({
			kind: 'ignored',
			reason: 'filteredOut',
		});
	});

	const seenBefore = { kind: 'ignored', reason: 'seenBefore' };
	const seen = seenAfter(decide(sealedPush(envelope(message))));
	const next = { ...message, ticket_message_id: '6949088236610273308' };

	test('an event that was seen, even when all but its ID differs', () => {
		for (const again of [{ ...message, event_id: 'other' }, next, { sender_type: 2 }]) {
			expect(decide(sealedPush(envelope(again)), { seen })).toEqual(seenBefore);
		}
		expect(decide(sealedPush(envelope(next, { id: 'next' })), { seen }).kind).toBe('event');
	});

	test.each([message.ticket_message_id, 7])(
		'an event of a message that was seen in another event (%j)',
		(ticket_message_id) => {
			const one = { ...message, ticket_message_id };
			const noted = seenAfter(decide(sealedPush(envelope(one))));
			const other = sealedPush(envelope({ ...one, event_id: 'b' }, { id: 'another event' }));
			expect(decide(other, { seen: noted })).toEqual(seenBefore);
		},
	);

	test.each([undefined, null, '', {}, []])(
		'but different events of messages without an ID (%j) are different',
		(ticket_message_id) => {
			const one = { ...message, ticket_message_id };
			const noted = seenAfter(decide(sealedPush(envelope(one))));
			expect(decide(sealedPush(envelope(one)), { seen: noted })).toEqual(seenBefore);
			expect(decide(sealedPush(envelope(one, { id: 'next' })), { seen: noted }).kind).toBe('event');
		},
	);

	test('but changes of one ticket are different events', () => {
		const type = 'helpdesk.ticket.updated_v1';
		const change = (id: string, status: number) =>
			sealedPush(envelope({ object: { ...ticket, status }, old_object: {} }, { id, type }));
		const noted = seenAfter(decide(change('one', 50)));
		expect(decide(change('two', 51), { seen: noted }).kind).toBe('event');
	});

	test('but an event whose ID is that of a message is another one', () => {
		const odd = envelope(next, { id: message.ticket_message_id });
		expect(decide(sealedPush(odd), { seen }).kind).toBe('event');
	});
});
