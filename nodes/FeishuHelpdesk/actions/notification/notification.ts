import type { IDataObject } from 'n8n-workflow';

import type { Plan } from '../../engine/operation';
import { naming } from '../../engine/naming';
import { changeOne } from '../../engine/writing';
import { checkedId, type NamedId } from '../../fields/locator';
import type { Params } from '../../fields/params';
import { identifierText } from '../../shared/identifier';
import { objectIn, textOrNull, type JsonObject } from '../../shared/json';
import { path, type ApiPath } from '../../transport/path';
import type { ApiRequest } from '../../transport/request';
import { ask, type Steps } from '../../transport/steps';

/**
 * @param params with the notification
 * @returns its ID
 * @throws {InputError} when it is empty
 */
export function notificationIdIn(params: Params<'notificationId'>): string {
	const label = params.label('notificationId');
	const id = identifierText(params.locator('notificationId').value, label);
	return checkedId(id, label, "Enter the ID that 'Create' put out.");
}

/** What a failure says of a notification. */
export const namedNotification = (value: string): NamedId => ({ field: 'Notification', value });

/**
 * @param id of a notification
 * @param query of the kind of IDs that it names people by
 * @returns what Feishu knows of it, and the link to the app in which it is approved
 */
export function* readNotification(
	id: string,
	query: ApiRequest['query'] = {},
): Steps<{ notification: JsonObject; link: string | null }> {
	const data = yield* naming(
		namedNotification(id),
		ask({
			method: 'GET',
			path: path`/helpdesk/v1/notifications/${id}`,
			query,
			effect: 'read',
			expects: { what: 'the notification', within: 'notification', names: ['job_name'] },
		}),
	);
	return {
		notification: objectIn(data, 'notification'),
		link: textOrNull(data.approval_app_link),
	};
}

/**
 * Feishu takes 10 notifications a minute, so they go one after another.
 *
 * @param plan of one of them
 * @returns the same, in one lane
 */
export const oneByOne = (plan: Plan): Plan => ({ ...plan, lane: () => 'notifications' });

/**
 * The plan of a step in the life of a notification.
 *
 * @param id of the notification
 * @param step its path
 * @param body what it asks
 * @param done what came of it
 * @returns the plan
 */
export const stepOf = (
	id: string,
	step: ApiPath,
	body: JsonObject | undefined,
	done: IDataObject,
): Plan =>
	oneByOne(
		changeOne(
			{ method: 'POST', path: step, ...(body && { body }), names: namedNotification(id) },
			() => ({ notification_id: id, ...done }),
		),
	);
