import { fieldList, shownFor } from '../fields/field';
import { contentKind } from './contentKind';
import { neutralizeOption } from './neutralizeOption';
import { readTemplateVariables, templateFields } from './cardTemplateFields';
import { builderFields, readCardBuilder } from './cardBuilderFields';
import { link, page } from '../shared/feishuPages';
import { identifierText } from '../shared/identifier';

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
	async read(params) {
		const mode = params.choice('cardMode', MODES);
		const harmless = params.flag('options.neutralizeMarkup');
		if (mode === 'builder') return await readCardBuilder(params, harmless);
		const { cardContent, templateContent } = await import('../content/card');
		if (mode === 'template') {
			const message = templateContent({
				templateId: identifierText(params.value('templateId'), params.label('templateId')),
				templateVersion: identifierText(
					params.value('templateVersion'),
					params.label('templateVersion'),
				),
				variables: readTemplateVariables(params, harmless),
			});
			return { field: params.label('templateVariables'), needs: [], build: () => [message] };
		}
		const { Hints } = await import('../content/writing/hints');
		const hints = new Hints();
		const field = params.label('cardJson');
		const message = cardContent(params.value('cardJson'), field, hints);
		return { field, needs: [], hints: hints.list(), build: () => [message] };
	},
});
