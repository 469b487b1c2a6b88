import { field } from '../../fields/field';
import { operation } from '../../engine/operation';
import { notificationField, SENDERS } from './notificationFields';

const sendAtField = field({
	displayName: 'Send At',
	name: 'sendAt',
	type: 'dateTime',
	default: '',
	required: true,
	description: 'When it goes out to everybody in its audience',
});

/** Feishu docs: helpdesk-v1, send notification; possible once it is approved. */
export const send = operation({
	name: 'Send',
	action: 'Send a notification',
	description: 'Schedule a notification that was approved',
	...SENDERS,
	fields: [notificationField, sendAtField],

	prepare: async (params) => (await import('./notificationSteps')).sendNotification(params),
});
