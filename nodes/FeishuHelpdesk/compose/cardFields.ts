import { cardContent, templateContent } from '../content/card';
import { fieldList, shownFor } from '../fields/field';
import { contentKind } from './contentKind';
import { readTemplateVariables, templateFields } from './cardTemplateFields';
import { builderFields, readCardBuilder } from './cardBuilderFields';

const MODES = ['builder', 'template', 'json'] as const;

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
						description: 'A card template that is published in the Feishu Card Builder',
					},
					{
						name: 'JSON',
						value: 'json',
						description: 'A card of JSON 1.0, e.g. from the Feishu Card Builder',
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
				description: 'A card of JSON 1.0. The helpdesk does not take JSON 2.0.',
				displayOptions: { show: { cardMode: ['json'] } },
			},
		]),
	],
	options: [],
	async read(params) {
		const mode = params.choice('cardMode', MODES);
		if (mode === 'builder') return await readCardBuilder(params);
		const name = mode === 'json' ? 'cardJson' : 'templateVariables';
		const field = params.label(name);
		const message =
			mode === 'json'
				? cardContent(params.value(name), field)
				: templateContent({
						templateId: params.text('templateId'),
						templateVersion: params.text('templateVersion'),
						variables: readTemplateVariables(params),
					});
		return { field, needs: [], build: () => [message] };
	},
});
