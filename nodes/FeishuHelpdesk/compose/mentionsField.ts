import { fieldList, rowsField } from '../fields/field';

/** People to mention before the text. */
export const mentionsField = rowsField(
	{
		displayName: 'Mentions',
		name: 'mentions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Mention',
		default: {},
		description: 'People to mention before the text',
	},
	{
		displayName: 'Mention',
		name: 'mention',
		values: fieldList([
			{
				displayName: 'Who',
				name: 'who',
				type: 'options',
				options: [
					{ name: 'Everyone', value: 'all', description: 'All members of the group' },
					{ name: 'Person', value: 'person', description: 'A person by ID' },
				],
				default: 'person',
				description: 'Whom to mention',
			},
			{
				displayName: 'User ID',
				name: 'userId',
				type: 'string',
				default: '',
				placeholder: 'e.g. ou_7d8a6e6df7621556ce0d21922b676706',
				description: 'The open_id, union_id or user_id of the person',
				hint: 'User: Look Up finds it by e-mail or mobile number',
				displayOptions: { show: { who: ['person'] } },
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Alice Chen',
				description: 'Shown where Feishu does not know the name; may stay empty',
				displayOptions: { show: { who: ['person'] } },
			},
		]),
	},
);
