import { operation } from '../../engine/operation';
import { notificationField, SENDERS } from './notificationFields';

/** Feishu docs: helpdesk-v1, cancel notification approval. */
export const cancelApproval = operation({
	name: 'Cancel Approval',
	action: 'Cancel the approval of a notification',
	description: 'Take back the request for approval',
	...SENDERS,
	fields: [notificationField],

	prepare: async (params) =>
		(await import('./notificationSteps')).cancelNotificationApproval(params),
});
