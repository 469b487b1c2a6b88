import { fieldList } from '../fields/field';
import { contentKind } from './contentKind';
import { mentionsField } from './mentionsField';
import { neutralizeOption } from './neutralizeOption';

/** Text messages. */
export const textKind = contentKind({
	fields: [
		...fieldList([
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				typeOptions: { rows: 4 },
				default: '',
				required: true,
				placeholder: 'e.g. Your ticket was answered',
				description: 'The text of the message. [text](https://…) becomes a link.',
			},
		]),
		mentionsField,
	],
	options: [
		neutralizeOption(),
		...fieldList([
			{
				displayName: 'Split Long Text',
				name: 'splitLongText',
				type: 'boolean',
				default: true,
				description:
					'Whether to cut a text over 150 kB at paragraph ends into several numbered messages, sent in order',
			},
		]),
	],
	read: async (params) => (await import('./readText')).readText(params),
});
