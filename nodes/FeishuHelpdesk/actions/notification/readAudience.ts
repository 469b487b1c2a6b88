import { splitIdentifiers } from '../../fields/list';
import type { Params } from '../../fields/params';
import { InputError } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';

const AUDIENCES = ['everyone', 'people', 'departments', 'chats', 'newJoiners'] as const;

/** The fields that say who gets it. */
export type AudienceName = 'audience' | 'userIds' | 'departmentIds' | 'chatIds';

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
export function readAudience(params: Params<AudienceName>): JsonObject {
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
