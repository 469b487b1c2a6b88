import { operation } from '../../engine/operation';
import { notificationField, SENDERS } from './notificationFields';

/** Feishu docs: helpdesk-v1, get notification. */
export const get = operation({
	name: 'Get',
	action: 'Get a notification',
	description: 'Retrieve a notification: its card, its audience, and how many have read it',
	...SENDERS,
	fields: [notificationField],

	prepare: async (params) => (await import('./notificationSteps')).getNotification(params),
});
