import type { INodeProperties } from 'n8n-workflow';

import { cardContent, templateContent } from '../../content/card';
import { imageContent, parseImageKey } from '../../content/image';
import { checkImageFile } from '../../content/imageFile';
import type { MessageContent, MessageType } from '../../content/message';
import { parsePost, postContent, POST_FORMATS } from '../../content/post';
import { textContent } from '../../content/text';
import type { Need } from '../operation';
import type { Params } from '../params';
import { imageUpload } from './imageUpload';
import { readTemplateVariables, templateFields } from './template';

/** What a message says, once all it needs is found. */
export interface PreparedContent {
	/** Label of the field that holds most of it, for messages about its size. */
	field: string;
	needs: Need[];
	build: (found: (need: Need) => string) => MessageContent;
}

const showFor = (messageType: MessageType, more: Record<string, string[]> = {}) => ({
	show: { messageType: [messageType], ...more },
});

/** Fields of all message types; each shows for its own. */
export const contentFields: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Your ticket was answered',
		description:
			'The text of the message. [text](https://…) becomes a link, &lt;at user_id="ou_…"&gt;&lt;/at&gt; a mention.',
		displayOptions: showFor('text'),
	},
	{
		displayName: 'Compose As',
		name: 'postMode',
		type: 'options',
		options: [
			{ name: 'JSON', value: 'json', description: "Rich text in Feishu's own JSON format" },
		],
		default: 'json',
		description: 'How to write the rich text',
		displayOptions: showFor('post'),
	},
	{
		displayName: 'Rich Text (JSON)',
		name: 'postJson',
		type: 'json',
		default:
			'{\n  "zh_cn": {\n    "title": "",\n    "content": [\n      [{ "tag": "text", "text": "" }]\n    ]\n  }\n}',
		required: true,
		description: 'The post by language, with or without "post" around it',
		hint: 'Elements: text, a, at, img, emotion, hr, code_block, md',
		displayOptions: showFor('post', { postMode: ['json'] }),
	},
	{
		displayName: 'Image Source',
		name: 'imageSource',
		type: 'options',
		options: [
			{
				name: 'Binary File',
				value: 'binary',
				description: 'A file from a step before; it is uploaded first',
			},
			{ name: 'Image Key', value: 'key', description: 'An image that this app already uploaded' },
		],
		default: 'binary',
		description: 'Where the image comes from',
		displayOptions: showFor('image'),
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the file',
		description: 'Which file of the item to send. Feishu takes images up to 10 MB.',
		displayOptions: showFor('image', { imageSource: ['binary'] }),
	},
	{
		displayName: 'Image Key',
		name: 'imageKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. img_v3_02ab_…',
		description: 'Key of an image that was uploaded with the same app',
		displayOptions: showFor('image', { imageSource: ['key'] }),
	},
	{
		displayName: 'Compose As',
		name: 'cardMode',
		type: 'options',
		options: [
			{
				name: 'JSON',
				value: 'json',
				description: 'A card of JSON 1.0, e.g. from the Card Builder',
			},
			{
				name: 'Template',
				value: 'template',
				description: 'A card template that is published in the Feishu Card Builder',
			},
		],
		default: 'json',
		description: 'How to make the card',
		displayOptions: showFor('interactive'),
	},
	{
		displayName: 'Card (JSON)',
		name: 'cardJson',
		type: 'json',
		default:
			'{\n  "header": { "title": { "tag": "plain_text", "content": "" } },\n  "elements": []\n}',
		required: true,
		description: 'A card of JSON 1.0. The helpdesk does not take JSON 2.0.',
		displayOptions: showFor('interactive', { cardMode: ['json'] }),
	},
	...templateFields.map((field) => ({
		...field,
		displayOptions: showFor('interactive', { cardMode: ['template'] }),
	})),
];

/** Options that concern the content. */
export const contentOptions: INodeProperties[] = [
	{
		displayName: 'Rich Text Format',
		name: 'postFormat',
		type: 'options',
		options: [
			{
				name: 'Wrapped (Documented)',
				value: 'wrapped',
				description: 'Below a "post" key, as Feishu’s helpdesk page shows it',
			},
			{
				name: 'Unwrapped',
				value: 'unwrapped',
				description: 'Without the "post" key, as the message API of Feishu has it',
			},
		],
		default: 'wrapped',
		description: 'The form in which rich text is sent. Change it only if Feishu refuses rich text.',
	},
];

type Reader = (params: Params) => PreparedContent | Promise<PreparedContent>;

const READERS: Readonly<Record<MessageType, Reader>> = Object.freeze({
	text: (params) => ready(params.label('text'), textContent(params.text('text'))),
	post: (params) => {
		const post = parsePost(params.value('postJson'), params.label('postJson'));
		const format = params.choice('options.postFormat', POST_FORMATS, 'wrapped');
		return ready(params.label('postJson'), postContent(post, format));
	},
	image: readImage,
	interactive: (params) =>
		params.choice('cardMode', ['json', 'template']) === 'json'
			? ready(
					params.label('cardJson'),
					cardContent(params.value('cardJson'), params.label('cardJson')),
				)
			: ready(
					params.label('templateVariables'),
					templateContent({
						templateId: params.text('templateId'),
						templateVersion: params.text('templateVersion'),
						variables: readTemplateVariables(params),
					}),
				),
});

/**
 * Reads the content fields of an item.
 *
 * @param messageType which fields to read
 * @param params the item's fields
 * @returns the content, complete but for what must be fetched first
 * @throws {InputError} naming the field
 */
export async function readContent(
	messageType: MessageType,
	params: Params,
): Promise<PreparedContent> {
	return await READERS[messageType](params);
}

async function readImage(params: Params): Promise<PreparedContent> {
	if (params.choice('imageSource', ['binary', 'key']) === 'key') {
		const field = params.label('imageKey');
		return ready(field, imageContent(parseImageKey(params.text('imageKey'), field)));
	}
	const field = params.label('binaryPropertyName');
	const { bytes, fileName } = await params.file('binaryPropertyName');
	const need = imageUpload(checkImageFile(bytes, fileName, field));
	return { field, needs: [need], build: (found) => imageContent(found(need)) };
}

const ready = (field: string, content: MessageContent): PreparedContent => ({
	field,
	needs: [],
	build: () => content,
});
