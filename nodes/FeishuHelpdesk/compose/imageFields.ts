import { fieldList } from '../fields/field';

/** Where an image comes from. */
export const IMAGE_SOURCES = ['binary', 'key'] as const;

/** The two sources and the field of each; also used for images inside other content. */
export const imageFields = fieldList([
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
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: "The field of the input that holds the picture; most nodes call it 'data'",
		description: 'Which file of the item to send. Feishu takes images up to 10 MB.',
		displayOptions: { show: { imageSource: ['binary'] } },
	},
	{
		displayName: 'Image Key',
		name: 'imageKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. img_v3_02ab_…',
		description: 'Key of an image that was uploaded with the same app',
		displayOptions: { show: { imageSource: ['key'] } },
	},
]);
