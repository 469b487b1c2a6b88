import { field } from '../../fields/field';
import { outputField, readOutputField } from '../../fields/outputField';
import { identifierText } from '../../shared/identifier';
import { InputError, excerpt } from '../../shared/inputError';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import type { Params } from '../../fields/params';
import { readFile } from '../../engine/reading';
import { faqLocator } from './faqLocator';

const imageKeyField = field({
	displayName: 'Image Key',
	name: 'imageKey',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. img_b07ffac0-19c1-48a3-afca-599f8ea825fj',
	description: "The key of the picture, as FAQ: Get puts it out under 'image_keys'",
});

/** Feishu docs: helpdesk-v1, get FAQ image. */
export const downloadImage = operation({
	name: 'Download Image',
	action: 'Download an image of a FAQ',
	description: 'Download a picture that an answer of the knowledge base shows',
	fields: [faqLocator.field, imageKeyField, outputField],

	prepare(params) {
		const faqId = faqLocator.read(params);
		const imageKey = readImageKey(params);
		return readFile({
			path: path`/helpdesk/v1/faqs/${faqId}/image/${imageKey}`,
			names: [faqLocator.named(faqId), { field: imageKeyField.displayName, value: imageKey }],
			outputField: readOutputField(params),
			fileName: imageKey,
			json: { faq_id: faqId, image_key: imageKey },
		});
	},
});

function readImageKey(params: Params<'imageKey'>): string {
	const key = identifierText(params.value('imageKey'), imageKeyField.displayName);
	const hint = "Read the question first with FAQ: Get, which lists the keys under 'image_keys'.";
	if (key === '') throw new InputError(imageKeyField.displayName, 'is empty', hint);
	if (!/\s/.test(key) && !/^\.+$/.test(key)) return key;
	throw new InputError(imageKeyField.displayName, `is not a key: '${excerpt(key)}'`, hint);
}
