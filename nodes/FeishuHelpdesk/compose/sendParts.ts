import type { IDataObject } from 'n8n-workflow';

import type { MessageContent } from '../content/message';
import type { OutputItem } from '../engine/operation';
import { Failure } from '../transport/failure';
import type { Steps } from '../transport/steps';

/**
 * Sends a message part after part; most have one.
 *
 * @param parts of the message, in order
 * @param out what the output says of the first ones, which are out already; of others it is added
 * @param send sends one of them; yields what the output says of it, or why it was not taken
 * @returns one output item per part
 * @throws {Failure} of the part that was refused or got lost; it says when earlier ones are out
 */
export function* sendParts(
	parts: readonly MessageContent[],
	out: OutputItem[],
	send: (part: MessageContent) => Steps<IDataObject | Failure>,
): Steps<OutputItem[]> {
	for (const part of parts.slice(out.length)) {
		const sent = yield* send(part);
		if (sent instanceof Failure) throw sent.partly(out.length, parts.length);
		const place = parts.length > 1 ? { part: out.length + 1, parts: parts.length } : {};
		out.push({ json: { ...sent, ...place } });
	}
	return out;
}
