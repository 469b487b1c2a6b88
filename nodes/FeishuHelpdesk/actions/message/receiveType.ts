import { field } from '../../fields/field';

/** `receive_type` values of the helpdesk message API. */
export const RECEIVE_TYPES = ['chat', 'user'] as const;

/** Where the message is to be seen. */
export const receiveTypeField = field({
	displayName: 'Chat',
	name: 'receiveType',
	type: 'options',
	options: [
		{
			name: 'Private Chat',
			value: 'user',
			description: 'In the chat between the person and the helpdesk bot. Always possible.',
		},
		{
			name: 'Service Group',
			value: 'chat',
			description:
				"In the person's own service group of this helpdesk. Feishu refuses it while the person has a ticket in progress.",
		},
	],
	// The API's own default is the service group. But people from the list wrote lately, so they often have a
	// ticket in progress.
	default: 'user',
	description: 'Where the person sees the message',
});
