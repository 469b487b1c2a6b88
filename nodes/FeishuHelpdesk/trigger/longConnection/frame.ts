/**
 * One message of the long connection, in protobuf (Feishu's SDKs: ws, `pbbp2.Frame`): 1 SeqID, 2 LogID,
 * 3 service, 4 method, 5 headers, 6 and 7 kind of payload, 8 payload, 9 LogIDNew.
 */
export interface Frame {
	/** 0 control, 1 data. */
	method: number;
	/** Of two with one name the last counts. */
	headers: ReadonlyMap<string, string>;
	payload: Uint8Array;
}

const REQUIRED = [1, 2, 3, 4];
const METHOD = 4;
const HEADER = 5;
const PAYLOAD = 8;

const VARINT = 0;
const BYTES = 2;
/** How long the fixed kinds of values are, by their number. */
const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/**
 * @param bytes one message
 * @returns the parts that matter here
 * @throws {RangeError} when it is no frame
 */
export function readFrame(bytes: Uint8Array): Frame {
	const found = new Set<number>();
	const headers = new Map<string, string>();
	let method = 0;
	let payload = new Uint8Array();
	for (const { number, kind, value, content } of fieldsOf(bytes)) {
		const expected = number <= METHOD ? VARINT : BYTES;
		if (number <= 9 && kind !== expected)
			throw new RangeError(`Field ${number} is of kind ${kind}`);
		found.add(number);
		if (number === METHOD) method = Number(BigInt.asIntN(32, value));
		if (number === HEADER) headers.set(...readHeader(content));
		if (number === PAYLOAD) payload = new Uint8Array(content);
	}
	if (!REQUIRED.every((number) => found.has(number))) throw new RangeError('A number is missing');
	return { method, headers, payload };
}

/**
 * Makes the answer to an event: the same frame, with what came of it in the place of the payload. Whatever
 * else is in it goes back byte by byte: its numbers need 64 bits, and without them Feishu repeats the event.
 *
 * @param bytes the frame that brought the event
 * @param code 200, or 500 so that Feishu sends the event again
 * @param ms how long it took
 * @throws {RangeError} when it is no frame
 */
export function answerTo(bytes: Uint8Array, code: 200 | 500, ms: number): Uint8Array {
	const kept = [...fieldsOf(bytes)]
		.filter(({ number }) => number !== PAYLOAD)
		.map(({ from, to }) => bytes.subarray(from, to));
	const took = header('biz_rt', String(Math.round(ms)));
	return Buffer.concat([...kept, took, field(PAYLOAD, Buffer.from(JSON.stringify({ code })))]);
}

/**
 * @param service `service_id` of the connection's address
 * @returns the sign of life that Feishu wants
 */
export const ping = (service: bigint): Uint8Array =>
	Buffer.concat([...[0n, 0n, service, 0n].map(numberField), header('type', 'ping')]);

interface Field {
	number: number;
	kind: number;
	/** Of a number. */
	value: bigint;
	/** Of everything else. */
	content: Uint8Array;
	/** Where all of it begins and ends. */
	from: number;
	to: number;
}

function* fieldsOf(bytes: Uint8Array): Generator<Field> {
	for (let at = 0; at < bytes.length; ) {
		const from = at;
		const [tag, first] = varint(bytes, at);
		const number = Number(tag >> 3n);
		const kind = Number(tag & 7n);
		if (number === 0) throw new RangeError('A field has the number 0');
		const [value, next] = kind === VARINT || kind === BYTES ? varint(bytes, first) : [0n, first];
		const length = kind === VARINT ? 0 : kind === BYTES ? Number(value) : FIXED[kind];
		if (length === undefined) throw new RangeError(`No field is of kind ${kind}`);
		at = next + length;
		if (at > bytes.length) throw new RangeError('The frame ends early');
		yield { number, kind, value, content: bytes.subarray(next, at), from, to: at };
	}
}

function varint(bytes: Uint8Array, start: number): [value: bigint, end: number] {
	let value = 0n;
	for (let at = start; at < start + 10; at++) {
		const byte = bytes[at];
		if (byte === undefined) throw new RangeError('The frame ends early');
		value |= BigInt(byte & 0x7f) << BigInt(7 * (at - start));
		if (byte < 0x80) return [BigInt.asUintN(64, value), at + 1];
	}
	throw new RangeError('A number does not end');
}

function readHeader(bytes: Uint8Array): [key: string, value: string] {
	const texts = ['', ''];
	for (const { number, kind, content } of fieldsOf(bytes)) {
		if (number > 2) continue;
		if (kind !== BYTES) throw new RangeError('A header is no text');
		texts[number - 1] = new TextDecoder().decode(content);
	}
	const [key = '', value = ''] = texts;
	return [key, value];
}

function writeVarint(value: bigint): number[] {
	const bytes: number[] = [];
	let rest = BigInt.asUintN(64, value);
	for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
	return [...bytes, Number(rest)];
}

const numberField = (value: bigint, index: number): Uint8Array =>
	Buffer.from([(index + 1) << 3, ...writeVarint(value)]);

const field = (number: number, content: Uint8Array): Uint8Array =>
	Buffer.concat([
		Buffer.from([(number << 3) | BYTES, ...writeVarint(BigInt(content.length))]),
		content,
	]);

const header = (key: string, value: string): Uint8Array =>
	field(HEADER, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))]));
