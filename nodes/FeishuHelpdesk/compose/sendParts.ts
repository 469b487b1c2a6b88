import type { IDataObject } from 'n8n-workflow';

import type { MessageContent } from '../content/message';
import type { OutputItem } from '../engine/operation';
import { Failure } from '../transport/failure';
import type { Steps } from '../transport/steps';

/**
 * Sends a message part after part; most have one.
 *
 * @param parts of the message, in order
 * @param send sends one of them; yields what the output says of it, or why it was not taken
 * @returns one output item per part
 * @throws {Failure} of the part that was refused or got lost; it says when earlier ones are out
 */
export function* sendParts(
	parts: readonly MessageContent[],
	send: (part: MessageContent) => Steps<IDataObject | Failure>,
): Steps<OutputItem[]> {
	const output: OutputItem[] = [];
	for (const [index, part] of parts.entries()) {
		const sent = yield* send(part);
		if (sent instanceof Failure) throw index === 0 ? sent : sent.partly(index, parts.length);
		const place = parts.length > 1 ? { part: index + 1, parts: parts.length } : {};
		output.push({ json: { ...sent, ...place } });
	}
	return output;
}
