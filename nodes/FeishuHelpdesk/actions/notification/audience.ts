import { field, fieldList, severalFrom, shownFor } from '../../fields/field';
import { splitIdentifiers } from '../../fields/list';
import type { Params } from '../../fields/params';
import { InputError } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';
import { departmentSearch } from './departmentSearch';

const AUDIENCES = ['everyone', 'people', 'departments', 'chats', 'newJoiners'] as const;

const audienceField = field({
	displayName: 'Audience',
	name: 'audience',
	type: 'options',
	options: [
		{ name: 'Chats', value: 'chats', description: 'Some group chats, and nobody in private' },
		{ name: 'Departments', value: 'departments', description: 'Everybody in some departments' },
		{ name: 'Everyone', value: 'everyone', description: 'Everybody in the company' },
		{
			name: 'New Joiners',
			value: 'newJoiners',
			description: 'Who joins from now on: the company, or some departments',
		},
		{ name: 'People', value: 'people', description: 'Some people' },
	],
	default: 'people',
	description: 'Who gets it',
});

const KEEP = { name: 'Keep', value: 'keep', description: 'Those who were to get it' };

const lists = [
	...fieldList([
		{
			displayName: 'User IDs',
			name: 'userIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. ou_…',
			description: 'Several are separated by commas or line breaks',
			displayOptions: { show: { audience: ['people'] } },
		},
		{
			displayName: 'Chat IDs',
			name: 'chatIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. oc_…',
			description: 'Several are separated by commas or line breaks',
			displayOptions: { show: { audience: ['chats'] } },
		},
	]),
	shownFor(
		severalFrom(departmentSearch, {
			displayName: 'Department Names or IDs',
			name: 'departmentIds',
		}),
		{ audience: ['departments', 'newJoiners'] },
	),
];

/** Who gets a new notification. */
export const audienceFields = [audienceField, ...lists];

/** Who gets one that exists. */
export const keptAudienceFields = [
	field({
		...audienceField,
		name: 'audience',
		options: [...(audienceField.options ?? []), KEEP],
		default: 'keep',
	}),
	...lists.map((list) => shownFor(list, {})),
];

/** What else said who gets it. */
export const NOBODY: JsonObject = {
	user_list: [],
	department_list: [],
	chat_list: [],
	new_staff_scope_department_list: [],
};

/**
 * Reads who gets a notification (Feishu docs: helpdesk-v1, create notification: 0 everybody, 1 only chats,
 * 2 some people or departments, 3 new joiners, which is a type of notification as well).
 *
 * @param params the item's fields
 * @returns the fields that say so
 * @throws {InputError} when nobody is named
 */
export function readAudience(
	params: Params<'audience' | 'userIds' | 'departmentIds' | 'chatIds'>,
): JsonObject {
	const ids = (name: 'userIds' | 'departmentIds' | 'chatIds', mayBeEmpty = false) => {
		const found = splitIdentifiers(params.value(name), params.label(name));
		if (found.length > 0 || mayBeEmpty) return found;
		throw new InputError(params.label(name), 'is empty', 'Say who gets the notification.');
	};
	switch (params.choice('audience', AUDIENCES)) {
		case 'everyone':
			return { push_type: 0, push_scope_type: 0 };
		case 'people':
			return {
				push_type: 0,
				push_scope_type: 2,
				user_list: ids('userIds').map((user_id) => ({ user_id })),
			};
		case 'departments':
			return {
				push_type: 0,
				push_scope_type: 2,
				department_list: ids('departmentIds').map((department_id) => ({ department_id })),
			};
		case 'chats':
			return {
				push_type: 0,
				push_scope_type: 1,
				chat_list: ids('chatIds').map((chat_id) => ({ chat_id })),
			};
		case 'newJoiners': {
			const departments = ids('departmentIds', true).map((department_id) => ({ department_id }));
			return {
				push_type: 1,
				push_scope_type: 3,
				new_staff_scope_type: departments.length > 0 ? 1 : 0,
				...(departments.length > 0 && { new_staff_scope_department_list: departments }),
			};
		}
	}
}
