import type { IDataObject } from 'n8n-workflow';

import { cardKind } from '../../compose/cardFields';
import type { PreparedContent } from '../../compose/contentKind';
import { optionsOf } from '../../fields/collections';
import { field, fieldList } from '../../fields/field';
import { checkedId, type NamedId } from '../../fields/locator';
import { USER_ID_TYPES } from '../../fields/personId';
import type { Params } from '../../fields/params';
import { identifierText } from '../../shared/identifier';
import { objectIn, textOrNull, type JsonObject } from '../../shared/json';
import { toJson } from '../../shared/jsonText';
import type { Found, Plan } from '../../engine/operation';
import { changeOne } from '../../engine/writing';
import { naming } from '../../engine/naming';
import { path, type ApiPath } from '../../transport/path';
import type { ApiRequest } from '../../transport/request';
import { ask, type Steps } from '../../transport/steps';

/** Feishu's pages name no role. All notifications share a lane, since Feishu takes 10 a minute. */
export const SENDERS = Object.freeze({
	actsAs: 'user',
	needsRole: 'an agent, an administrator or the owner',
} as const);

/** Feishu lists no notifications, so one is named by its ID. */
export const notificationField = field({
	displayName: 'Notification',
	name: 'notificationId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'Which notification',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6981801914270744596',
			hint: "As 'Create' puts it out",
		},
	],
});

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

/** What it is called, for those who manage notifications. */
export const jobNameField = field({
	displayName: 'Job Name',
	name: 'jobName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Maintenance on Sunday',
	description: 'What it is called, for those who manage notifications',
});

/** When it goes out, and of what kind the IDs are. */
export const timeFields = fieldList([
	{
		displayName: 'Send At',
		name: 'sendAt',
		type: 'dateTime',
		default: '',
		description: 'When it is to go out, once it is approved',
	},
	{
		displayName: 'User ID Type',
		name: 'userIdType',
		type: 'options',
		options: USER_ID_TYPES.map((value) => ({
			name: value.replace('_id', ' ID').replace(/^./, (letter) => letter.toUpperCase()),
			value,
			description: `User IDs are ${value}s`,
		})),
		default: 'open_id',
		description: 'What kind of IDs User IDs are',
	},
]);

/** Their options. */
export const cardOptions = optionsOf(cardKind.options);

/**
 * @param content a card
 * @param found hands over its pictures
 * @returns the card as text (Feishu docs: helpdesk-v1, create notification, `push_content`)
 */
export const pushContent = (content: PreparedContent, found: Found): string =>
	toJson(content.build(found)[0]?.content ?? {});

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
