import { additionalFieldsOf } from '../../fields/collections';
import { USER_ID_TYPES } from '../../fields/personId';
import { InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { make } from '../../engine/writing';
import { cardKind } from '../../compose/cardFields';
import { cardFields } from '../../compose/contentFields';
import { audienceFields, readAudience } from './audience';
import {
	cardOptions,
	jobNameField,
	oneByOne,
	pushContent,
	SENDERS,
	timeFields,
} from './notificationFields';

/** Feishu docs: helpdesk-v1, create notification. */
export const create = operation({
	name: 'Create',
	action: 'Create a notification',
	description: 'Draft a card for many people, which goes out once it is approved and sent',
	...SENDERS,
	fields: [
		{ ...jobNameField, required: true },
		...audienceFields,
		...cardFields,
		cardOptions,
		additionalFieldsOf(timeFields),
	],

	async prepare(params) {
		const name = params.text('jobName').trim();
		if (name === '') throw new InputError(params.label('jobName'), 'is empty', 'Enter a name.');
		const audience = readAudience(params);
		const sendAt = params.time('additionalFields.sendAt');
		const type = params.choice('additionalFields.userIdType', USER_ID_TYPES, 'open_id');
		const content = await cardKind.read(params);
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
	},
});
