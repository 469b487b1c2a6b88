import fc from 'fast-check';

import { CAPS, Parts } from '../../../../../nodes/FeishuHelpdesk/trigger/longConnection/parts';

const part = (id: string, sum: unknown, seq: unknown, payload: Uint8Array) => ({
	method: 1,
	headers: new Map([
		['message_id', id],
		['sum', String(sum)],
		['seq', String(seq)],
	]),
	payload,
});
const filled = (bytes: number) => new Uint8Array(bytes).fill(7);

describe('an event in parts', () => {
	it('is put together from parts in any order, some twice, beside parts of others', () => {
		fc.assert(
			fc.property(
				fc.array(fc.uint8Array({ minLength: 0, maxLength: 20 }), { minLength: 2, maxLength: 12 }),
				fc.infiniteStream(fc.nat()),
				(payloads, order) => {
					const parts = new Parts();
					const frames = payloads.map((payload, seq) => part('m', payloads.length, seq, payload));
					const shuffled = [...frames, ...frames.slice(0, 1)]
						.map((frame) => ({ frame, at: Number(order.next().value) }))
						.sort((a, b) => a.at - b.at)
						.map(({ frame }) => frame);
					parts.add(part('other', 2, 0, filled(3)), 0);
					const whole = shuffled.map((frame) => parts.add(frame, 0)).filter(Boolean);
					expect(whole.map((bytes) => Buffer.from(bytes ?? []))).toContainEqual(
						Buffer.concat(payloads),
					);
				},
			),
			{ numRuns: 200 },
		);
	});

	it.each([undefined, '', '0', '1', 'x', '-3'])('is whole where sum is %s', (sum) => {
		const frame = part('m', sum, 0, filled(5));
		if (sum === undefined) frame.headers.delete('sum');
		expect(new Parts().add(frame, 0)).toEqual(filled(5));
	});

	it.each([
		['too many parts', 1e9, 0],
		['a part too many', CAPS.parts + 1, 0],
		['a part behind the last', 2, 2],
		['a part before the first', 2, -1],
		['a part of no place', 2, 'x'],
	])('of %s is refused, and takes no room', (_name, sum, seq) => {
		expect(() => new Parts().add(part('m', sum, seq, filled(1)), 0)).toThrow(RangeError);
	});

	it('of too many bytes is refused, whole or in parts', () => {
		const parts = new Parts();
		expect(() => parts.add(part('m', 1, 0, filled(CAPS.bytes + 1)), 0)).toThrow(RangeError);
		parts.add(part('m', 3, 0, filled(CAPS.bytes)), 0);
		expect(() => parts.add(part('m', 3, 1, filled(1)), 0)).toThrow(RangeError);
	});

	it('is forgotten when the rest does not come in time', () => {
		const parts = new Parts();
		parts.add(part('m', 2, 0, filled(1)), 0);
		expect(parts.add(part('m', 2, 1, filled(1)), CAPS.ms + 1)).toBeUndefined();
	});

	it.each([
		['events', CAPS.open, 1],
		['bytes of all', CAPS.allBytes / CAPS.bytes, CAPS.bytes],
	])('is forgotten as the oldest when there are too many %s', (_name, most, bytes) => {
		const parts = new Parts();
		for (let id = 0; id <= most; id += 1) parts.add(part(String(id), 2, 0, filled(bytes)), 0);
		expect(parts.add(part(String(most), 2, 1, filled(0)), 0)).toHaveLength(bytes);
		expect(parts.add(part('0', 2, 1, filled(0)), 0)).toBeUndefined();
	});
});
