import { field } from '../../fields/field';
import { InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { notificationField, notificationIdIn, SENDERS, stepOf } from './notificationFields';

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

	prepare(params) {
		const id = notificationIdIn(params);
		const at = params.time('sendAt');
		if (at === undefined) {
			throw new InputError(params.label('sendAt'), 'is empty', 'Choose when it goes out.');
		}
		return stepOf(
			id,
			path`/helpdesk/v1/notifications/${id}/execute_send`,
			{ send_at: String(at) },
			{ send_at: new Date(at).toISOString(), scheduled: true },
		);
	},
});
