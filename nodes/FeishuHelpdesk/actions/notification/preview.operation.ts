import { operation } from '../../engine/operation';
import { notificationField, SENDERS } from './notificationFields';

/** Feishu docs: helpdesk-v1, preview notification. */
export const preview = operation({
	name: 'Preview',
	action: 'Preview a notification',
	description: 'Send the card to the connected account, to look at it',
	...SENDERS,
	fields: [notificationField],

	prepare: async (params) => (await import('./notificationSteps')).previewNotification(params),
});
