import { MESSAGE_TYPES, type MessageType } from '../../content/messageTypes';
import { optionsOf } from '../../fields/collections';
import { userIdTypeOption, USER_ID_TYPES } from '../../fields/personId';
import { parseReceivers, receiverField } from '../../fields/receiver';
import { readOnce } from '../../engine/onceKey';
import { runOptions } from '../../engine/runOptionFields';
import { InputError } from '../../shared/inputError';
import { operation } from '../../engine/operation';
import type { Params } from '../../fields/params';
import { personOf } from '../user/person';
import { contentFields, contentOptions, readContent } from '../../compose/contentFields';
import { identityOf, type PreparedContent } from '../../compose/contentKind';
import type { Delivery } from './deliver';
import { ON_OPEN_TICKET, onOpenTicketOption } from './onOpenTicket';
import { RECEIVE_TYPES, receiveTypeField } from './receiveType';

const optionsField = optionsOf([
	...contentOptions(MESSAGE_TYPES),
	...runOptions,
	onOpenTicketOption,
	userIdTypeOption,
]);

/** Feishu docs: helpdesk-v1, the helpdesk bot sends a message. */
export const send = operation({
	name: 'Send',
	action: 'Send a message',
	description: 'Send a text, rich text, image or card to people through the helpdesk bot',
	done: 'sent',
	fields: [receiverField, receiveTypeField, ...contentFields(MESSAGE_TYPES), optionsField],

	async prepare(params) {
		const { deliver } = await import('./deliver');
		const field = params.label('receiver');
		const userIdType = params.choice('options.userIdType', ['auto', ...USER_ID_TYPES], 'auto');
		const receivers = parseReceivers(params.locator('receiver'), userIdType, field);
		const messageType: MessageType = params.choice('messageType', MESSAGE_TYPES);
		const content = await readContent(messageType, params);
		const delivery = readDelivery(params, messageType, content);
		const once = readOnce(params);

		return receivers.map((receiver) => {
			if (receiver instanceof InputError) return receiver;
			const person = personOf(receiver, field);
			return {
				receiver: receiver.entered,
				lane: (found) => person.resolve(found).id,
				preview: params.flag('options.previewOnly'),
				onceKey: once && {
					once,
					receiver: (found) => person.resolve(found).id,
					content: () => [...identityOf(content), delivery.receiveType],
				},
				needs: [...person.needs, ...content.needs],
				hints: content.hints ?? [],
				steps: (found, out = []) =>
					deliver(content.build(found), person.resolve(found), delivery, person.address, out),
			};
		});
	},
});

function readDelivery(
	params: Params<'receiveType' | 'options.onOpenTicket'>,
	messageType: MessageType,
	{ field }: PreparedContent,
): Delivery {
	const receiveType = params.choice('receiveType', RECEIVE_TYPES);
	const name = 'options.onOpenTicket';
	const onOpenTicket = params.choice(name, ON_OPEN_TICKET, 'fail');
	const fitsTicket = messageType === 'text' || messageType === 'post';
	if (onOpenTicket === 'replyInTicket' && receiveType === 'chat' && !fitsTicket) {
		throw new InputError(
			params.label(name),
			"is 'Reply in the Ticket', where Feishu takes text and rich text only",
			"Choose 'Send Privately', or another message type.",
		);
	}
	return { receiveType, onOpenTicket, contentField: field };
}
