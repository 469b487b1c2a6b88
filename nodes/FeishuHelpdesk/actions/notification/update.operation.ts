import { updateFieldsOf } from '../../fields/collections';
import { field } from '../../fields/field';
import { USER_ID_TYPES } from '../../fields/personId';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { given, make, someOf } from '../../engine/writing';
import { cardKind } from '../../compose/cardFields';
import { cardFields } from '../../compose/contentFields';
import { keeps } from '../keeps';
import { keptAudienceFields, NOBODY, readAudience } from './audience';
import {
	cardOptions,
	jobNameField,
	namedNotification,
	notificationField,
	notificationIdIn,
	oneByOne,
	pushContent,
	readNotification,
	SENDERS,
	timeFields,
} from './notificationFields';

const KEEP = { name: 'Keep', value: 'keep', description: 'The card stays as it is' };

/** The same fields; a card that is not touched stays. */
const keptCardFields = cardFields.map((each) =>
	each.name === 'cardMode'
		? field({ ...each, name: each.name, options: [...(each.options ?? []), KEEP], default: 'keep' })
		: each,
);

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

/** Feishu docs: helpdesk-v1, update notification; possible in a draft only. What is not changed goes out anew. */
export const update = operation({
	name: 'Update',
	action: 'Update a notification',
	description: 'Change the draft of a notification',
	...SENDERS,
	fields: [
		notificationField,
		updateFieldsOf([jobNameField, ...timeFields]),
		...keptAudienceFields,
		...keptCardFields,
		cardOptions,
	],

	async prepare(params) {
		const id = notificationIdIn(params);
		const name = params.text('updateFields.jobName').trim();
		const sendAt = params.time('updateFields.sendAt');
		const type = params.choice('updateFields.userIdType', USER_ID_TYPES, 'open_id');
		const content = keeps(params, 'cardMode') ? undefined : await cardKind.read(params);
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
	},
});
