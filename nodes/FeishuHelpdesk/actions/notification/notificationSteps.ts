import type { Plan } from '../../engine/operation';
import { raw } from '../../engine/reading';
import type { Params } from '../../fields/params';
import { InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import { notificationIdIn, readNotification, stepOf } from './notification';

/**
 * What Feishu knows of a notification.
 *
 * @param params the item's fields
 * @returns the plan
 * @throws {InputError} naming the field
 */
export function getNotification(params: Params<'notificationId'>): Plan {
	const id = notificationIdIn(params);
	return {
		*steps() {
			const { notification, link } = yield* readNotification(id);
			return [{ json: { ...raw(notification), approval_app_link: link } }];
		},
	};
}

/**
 * Sends the card to the connected account.
 *
 * @param params the item's fields
 * @returns the plan
 * @throws {InputError} naming the field
 */
export function previewNotification(params: Params<'notificationId'>): Plan {
	const id = notificationIdIn(params);
	return stepOf(id, path`/helpdesk/v1/notifications/${id}/preview`, undefined, {
		previewed: true,
	});
}

/**
 * Stops a notification from going out, or takes it back.
 *
 * @param params the item's fields
 * @returns the plan
 * @throws {InputError} naming the field
 */
export function cancelNotification(params: Params<'notificationId' | 'recall'>): Plan {
	const id = notificationIdIn(params);
	const recall = params.flag('recall');
	return stepOf(
		id,
		path`/helpdesk/v1/notifications/${id}/cancel_send`,
		{ is_recall: recall },
		{ cancelled: true, recalled: recall },
	);
}

/**
 * Takes back the request for approval.
 *
 * @param params the item's fields
 * @returns the plan
 * @throws {InputError} naming the field
 */
export function cancelNotificationApproval(params: Params<'notificationId'>): Plan {
	const id = notificationIdIn(params);
	return stepOf(id, path`/helpdesk/v1/notifications/${id}/cancel_approve`, undefined, {
		cancelled: true,
	});
}

/**
 * Schedules a notification; possible once it is approved.
 *
 * @param params the item's fields
 * @returns the plan
 * @throws {InputError} naming the field
 */
export function sendNotification(params: Params<'notificationId' | 'sendAt'>): Plan {
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
}
