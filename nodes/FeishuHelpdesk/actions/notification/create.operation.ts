import { additionalFieldsOf } from '../../fields/collections';
import { operation } from '../../engine/operation';
import { cardFields } from '../../compose/contentFields';
import { audienceFields } from './audienceFields';
import { cardOptions, jobNameField, SENDERS, timeFields } from './notificationFields';

/** Feishu docs: helpdesk-v1, create notification. */
export const create = operation({
	name: 'Create',
	action: 'Create a notification',
	description: 'Draft a card for many people, which goes out once it is approved and sent',
	...SENDERS,
	fields: [
		{ ...jobNameField, required: true },
		...audienceFields,
		...cardFields,
		cardOptions,
		additionalFieldsOf(timeFields),
	],

	prepare: async (params) => await (await import('./writeNotification')).createNotification(params),
});
