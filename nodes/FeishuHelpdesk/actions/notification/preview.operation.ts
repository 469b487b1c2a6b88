import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { notificationField, notificationIdIn, SENDERS, stepOf } from './notificationFields';

/** Feishu docs: helpdesk-v1, preview notification. */
export const preview = operation({
	name: 'Preview',
	action: 'Preview a notification',
	description: 'Send the card to the connected account, to look at it',
	...SENDERS,
	fields: [notificationField],

	prepare(params) {
		const id = notificationIdIn(params);
		return stepOf(id, path`/helpdesk/v1/notifications/${id}/preview`, undefined, {
			previewed: true,
		});
	},
});
