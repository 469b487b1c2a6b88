import { operation } from '../../engine/operation';
import { raw } from '../../engine/reading';
import {
	notificationField,
	notificationIdIn,
	readNotification,
	SENDERS,
} from './notificationFields';

/** Feishu docs: helpdesk-v1, get notification. */
export const get = operation({
	name: 'Get',
	action: 'Get a notification',
	description: 'Retrieve a notification: its card, its audience, and how many have read it',
	...SENDERS,
	fields: [notificationField],

	prepare(params) {
		const id = notificationIdIn(params);
		return {
			*steps() {
				const { notification, link } = yield* readNotification(id);
				return [{ json: { ...raw(notification), approval_app_link: link } }];
			},
		};
	},
});
