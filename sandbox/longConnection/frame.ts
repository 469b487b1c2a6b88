/** Of a frame that brings an event. Feishu's SDKs: 0 is control, 1 data. */
const DATA = 1;

/** Of protobuf: a number of any length, and bytes with their length before them. */
const VARINT = 0;
const BYTES = 2;

/**
 * Writes a frame that brings an event whole. Feishu's SDKs, pbbp2.proto: 1 SeqID, 2 LogID, 3 service,
 * 4 method, 5 headers of key and value, 8 payload; the first four are there even when they are 0.
 *
 * @param messageId names the event in its repetitions
 * @param json the envelope as text
 */
export function eventFrame(messageId: string, json: string): Buffer {
	const headers = { type: 'event', message_id: messageId, sum: '1', seq: '0', trace_id: messageId };
	return Buffer.concat([
		...[0, 0, 1, DATA].map((value, index) => number(index + 1, value)),
		...Object.entries(headers).map(([key, value]) =>
			bytes(5, Buffer.concat([bytes(1, key), bytes(2, value)])),
		),
		bytes(8, json),
	]);
}

function number(field: number, value: number): Buffer {
	return Buffer.concat([varint((field << 3) | VARINT), varint(value)]);
}

function bytes(field: number, value: string | Buffer): Buffer {
	const content = Buffer.from(value);
	return Buffer.concat([varint((field << 3) | BYTES), varint(content.length), content]);
}

function varint(value: number): Buffer {
	const parts: number[] = [];
	for (let rest = value; ; rest = Math.floor(rest / 128)) {
		if (rest < 128) return Buffer.from([...parts, rest]);
		parts.push(rest % 128 | 128);
	}
}
