import { sendParts } from '../../compose/sendParts';
import { assertFits, encodeMessage } from '../../content/message';
import { optionsOf } from '../../fields/collections';
import { readOnce } from '../../engine/onceKey';
import { runOptions } from '../../engine/runOptionFields';
import { Failure } from '../../transport/failure';
import { contentFields, contentOptions, readContent } from '../../compose/contentFields';
import { identityOf } from '../../compose/contentKind';
import { naming } from '../../engine/naming';
import { operation } from '../../engine/operation';
import { ticketLocator } from '../ticket/ticketLocator';
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
	fields: [ticketLocator.field, ...contentFields(TYPES), optionsField],

	async prepare(params) {
		const ticketId = ticketLocator.read(params);
		const once = readOnce(params);
		const content = await readContent(params.choice('messageType', TYPES), params);
		return {
			lane: () => ticketId,
			preview: params.flag('options.previewOnly'),
			onceKey: once && { once, receiver: () => ticketId, content: () => identityOf(content) },
			needs: content.needs,
			hints: content.hints ?? [],
			*steps(found, out = []) {
				const parts = content.build(found);
				for (const part of parts) assertFits(encodeMessage(part), content.field);
				return yield* sendParts(parts, out, function* (part) {
					const write = writeInTicket(ticketId, part);
					const reply = yield* naming(ticketLocator.named(ticketId), write);
					if (reply instanceof Failure) return reply;
					const { message_id: messageId } = reply;
					return {
						message_id: messageId ?? null,
						ticket_id: ticketId,
						msg_type: part.msg_type,
					};
				});
			},
		};
	},
});
