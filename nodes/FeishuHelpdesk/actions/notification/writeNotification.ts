import type { PreparedContent } from '../../compose/contentKind';
import { readCard, type CardName } from '../../compose/readCard';
import type { Found, Plan } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { given, make, someOf } from '../../engine/writing';
import { nameIn } from '../../fields/nameIn';
import type { Params } from '../../fields/params';
import { USER_ID_TYPES } from '../../fields/personId';
import { toJson } from '../../shared/jsonText';
import { path } from '../../transport/path';
import { keeps } from '../keeps';
import { namedNotification, notificationIdIn, oneByOne, readNotification } from './notification';
import { NOBODY, readAudience, type AudienceName } from './readAudience';

/**
 * @param content a card
 * @param found hands over its pictures
 * @returns the card as text (Feishu docs: helpdesk-v1, create notification, `push_content`)
 */
const pushContent = (content: PreparedContent, found: Found): string =>
	toJson(content.build(found)[0]?.content ?? {});

/** What a draft is made of. Feishu's page calls the first four required, here too. */
const KEPT = [
	'job_name',
	'push_content',
	'push_type',
	'push_scope_type',
	'new_staff_scope_type',
	'new_staff_scope_department_list',
	'user_list',
	'department_list',
	'chat_list',
	'send_at',
] as const;

/** What a notification is made of, below the name of a collection. */
type Draft<Collection extends string> =
	| CardName
	| AudienceName
	| `${Collection}.${'sendAt' | 'userIdType'}`;

/**
 * Drafts a notification.
 *
 * @param params the item's fields
 * @returns the plan
 * @throws {InputError} naming the field
 */
export async function createNotification(
	params: Params<Draft<'additionalFields'> | 'jobName'>,
): Promise<Plan> {
	const name = nameIn(params.text('jobName'), params.label('jobName'));
	const audience = readAudience(params);
	const sendAt = params.time('additionalFields.sendAt');
	const type = params.choice('additionalFields.userIdType', USER_ID_TYPES, 'open_id');
	const content = await readCard(params);
	return oneByOne({
		needs: content.needs,
		hints: content.hints ?? [],
		*steps(found) {
			const data = yield* make({
				method: 'POST',
				path: path`/helpdesk/v1/notifications`,
				expects: { what: 'the ID of the notification', names: ['notification_id'] },
				query: { user_id_type: type },
				body: {
					job_name: name,
					push_content: pushContent(content, found),
					...audience,
					...(sendAt !== undefined && { send_at: String(sendAt) }),
				},
			});
			return [{ json: raw(data) }];
		},
	});
}

/**
 * Changes the draft of a notification. What is not changed goes out anew.
 *
 * @param params the item's fields
 * @returns the plan
 * @throws {InputError} naming the field
 */
export async function updateNotification(
	params: Params<Draft<'updateFields'> | 'notificationId' | 'updateFields.jobName'>,
): Promise<Plan> {
	const id = notificationIdIn(params);
	const name = params.text('updateFields.jobName').trim();
	const sendAt = params.time('updateFields.sendAt');
	const type = params.choice('updateFields.userIdType', USER_ID_TYPES, 'open_id');
	const content = keeps(params, 'cardMode') ? undefined : await readCard(params);
	const changes = {
		...(name !== '' && { job_name: name }),
		...(sendAt !== undefined && { send_at: String(sendAt) }),
		...(!keeps(params, 'audience') && { ...NOBODY, ...readAudience(params) }),
	};
	if (!content) someOf(changes);
	return oneByOne({
		needs: content?.needs ?? [],
		hints: content?.hints ?? [],
		*steps(found) {
			const query = { user_id_type: type };
			const { notification } = yield* readNotification(id, query);
			const before = KEPT.map((key) => [key, notification[key]] as const);
			yield* make({
				method: 'PATCH',
				path: path`/helpdesk/v1/notifications/${id}`,
				query,
				body: {
					...given(Object.fromEntries(before)),
					...changes,
					...(content && { push_content: pushContent(content, found) }),
				},
				names: namedNotification(id),
			});
			return [{ json: { notification_id: id, updated: true } }];
		},
	});
}
