import fc from 'fast-check';

import { MAX_BODY_BYTES, type Push } from '../../../../../nodes/FeishuHelpdesk/trigger/event/open';
import { workMs } from '../../../../support/work';
import {
	both,
	challenge,
	decide,
	encrypt,
	envelope,
	keyOnly,
	message,
	plainPush,
	sealedPush,
	signedPush,
	TOKEN,
	tokenOnly,
} from './push';

const MAX_MS = 50;
const sealed = sealedPush(envelope(message));
const plain = plainPush(envelope(message)).rawBody ?? Buffer.alloc(0);
const cipher = Buffer.from(encrypt(JSON.stringify(envelope(message))), 'base64');
const secrets = fc.constantFrom(both, keyOnly, tokenOnly);

/** The slowest decisions, to be measured again: one measurement may include a pause of the machine. */
const slowest: { push: Push; listener: Parameters<typeof decide>[1]; took: number }[] = [];

function timed(push: Push, listener: Parameters<typeof decide>[1]) {
	const start = performance.now();
	const decision = decide(push, listener);
	slowest.push({ push, listener, took: performance.now() - start });
	if (slowest.length > 1000) slowest.sort((a, b) => b.took - a.took).length = 20;
	return decision;
}

/** The processor's time, ms; the first ones include the compiler's, some the garbage collector's. */
function best(run: () => unknown): number {
	return Math.min(...Array.from({ length: 5 }, () => workMs(run)));
}

/** Changes, cuts and inserts bytes. */
const mutated = (genuine: Buffer) =>
	fc
		.array(
			fc.record({
				at: fc.nat({ max: genuine.length - 1 }),
				remove: fc.nat({ max: 3 }),
				insert: fc.uint8Array({ maxLength: 3 }),
			}),
			{ minLength: 1, maxLength: 3 },
		)
		.map((changes) =>
			changes.reduce(
				(bytes, { at, remove, insert }) =>
					Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]),
				genuine,
			),
		);

const headers = fc.dictionary(
	fc.constantFrom('x-lark-signature', 'x-lark-request-timestamp', 'x-lark-request-nonce', 'x'),
	fc.oneof(fc.string(), fc.constant('1768478400'), fc.anything({ maxDepth: 1 })),
);

describe('100,000 requests of strangers: none throws, none is taken', () => {
	test('random bytes, random headers', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), headers, secrets, (bytes, head, kept) => {
				const decision = timed({ rawBody: Buffer.from(bytes), headers: head }, { secrets: kept });
				expect(decision.kind).toBe('refused');
			}),
			{ numRuns: 20_000 },
		);
	});

	test('random JSON, random headers', () => {
		const json = fc.oneof(
			fc.json({ maxDepth: 2 }),
			fc
				.record(
					{
						schema: fc.constantFrom('2.0', '1.0', 2),
						type: fc.constantFrom('url_verification', 'event_callback'),
						encrypt: fc.oneof(fc.base64String(), fc.constant({})),
						token: fc.string(),
						challenge: fc.string(),
						header: fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant(envelope({}).header)),
						event: fc.jsonValue({ maxDepth: 1 }),
					},
					{ requiredKeys: [] },
				)
				.map((value) => JSON.stringify(value)),
		);
		fc.assert(
			fc.property(json, headers, fc.constantFrom(both, keyOnly), (text, head, kept) => {
				const decision = timed({ rawBody: Buffer.from(text), headers: head }, { secrets: kept });
				expect(decision.kind).toBe('refused');
			}),
			{ numRuns: 20_000 },
		);
	});

	test('signed events, changed', () => {
		fc.assert(
			fc.property(mutated(sealed.rawBody), fc.constantFrom(both, keyOnly), (rawBody, kept) => {
				const genuine = rawBody.equals(sealed.rawBody);
				const decision = timed({ ...sealed, rawBody }, { secrets: kept });
				expect(decision.kind).toBe(genuine ? 'event' : 'refused');
			}),
			{ numRuns: 20_000 },
		);
	});

	test('plain events, changed: only the right token counts', () => {
		const tokenOf = (bytes: Buffer) => {
			try {
				const body = JSON.parse(bytes.toString()) as { header?: { token?: unknown } };
				return body.header?.token;
			} catch {
				return undefined;
			}
		};
		fc.assert(
			fc.property(mutated(plain), (rawBody) => {
				const decision = timed({ rawBody, headers: {} }, { secrets: tokenOnly });
				if (tokenOf(rawBody) !== TOKEN) expect(decision.kind).toBe('refused');
				else expect(['event', 'ignored', 'refused']).toContain(decision.kind);
			}),
			{ numRuns: 20_000 },
		);
	});

	test('ciphers, cut and changed, signed by somebody who has the key', () => {
		fc.assert(
			fc.property(mutated(cipher), fc.nat({ max: cipher.length - 1 }), (changed, length) => {
				for (const bytes of [changed, cipher.subarray(0, length)]) {
					const push = signedPush(JSON.stringify({ encrypt: bytes.toString('base64') }));
					const { kind } = timed(push, { secrets: both });
					if (kind === 'refused') continue;
					// A change of the IV or of the event's own text may leave the envelope whole.
					expect(bytes.length).toBe(cipher.length);
				}
			}),
			{ numRuns: 10_000 },
		);
	});

	test('checks of the URL with another token', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (token, secret) => {
				fc.pre(token !== TOKEN);
				const text = JSON.stringify({ ...challenge, token });
				const push = plainPush(secret ? { encrypt: encrypt(text) } : text);
				const decision = timed(push, { secrets: secret ? both : tokenOnly });
				expect(decision).toEqual({ kind: 'refused', status: 401 });
			}),
			{ numRuns: 5_000 },
		);
	});

	afterAll(() => {
		// The slowest of all are decided again; what is slow by itself is slow each time.
		const worst = slowest.sort((a, b) => b.took - a.took).slice(0, 20);
		expect(worst).toHaveLength(20);
		for (const { push, listener } of worst) {
			expect(best(() => decide(push, listener))).toBeLessThan(MAX_MS);
		}
	});
});

describe('a large body is decided in less than 50 ms', () => {
	const filled = (part: string) => part.repeat(Math.floor((MAX_BODY_BYTES - 10) / part.length));

	test.each([
		['many small objects', `[${filled('{},')}1]`],
		['many numbers', `[${filled('1,')}1]`],
		['many long numbers', `[${filled('12345678901234567890,')}1]`],
		['one number', `[${filled('1')}]`],
		['one text', `"${filled('a')}`],
		['Chinese text', `"${'坏'.repeat(170_000)}"`],
		['escapes', `"${filled('\\u574f')}"`],
		['one key again and again', `{${filled('"a":1,')}"a":2}`],
		['nesting', filled('[')],
		['white space', filled(' ')],
		['quotes and backslashes', filled('"\\')],
		['keys of an envelope', `{"schema":"2.0","header":{${filled('"token":1,').slice(60)}"a":1}}`],
		['a cipher that is none', `{"encrypt":"${filled('A').slice(20)}"}`],
	])('%s, by a stranger', (_name, text) => {
		const push = plainPush(text);
		expect(push.rawBody?.length).toBeLessThanOrEqual(MAX_BODY_BYTES);
		for (const secrets of [both, tokenOnly]) {
			expect(decide(push, { secrets }).kind).toBe('refused');
			expect(best(() => decide(push, { secrets }))).toBeLessThan(MAX_MS);
		}
	});

	test('a long message of Feishu with an ID that needs exact reading', () => {
		const text = '坏'.repeat(50 * 1024);
		const body = JSON.stringify(envelope({ ...message, text, content: { content: text }, id: 0 }));
		const push = sealedPush(body.replace('"id":0', '"id":7262656095919128578'));
		expect(decide(push)).toMatchObject({ output: { event: { id: '7262656095919128578' } } });
		expect(best(() => decide(push))).toBeLessThan(MAX_MS);
	});

	test('with a full memory', () => {
		const hour = Math.floor(Date.UTC(2026, 0, 15, 12) / 3_600_000);
		const seen = { [hour]: 'x'.repeat(240_000) };
		expect(best(() => decide(sealed, { seen }))).toBeLessThan(MAX_MS);
	});
});
