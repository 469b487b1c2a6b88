import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { notificationField, notificationIdIn, SENDERS, stepOf } from './notificationFields';

/** Feishu docs: helpdesk-v1, cancel notification approval. */
export const cancelApproval = operation({
	name: 'Cancel Approval',
	action: 'Cancel the approval of a notification',
	description: 'Take back the request for approval',
	...SENDERS,
	fields: [notificationField],

	prepare(params) {
		const id = notificationIdIn(params);
		return stepOf(id, path`/helpdesk/v1/notifications/${id}/cancel_approve`, undefined, {
			cancelled: true,
		});
	},
});
