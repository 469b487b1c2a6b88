import { assertFits, encodeMessage } from '../../content/message';
import { optionsOf } from '../../fields/collections';
import { runOptions } from '../../engine/runOptionFields';
import { Failure } from '../../transport/failure';
import { contentFields, contentOptions, readContent } from '../../compose/contentFields';
import { readOnceKey } from '../../engine/onceKeyField';
import { naming } from '../../engine/naming';
import { operation, type OutputItem } from '../../engine/operation';
import { readTicketId, ticketLocator, ticketNamed } from '../ticket/ticketLocator';
import { writeInTicket } from './ticketMessage';

/** Feishu docs: helpdesk-v1, create ticket message. */
const TYPES = ['text', 'post'] as const;

const optionsField = optionsOf([...contentOptions(TYPES), ...runOptions]);

/** Feishu docs: helpdesk-v1, create ticket message. */
export const send = operation({
	name: 'Send',
	action: 'Send a message in a ticket',
	description: 'Write in a ticket in progress, where its guest and its agents read it',
	done: 'sent',
	fields: [ticketLocator, ...contentFields(TYPES), optionsField],

	async prepare(params) {
		const ticketId = readTicketId(params);
		const content = await readContent(params.choice('messageType', TYPES), params);
		return {
			lane: () => ticketId,
			preview: params.flag('options.previewOnly'),
			onceKey: readOnceKey(params),
			needs: content.needs,
			hints: content.hints ?? [],
			*steps(found) {
				const parts = content.build(found);
				const output: OutputItem[] = [];
				for (const part of parts) assertFits(encodeMessage(part), content.field);
				for (const [index, part] of parts.entries()) {
					const reply = yield* naming(ticketNamed(ticketId), writeInTicket(ticketId, part));
					if (reply instanceof Failure) {
						throw index === 0 ? reply : reply.partly(index, parts.length);
					}
					output.push({
						json: {
							message_id: reply.message_id ?? null,
							ticket_id: ticketId,
							msg_type: part.msg_type,
							...(parts.length > 1 && { part: index + 1, parts: parts.length }),
						},
					});
				}
				return output;
			},
		};
	},
});
