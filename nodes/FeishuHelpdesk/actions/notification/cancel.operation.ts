import { field } from '../../fields/field';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { notificationField, notificationIdIn, SENDERS, stepOf } from './notificationFields';

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

	prepare(params) {
		const id = notificationIdIn(params);
		const recall = params.flag('recall');
		return stepOf(
			id,
			path`/helpdesk/v1/notifications/${id}/cancel_send`,
			{ is_recall: recall },
			{ cancelled: true, recalled: recall },
		);
	},
});
