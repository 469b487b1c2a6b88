import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** One header of a frame. */
export interface FrameHeader {
	readonly key: string;
	readonly value: string;
}

/** What goes over a long connection. Feishu's SDKs: message pbbp2.Frame, proto2. */
export interface Frame {
	readonly seqId: bigint;
	readonly logId: bigint;
	readonly service: number;
	/** 0 control, 1 data. */
	readonly method: number;
	readonly headers: readonly FrameHeader[];
	readonly payloadEncoding?: string;
	readonly payloadType?: string;
	readonly payload?: Uint8Array;
	readonly logIdNew?: string;
}

/** Values of `method`. */
export const METHOD = { control: 0, data: 1 } as const;

const FIELDS = [
	['seqId', 1, WireType.Varint],
	['logId', 2, WireType.Varint],
	['service', 3, WireType.Varint],
	['method', 4, WireType.Varint],
	['headers', 5, WireType.LengthDelimited],
	['payloadEncoding', 6, WireType.LengthDelimited],
	['payloadType', 7, WireType.LengthDelimited],
	['payload', 8, WireType.LengthDelimited],
	['logIdNew', 9, WireType.LengthDelimited],
] as const;

type Draft = { -readonly [K in keyof Frame]?: Frame[K] };

/** @returns the bytes of a frame; the four required fields are written even when they are 0 */
export function encodeFrame(frame: Frame): Uint8Array {
	const writer = new BinaryWriter()
		.tag(1, WireType.Varint)
		.uint64(frame.seqId)
		.tag(2, WireType.Varint)
		.uint64(frame.logId)
		.tag(3, WireType.Varint)
		.int32(frame.service)
		.tag(4, WireType.Varint)
		.int32(frame.method);
	for (const { key, value } of frame.headers) {
		writer.tag(5, WireType.LengthDelimited).fork();
		writer.tag(1, WireType.LengthDelimited).string(key);
		writer.tag(2, WireType.LengthDelimited).string(value).join();
	}
	if (frame.payloadEncoding !== undefined) {
		writer.tag(6, WireType.LengthDelimited).string(frame.payloadEncoding);
	}
	if (frame.payloadType !== undefined) {
		writer.tag(7, WireType.LengthDelimited).string(frame.payloadType);
	}
	if (frame.payload) writer.tag(8, WireType.LengthDelimited).bytes(frame.payload);
	if (frame.logIdNew !== undefined) {
		writer.tag(9, WireType.LengthDelimited).string(frame.logIdNew);
	}
	return writer.finish();
}

/**
 * Reads a frame strictly, as a proto2 parser does.
 *
 * @throws Error that says what is wrong: a cut frame, a wrong type, a required field that is missing
 */
export function decodeFrame(bytes: Uint8Array): Frame {
	const reader = new BinaryReader(bytes);
	const draft: Draft = {};
	const headers: FrameHeader[] = [];
	while (reader.pos < reader.len) {
		const [number, type] = reader.tag();
		const field = FIELDS.find((one) => one[1] === number);
		if (!field) {
			reader.skip(type, number);
			continue;
		}
		if (field[2] !== type) throw new Error(`field ${number} has the wire type ${type}`);
		readField(reader, field[0], draft, headers);
	}
	const { seqId, logId, service, method } = draft;
	if (seqId === undefined) throw new Error('SeqID is missing');
	if (logId === undefined) throw new Error('LogID is missing');
	if (service === undefined) throw new Error('service is missing');
	if (method === undefined) throw new Error('method is missing');
	return { ...draft, seqId, logId, service, method, headers };
}

/** @returns the value of a header, or undefined */
export function headerOf(frame: Frame, key: string): string | undefined {
	return frame.headers.find((header) => header.key === key)?.value;
}

function readField(
	reader: BinaryReader,
	name: (typeof FIELDS)[number][0],
	draft: Draft,
	headers: FrameHeader[],
): void {
	if (name === 'seqId' || name === 'logId') draft[name] = BigInt(reader.uint64());
	else if (name === 'service' || name === 'method') draft[name] = reader.int32();
	else if (name === 'headers') headers.push(readHeader(reader.bytes()));
	else if (name === 'payload') draft.payload = reader.bytes();
	else draft[name] = reader.string(true);
}

function readHeader(bytes: Uint8Array): FrameHeader {
	const reader = new BinaryReader(bytes);
	let key: string | undefined;
	let value: string | undefined;
	while (reader.pos < reader.len) {
		const [number, type] = reader.tag();
		if (number === 1) key = reader.string(true);
		else if (number === 2) value = reader.string(true);
		else reader.skip(type, number);
	}
	if (key === undefined || value === undefined) throw new Error('a header lacks key or value');
	return { key, value };
}
