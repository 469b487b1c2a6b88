import { field, fieldList, severalFrom, shownFor } from '../../fields/field';
import { departmentSearch } from './departmentSearch';

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
