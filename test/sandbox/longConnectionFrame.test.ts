import { types } from 'node:util';

import fc from 'fast-check';

import { decodeFrame, encodeFrame, type Frame } from '../../sandbox/longConnection/frame';

const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const text = fc.string({ unit: 'grapheme' });

const frame: fc.Arbitrary<Frame> = fc.record(
	{
		seqId: uint64,
		logId: uint64,
		service: int32,
		method: int32,
		headers: fc.array(fc.record({ key: text, value: text })),
		payloadEncoding: text,
		payloadType: text,
		payload: fc.uint8Array(),
		logIdNew: text,
	},
	{ requiredKeys: ['seqId', 'logId', 'service', 'method', 'headers'] },
);

it('a frame is read as it was written', () => {
	fc.assert(
		fc.property(frame, (one) => {
			expect(decodeFrame(encodeFrame(one))).toEqual(one);
		}),
		{ numRuns: 1000 },
	);
});

it('the bytes are those that Feishu documents in its SDKs', () => {
	const bytes = encodeFrame({
		seqId: 0n,
		logId: 0n,
		service: 300,
		method: 0,
		headers: [{ key: 'type', value: 'ping' }],
	});
	expect(Buffer.from(bytes).toString('hex')).toBe(
		`0800100018ac0220002a0c0a04${Buffer.from('type').toString('hex')}1204${Buffer.from('ping').toString('hex')}`,
	);
});

it('any bytes are a frame or an error, and a cut frame is an error', () => {
	fc.assert(
		fc.property(fc.uint8Array(), (bytes) => {
			try {
				decodeFrame(bytes);
			} catch (error) {
				expect(types.isNativeError(error)).toBe(true);
			}
		}),
	);
	fc.assert(
		fc.property(frame, fc.nat(), (one, cut) => {
			const whole = encodeFrame({ ...one, logIdNew: 'always there' });
			const bytes = whole.subarray(0, whole.length - 1 - (cut % 13));
			expect(() => decodeFrame(bytes)).toThrow();
		}),
	);
});

it('a field that nobody knows is passed over', () => {
	const known = encodeFrame({ seqId: 1n, logId: 2n, service: 3, method: 1, headers: [] });
	const more = Buffer.concat([known, Buffer.from([0x52, 2, 1, 2])]);
	expect(decodeFrame(more)).toEqual(decodeFrame(known));
});

it.each([
	['SeqID', [16, 1, 24, 1, 32, 1]],
	['LogID', [8, 1, 24, 1, 32, 1]],
	['service', [8, 1, 16, 1, 32, 1]],
	['method', [8, 1, 16, 1, 24, 1]],
])('%s is required', (name, bytes) => {
	expect(() => decodeFrame(Uint8Array.from(bytes))).toThrow(`${name} is missing`);
});

it('text that is no UTF-8 is an error', () => {
	const frame = encodeFrame({ seqId: 1n, logId: 2n, service: 3, method: 1, headers: [] });
	expect(() => decodeFrame(Buffer.concat([frame, Buffer.from([0x4a, 1, 0xff])]))).toThrow('utf-8');
});
