import type { INodeProperties } from 'n8n-workflow';

import { outputField, parseOutputField } from '../../fields/outputField';
import { InputError, excerpt } from '../../shared/inputError';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import type { Params } from '../../engine/params';
import { readFile } from '../../engine/reading';
import { faqLocator, readFaqId } from './faqLocator';

const imageKeyField: INodeProperties = {
	displayName: 'Image Key',
	name: 'imageKey',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. img_b07ffac0-19c1-48a3-afca-599f8ea825fj',
	description: "The key of the picture, as FAQ: Get puts it out under 'image_keys'",
};

/** Feishu docs: helpdesk-v1, get FAQ image. */
export const downloadImage = operation({
	name: 'Download Image',
	action: 'Download an image of a FAQ',
	description: 'Download a picture that an answer of the knowledge base shows',
	fields: [faqLocator, imageKeyField, outputField],

	prepare(params) {
		const faqId = readFaqId(params);
		const imageKey = readImageKey(params);
		return readFile({
			path: path`/helpdesk/v1/faqs/${faqId}/image/${imageKey}`,
			names: [
				{ field: faqLocator.displayName, value: faqId },
				{ field: imageKeyField.displayName, value: imageKey },
			],
			outputField: parseOutputField(params.text('outputField')),
			fileName: imageKey,
			json: { faq_id: faqId, image_key: imageKey },
		});
	},
});

function readImageKey(params: Params): string {
	const key = params.text(imageKeyField.name).trim();
	const hint = "Read the question first with FAQ: Get, which lists the keys under 'image_keys'.";
	if (key === '') throw new InputError(imageKeyField.displayName, 'is empty', hint);
	if (!/\s/.test(key) && !/^\.+$/.test(key)) return key;
	throw new InputError(imageKeyField.displayName, `is not a key: '${excerpt(key)}'`, hint);
}
