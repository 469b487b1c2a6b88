import { field } from '../../fields/field';
import { operation } from '../../engine/operation';
import { notificationField, SENDERS } from './notificationFields';

const recallField = field({
	displayName: 'Recall',
	name: 'recall',
	type: 'boolean',
	default: false,
	description: 'Whether to take back what people have received already',
});

/** Feishu docs: helpdesk-v1, cancel notification: while it is scheduled, being sent, or sent. */
export const cancel = operation({
	name: 'Cancel',
	action: 'Cancel a notification',
	description: 'Stop a notification from going out, or take it back',
	...SENDERS,
	fields: [notificationField, recallField],

	prepare: async (params) => (await import('./notificationSteps')).cancelNotification(params),
});
