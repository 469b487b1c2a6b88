import { link } from '../shared/feishuPages';
import { fieldList, rowsField } from '../fields/field';

/** Values for the variables of a template. */
export const variablesField = rowsField(
	{
		displayName: 'Variables',
		name: 'templateFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Variable',
		default: {},
		description: 'Values for the variables of the template',
	},
	{
		displayName: 'Variable',
		name: 'variable',
		values: fieldList([
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. ticket_title',
				description: 'Name of the variable in the template',
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				description: 'Text to put in its place',
			},
		]),
	},
);

/** Fields of a card template. */
export const templateFields = [
	...fieldList([
		{
			displayName: 'Template ID',
			name: 'templateId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. AAqCrq1abcdef',
			description: `From the page of the template in the Feishu ${link('Card Builder')}. It must be published and shared with the app.`,
		},
		{
			displayName: 'Template Version',
			name: 'templateVersion',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1.0.0',
			description: 'Leave empty for the newest published version',
		},
	]),
	variablesField,
	...fieldList([
		{
			displayName: 'More Variables (JSON)',
			name: 'templateVariables',
			type: 'json',
			default: '{}',
			description:
				'Variables that are not text, such as lists. A variable above with the same name wins.',
		},
	]),
];
