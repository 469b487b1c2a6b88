import { MAX_BODY_BYTES } from '../content/message';
import { neutralise } from '../content/neutralise';
import { fieldList, rowsField } from '../fields/field';
import type { Params } from '../fields/params';
import { contentKind } from './contentKind';
import { neutralizeOption } from './neutralizeOption';
import { identifierText } from '../shared/identifier';

const mentionsField = rowsField(
	{
		displayName: 'Mentions',
		name: 'mentions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Mention',
		default: {},
		description: 'People to mention before the text',
	},
	{
		displayName: 'Mention',
		name: 'mention',
		values: fieldList([
			{
				displayName: 'Who',
				name: 'who',
				type: 'options',
				options: [
					{ name: 'Everyone', value: 'all', description: 'All members of the group' },
					{ name: 'Person', value: 'person', description: 'A person by ID' },
				],
				default: 'person',
				description: 'Whom to mention',
			},
			{
				displayName: 'User ID',
				name: 'userId',
				type: 'string',
				default: '',
				placeholder: 'e.g. ou_7d8a6e6df7621556ce0d21922b676706',
				description: 'The open_id, union_id or user_id of the person',
				hint: 'User: Look Up finds it by e-mail or mobile number',
				displayOptions: { show: { who: ['person'] } },
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Alice Chen',
				description: 'Shown where Feishu does not know the name; may stay empty',
				displayOptions: { show: { who: ['person'] } },
			},
		]),
	},
);

/** The request body has other fields beside the text; a kilobyte is room enough. */
const MAX_TEXT_BYTES = MAX_BODY_BYTES.text - 1_024;

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
	async read(params) {
		const { htmlHint } = await import('../content/htmlHint');
		const { mentionText } = await import('../content/mention');
		const { splitText } = await import('../content/splitText');
		const { textContent } = await import('../content/text');
		const given = params.text('text');
		textContent(given);
		const { nativeMentions } = await import('../content/mentionDialects');
		const { value, hints } = params.flag('options.neutralizeMarkup')
			? { value: neutralise(given), hints: [] }
			: nativeMentions(given);
		const whole = mentionText(readMentions(params)) + value;
		const parts = params.flag('options.splitLongText') ? splitText(whole, MAX_TEXT_BYTES) : [whole];
		return {
			field: params.label('text'),
			needs: [],
			hints: [...hints, ...htmlHint(given)],
			build: () => parts.map(textContent),
		};
	},
});

const readMentions = (params: Params<'mentions'>): { userId: string; name: string }[] =>
	params.rows(mentionsField, 'mention').map((row) => ({
		userId:
			row.choice('who', ['person', 'all']) === 'all'
				? 'all'
				: identifierText(row.value('userId'), params.label('mentions'), row.place),
		name: row.text('name'),
	}));
