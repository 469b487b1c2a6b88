import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod/v4';

import type { Frame } from './frame';

/** What an ack says. */
export type Ack = { ok: true; code: 200 | 500 } | { ok: false; problem: string };

const payload = z.looseObject({ code: z.union([z.literal(200), z.literal(500)]) });

/**
 * Checks an ack as strictly as public threads say Feishu does: the same frame, with the header
 * `biz_rt` added and a payload of its own. Without SeqID and LogID a push counts as failed.
 *
 * @param sent the frame that completed the event
 * @param ack what came back
 * @returns its code, or what differs
 */
export function readAck(sent: Frame, ack: Frame): Ack {
	const fail = (problem: string): Ack => ({ ok: false, problem });
	if (ack.seqId !== sent.seqId) return fail(`SeqID ${ack.seqId}, not ${sent.seqId}`);
	if (ack.logId !== sent.logId) return fail(`LogID ${ack.logId}, not ${sent.logId}`);
	if (ack.service !== sent.service) return fail(`service ${ack.service}, not ${sent.service}`);
	for (const name of ['logIdNew', 'payloadEncoding', 'payloadType'] as const) {
		if ((ack[name] ?? '') !== (sent[name] ?? '')) {
			return fail(`${name} "${ack[name] ?? ''}", not "${sent[name] ?? ''}"`);
		}
	}
	const added = ack.headers.filter(({ key }) => key === 'biz_rt');
	if (added.length !== 1) return fail(`the header biz_rt came ${added.length} times, not once`);
	if (!/^-?\d{1,9}$/.test(added[0]?.value ?? '')) return fail('biz_rt is no whole number');
	if (
		!isDeepStrictEqual(
			ack.headers.filter(({ key }) => key !== 'biz_rt'),
			[...sent.headers],
		)
	) {
		return fail('the headers are not those that were sent');
	}
	const said = payload.safeParse(jsonOf(ack.payload));
	return said.success
		? { ok: true, code: said.data.code }
		: fail('the payload must be {"code":200} or {"code":500}');
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
	try {
		const value: unknown = JSON.parse(
			new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array()),
		);
		return value;
	} catch {
		return undefined;
	}
}
