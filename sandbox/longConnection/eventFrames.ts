import { randomBytes, randomUUID } from 'node:crypto';

import { METHOD, type Frame } from './frame';

/** How an event is cut. */
export interface Cut {
	/** How many parts, at least 1. */
	parts: number;
	/** Whether they go in a random order. */
	shuffled: boolean;
}

/**
 * The frames of an event, in the order in which they are sent. Parts are cut by bytes, also within
 * a character. Ids are above 2^53: a client that makes numbers of them echoes other ones.
 *
 * @param json the event as text
 * @param service `service_id` of the connection
 * @param cut into how many parts; never into more than there are bytes
 */
export function eventFrames(json: string, service: number, cut: Cut): Frame[] {
	const bytes = Buffer.from(json, 'utf8');
	const sum = Math.max(1, Math.min(cut.parts, bytes.length));
	const size = Math.ceil(bytes.length / sum);
	const messageId = randomUUID();
	const traceId = randomBytes(16).toString('hex');
	const frames = Array.from({ length: sum }, (_, seq): Frame => {
		const headers = {
			type: 'event',
			message_id: messageId,
			trace_id: traceId,
			sum,
			seq,
			timestamp: Date.now(),
			instance_id: '1',
		};
		return {
			seqId: bigId(),
			logId: bigId(),
			service,
			method: METHOD.data,
			headers: Object.entries(headers).map(([key, value]) => ({ key, value: String(value) })),
			payloadEncoding: '',
			payloadType: '',
			payload: bytes.subarray(seq * size, (seq + 1) * size),
			logIdNew: randomBytes(16).toString('hex'),
		};
	});
	return cut.shuffled ? shuffle(frames) : frames;
}

/** A part of an event that never comes whole: it promises very many. */
export function hugeSumFrame(service: number, sum: number): Frame {
	const [frame] = eventFrames('{}', service, { parts: 1, shuffled: false });
	if (!frame) throw new Error('an event has at least one frame');
	const headers = frame.headers.map((header) =>
		header.key === 'sum' ? { key: 'sum', value: String(sum) } : header,
	);
	return { ...frame, headers };
}

/** An id from 2^53 to 2^64. */
function bigId(): bigint {
	return randomBytes(8).readBigUInt64BE() | (1n << 53n);
}

function shuffle<T>(items: readonly T[]): T[] {
	return items
		.map((item) => ({ item, rank: Math.random() }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ item }) => item);
}
