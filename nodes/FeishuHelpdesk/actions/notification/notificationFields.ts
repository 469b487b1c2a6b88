import { cardKind } from '../../compose/cardFields';
import { optionsOf } from '../../fields/collections';
import { field, fieldList } from '../../fields/field';
import { USER_ID_TYPES } from '../../fields/personId';

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
