import {
	answerTo,
	readFrame,
} from '../../../../../nodes/FeishuHelpdesk/trigger/longConnection/frame';
import { encodeFrame } from '../../../../../sandbox/longConnection/frame';
import { holdAgainstHostileBytes, holdCodec } from '../../../../support/frameProperties';

// `npm run bench:long-connection` takes 20,000 of each.
const RUNS = 1000;

describe('a frame', () => {
	it('is read, answered and written as another codec does it', () => {
		holdCodec(RUNS);
	});

	it('that is none is refused by a RangeError, whatever its bytes', () => {
		holdAgainstHostileBytes(RUNS);
	});

	it.each([
		['nothing', []],
		['no LogID', [8, 1, 24, 1, 32, 1]],
		['a number that does not end', [8, ...Array<number>(11).fill(0xff)]],
		['a field that ends early', [8, 1, 16, 1, 24, 1, 32, 1, 66, 200, 1]],
		['a field 0', [0, 1]],
		['a group', [11]],
		['a payload that is a number', [8, 1, 16, 1, 24, 1, 32, 1, 64, 1]],
		['an ID that is text', [10, 1, 65]],
		['a header that is a number', [8, 1, 16, 1, 24, 1, 32, 1, 42, 2, 8, 1]],
	])('with %s is refused', (_name, bytes) => {
		expect(() => readFrame(Uint8Array.from(bytes))).toThrow(RangeError);
	});

	it('goes back with fields that nobody knows', () => {
		const frame = encodeFrame({
			seqId: 2n ** 64n - 1n,
			logId: 1n,
			service: -1,
			method: 1,
			headers: [],
		});
		const unknown = Buffer.from([0xa2, 0x01, 2, 7, 7, 0xa9, 0x01, 1, 2, 3, 4, 5, 6, 7, 8]);
		const answer = Buffer.from(answerTo(Buffer.concat([frame, unknown]), 200, 0));
		expect(answer.subarray(0, frame.length + unknown.length)).toEqual(
			Buffer.concat([frame, unknown]),
		);
	});
});
