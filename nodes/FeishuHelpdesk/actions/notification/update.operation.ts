import { updateFieldsOf } from '../../fields/collections';
import { field } from '../../fields/field';
import { operation } from '../../engine/operation';
import { cardFields } from '../../compose/contentFields';
import { keptAudienceFields } from './audienceFields';
import {
	cardOptions,
	jobNameField,
	notificationField,
	SENDERS,
	timeFields,
} from './notificationFields';

const KEEP = { name: 'Keep', value: 'keep', description: 'The card stays as it is' };

/** The same fields; a card that is not touched stays. */
const keptCardFields = cardFields.map((each) =>
	each.name === 'cardMode'
		? field({ ...each, name: each.name, options: [...(each.options ?? []), KEEP], default: 'keep' })
		: each,
);

/** Feishu docs: helpdesk-v1, update notification; possible in a draft only. What is not changed goes out anew. */
export const update = operation({
	name: 'Update',
	action: 'Update a notification',
	description: 'Change the draft of a notification',
	...SENDERS,
	fields: [
		notificationField,
		updateFieldsOf([jobNameField, ...timeFields]),
		...keptAudienceFields,
		...keptCardFields,
		cardOptions,
	],

	prepare: async (params) => await (await import('./writeNotification')).updateNotification(params),
});
