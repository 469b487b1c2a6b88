import type { INodeProperties } from 'n8n-workflow';

import { assertFits, encodeMessage, MESSAGE_TYPES, type MessageType } from '../../content/message';
import {
	parseReceiver,
	receiverField,
	userIdTypeOption,
	USER_ID_TYPES,
} from '../../fields/receiver';
import { runOptions } from '../../fields/runOptions';
import { InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import type { ApiRequest } from '../../transport/request';
import { operation } from '../operation';
import type { Params } from '../params';
import { contentFields, contentOptions, readContent } from './content';

const RECEIVE_TYPES = ['chat', 'user'] as const;

const receiveTypeField: INodeProperties = {
	displayName: 'Send As',
	name: 'receiveType',
	type: 'options',
	options: [
		{
			name: 'Service Group',
			value: 'chat',
			description:
				"In the person's own service group of this helpdesk. Feishu refuses it while the person has a ticket in progress.",
		},
		{
			name: 'Private Chat',
			value: 'user',
			description: 'In the chat between the person and the helpdesk bot. Always possible.',
		},
	],
	default: 'chat',
	description: 'Where the person sees the message',
};

const messageTypeField: INodeProperties = {
	displayName: 'Message Type',
	name: 'messageType',
	type: 'options',
	options: [
		{ name: 'Text', value: 'text', description: 'Plain text, with mentions and links' },
		{
			name: 'Rich Text',
			value: 'post',
			description: 'A title and paragraphs with links and images',
		},
		{ name: 'Image', value: 'image', description: 'A picture from a file or by its image key' },
		{
			name: 'Card',
			value: 'interactive',
			description: 'A card with a coloured header and buttons',
		},
	],
	default: 'text',
	description: 'What kind of message to send',
};

const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [...contentOptions, ...runOptions, userIdTypeOption],
};

/** Feishu docs: helpdesk-v1, the helpdesk bot sends a message. */
export const send = operation({
	name: 'Send',
	action: 'Send a message',
	description: 'Send a text, rich text, image or card to a person through the helpdesk bot',
	fields: [receiverField, receiveTypeField, messageTypeField, ...contentFields, optionsField],

	async prepare(params) {
		const userIdType = params.choice('options.userIdType', ['auto', ...USER_ID_TYPES], 'auto');
		const receiver = parseReceiver(params.text('receiver'), userIdType);
		const receiveType = params.choice('receiveType', RECEIVE_TYPES);
		const messageType: MessageType = params.choice('messageType', MESSAGE_TYPES);
		const content = await readContent(messageType, params);

		return {
			lane: `${receiver.idType}:${receiver.id}`,
			preview: params.flag('options.previewOnly'),
			onceKey: readOnceKey(params),
			needs: content.needs,
			hints: content.hints ?? [],
			requests: (found) =>
				content.build(found).map((message): ApiRequest => {
					const body = {
						...encodeMessage(message),
						receiver_id: receiver.id,
						receive_type: receiveType,
					};
					assertFits(body, content.field);
					return {
						method: 'POST',
						path: path`/helpdesk/v1/message`,
						query: { user_id_type: receiver.idType },
						body: { json: body },
						effect: 'send',
					};
				}),
			output: (answers) =>
				answers.map((data, part) => ({
					message_id: data.message_id ?? null,
					receiver_id: receiver.id,
					receive_type: receiveType,
					msg_type: messageType,
					...(answers.length > 1 && { part: part + 1, parts: answers.length }),
				})),
		};
	},
});

/** An empty key would send without the protection that was asked for. */
function readOnceKey(params: Params): string | undefined {
	const name = 'options.skipAlreadySentKey';
	if (params.value(name) === undefined) return undefined;
	const key = params.text(name).trim();
	if (key !== '') return key;
	throw new InputError(
		params.label(name),
		'is empty',
		'Enter an expression that yields something of the item, e.g. {{ $json.ticket_id }}, or remove the option.',
	);
}
