import fc from 'fast-check';

import { answerTo, ping, readFrame } from '../../nodes/FeishuHelpdesk/trigger/longConnection/frame';
import { decodeFrame, encodeFrame, type Frame } from '../../sandbox/longConnection/frame';

const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const text = fc.string({ unit: 'grapheme', maxLength: 40 });

/** Any frame that Feishu's SDKs could write; the sandbox's codec stands on a protobuf library. */
export const frames: fc.Arbitrary<Frame> = fc.record(
	{
		seqId: uint64,
		logId: uint64,
		service: int32,
		method: fc.oneof(fc.constantFrom(0, 1), int32),
		headers: fc.array(fc.record({ key: text, value: text }), { maxLength: 12 }),
		payloadEncoding: text,
		payloadType: text,
		payload: fc.uint8Array({ maxLength: 400 }),
		logIdNew: text,
	},
	{ requiredKeys: ['seqId', 'logId', 'service', 'method', 'headers'] },
);

/** Bytes that nobody who means well sends: any, and frames that were changed or cut. */
export const hostileBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
	fc.uint8Array({ maxLength: 200 }),
	fc
		.record({
			frame: frames,
			at: fc.nat(500),
			remove: fc.nat(40),
			insert: fc.uint8Array({ maxLength: 12 }),
		})
		.map(({ frame, at, remove, insert }) => {
			const bytes = encodeFrame(frame);
			return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
		}),
);

/**
 * Compares the product's codec with another one.
 *
 * @param numRuns how many frames
 * @throws when one of them is read or answered differently
 */
export function holdCodec(numRuns: number): void {
	fc.assert(
		fc.property(frames, fc.constantFrom(200 as const, 500 as const), (frame, code) => {
			const bytes = encodeFrame(frame);
			const read = readFrame(bytes);
			same(
				[read.method, [...read.headers], [...read.payload]],
				[
					frame.method,
					[...new Map(frame.headers.map(({ key, value }) => [key, value]))],
					[...(frame.payload ?? [])],
				],
			);
			const answer = decodeFrame(answerTo(bytes, code, 12.4));
			same(
				plain(answer),
				plain({
					...frame,
					headers: [...frame.headers, { key: 'biz_rt', value: '12' }],
					payload: Buffer.from(`{"code":${code}}`),
				}),
			);
			const alive = decodeFrame(ping(BigInt(frame.service)));
			same(
				plain(alive),
				plain({
					seqId: 0n,
					logId: 0n,
					service: frame.service,
					method: 0,
					headers: [{ key: 'type', value: 'ping' }],
				}),
			);
		}),
		{ numRuns },
	);
}

/**
 * Reads hostile bytes.
 *
 * @param numRuns how many
 * @throws when one of them does more than to be refused
 */
export function holdAgainstHostileBytes(numRuns: number): void {
	fc.assert(
		fc.property(hostileBytes, (bytes) => {
			for (const read of [() => readFrame(bytes), () => answerTo(bytes, 200, 0)]) {
				try {
					read();
				} catch (error) {
					if (!(error instanceof RangeError)) throw error;
				}
			}
		}),
		{ numRuns },
	);
}

const plain = ({ payload, ...frame }: Frame): object => ({
	...frame,
	...(payload && { payload: [...payload] }),
});

function same(one: unknown, other: unknown): void {
	const [left, right] = [one, other].map((value) =>
		JSON.stringify(value, (_key, entry: unknown) =>
			typeof entry === 'bigint' ? String(entry) : sorted(entry),
		),
	);
	if (left !== right) throw new Error(`${left ?? ''} is not ${right ?? ''}`);
}

function sorted(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
