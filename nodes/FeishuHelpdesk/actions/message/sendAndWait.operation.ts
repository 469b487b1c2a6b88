import { operation } from '../../engine/operation';
import { paceOptions } from '../../engine/runOptionFields';
import { optionsOf } from '../../fields/collections';
import { userIdTypeOption } from '../../fields/personId';
import { receiverField } from '../../fields/receiver';
import { onOpenTicketOption } from './onOpenTicket';
import { receiveTypeField } from './receiveType';
import { questionFields, questionOptions } from './sendAndWaitFields';

/** Feishu docs: helpdesk-v1, the helpdesk bot sends a message. What its links open is in `response/`. */
export const sendAndWait = operation({
	name: 'Send and Wait for Response',
	action: 'Send a message and wait for the response',
	description: 'Ask people with a card, and wait until one of them answers',
	done: 'sent',
	waits: true,
	fields: [
		receiverField,
		receiveTypeField,
		...questionFields,
		optionsOf([
			...questionOptions,
			...paceOptions,
			// A ticket takes no card.
			{ ...onOpenTicketOption, options: onOpenTicketOption.options?.slice(0, 2) },
			userIdTypeOption,
		]),
	],

	async prepare(params) {
		const { askPeople } = await import('./askPeople');
		return askPeople(params);
	},
});
