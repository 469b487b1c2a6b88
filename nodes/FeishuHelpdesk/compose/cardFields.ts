import { fieldList, shownFor } from '../fields/field';
import { contentKind } from './contentKind';
import { neutralizeOption } from './neutralizeOption';
import { templateFields } from './cardTemplateFields';
import { builderFields } from './cardBuilderFields';
import { link, page } from '../shared/feishuPages';

/** Cards: composed of fields, from a template, or as JSON. */
export const cardKind = contentKind({
	fields: [
		...fieldList([
			{
				displayName: 'Compose As',
				name: 'cardMode',
				type: 'options',
				options: [
					{
						name: 'Fields',
						value: 'builder',
						description: 'Fill in title, text, fields and buttons',
					},
					{
						name: 'Template',
						value: 'template',
						description: `A card template that is published in the Feishu ${page('Card Builder')}`,
					},
					{
						name: 'JSON',
						value: 'json',
						description: 'The whole card as JSON 1.0',
					},
				],
				default: 'builder',
				description: 'How to make the card',
			},
		]),
		...builderFields.map((field) => shownFor(field, { cardMode: ['builder'] })),
		...templateFields.map((field) => shownFor(field, { cardMode: ['template'] })),
		...fieldList([
			{
				displayName: 'Card (JSON)',
				name: 'cardJson',
				type: 'json',
				default:
					'{\n  "header": { "title": { "tag": "plain_text", "content": "" } },\n  "elements": []\n}',
				required: true,
				description: `A card of JSON 1.0, e.g. from the Feishu ${link('Card Builder')}. The helpdesk does not take JSON 2.0.`,
				displayOptions: { show: { cardMode: ['json'] } },
			},
		]),
	],
	options: [neutralizeOption({ '/cardMode': ['builder', 'template'] })],
	read: async (params) => await (await import('./readCard')).readCard(params),
});
