import { CODE_LANGUAGES } from '../content/postElement';
import { fieldList, rowsField, shownFor, type NameOf } from '../fields/field';
import { imageFields } from './imageFields';
import { moreLanguages } from './postLanguageFields';

/** The helpdesk's own page documents texts, links, mentions and images only. */
const EXPERIMENTAL = "Experimental: Feishu's helpdesk page does not mention it";

const ELEMENT_VALUES = [
	...fieldList([
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				// In the order in which people need them.
				{ name: 'Text', value: 'text', description: 'Text, as it is typed' },
				{ name: 'Link', value: 'a', description: 'Text that opens an address' },
				{ name: 'Mention Person', value: 'at', description: 'A person by ID' },
				{ name: 'Mention Everyone', value: 'atAll', description: 'All members of the group' },
				{ name: 'Image', value: 'img', description: 'A picture, alone in its paragraph' },
				{ name: 'Emoji', value: 'emotion', description: `One of Feishu's emoji. ${EXPERIMENTAL}.` },
				{ name: 'Divider', value: 'hr', description: `A line. ${EXPERIMENTAL}.` },
				{ name: 'Code Block', value: 'code_block', description: EXPERIMENTAL },
			],
			default: 'text',
			description: 'What to add',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Your laptop is ready',
			description: 'What is shown; every character arrives as it is typed',
			displayOptions: { show: { type: ['text', 'a', 'code_block'] } },
		},
		{
			displayName: 'Link',
			name: 'href',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/page',
			description: 'The whole address',
			displayOptions: { show: { type: ['a'] } },
		},
		{
			displayName: 'Style',
			name: 'style',
			type: 'multiOptions',
			options: [
				{ name: 'Bold', value: 'bold', description: EXPERIMENTAL },
				{ name: 'Italic', value: 'italic', description: EXPERIMENTAL },
				{ name: 'Strike-Through', value: 'lineThrough', description: EXPERIMENTAL },
				{ name: 'Underline', value: 'underline', description: EXPERIMENTAL },
			],
			default: [],
			description: 'How it looks',
			displayOptions: { show: { type: ['text', 'a'] } },
		},
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			default: '',
			placeholder: 'e.g. ou_7d8a6e6df7621556ce0d21922b676706',
			description: 'The open_id, union_id or user_id of the person',
			displayOptions: { show: { type: ['at'] } },
		},
	]),
	...imageFields.map((each) => shownFor(each, { type: ['img'] })),
	...fieldList([
		{
			displayName: 'Code Language',
			name: 'language',
			type: 'options',
			options: [
				{ name: 'None', value: '', description: 'No colors' },
				...CODE_LANGUAGES.map((language) => ({
					name: language,
					value: language,
					description: `Colors for ${language}`,
				})),
			],
			default: '',
			description: 'Which language to color it as',
			displayOptions: { show: { type: ['code_block'] } },
		},
		{
			displayName: 'Emoji',
			name: 'emojiType',
			type: 'string',
			default: '',
			placeholder: 'e.g. THUMBSUP',
			description:
				"Feishu's name of the emoji, in the right case: OK, THUMBSUP, THANKS, APPLAUSE, DONE, SMILE, HEART, CheckMark, CrossMark",
			displayOptions: { show: { type: ['emotion'] } },
		},
	]),
];

/** The columns of an element. */
export type ElementColumn = NameOf<(typeof ELEMENT_VALUES)[number]>;

/** The parts of a paragraph. */
export const elementsField = rowsField(
	{
		displayName: 'Elements',
		name: 'elements',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Element',
		default: {},
		description: 'The parts of the paragraph, side by side',
	},
	{ displayName: 'Element', name: 'element', values: ELEMENT_VALUES },
);

const paragraphsField = <Name extends string>(name: Name) =>
	rowsField(
		{
			displayName: 'Paragraphs',
			name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Paragraph',
			// So that there is a text to type into.
			default: { paragraph: [{ elements: { element: [{ type: 'text', text: '' }] } }] },
			description: 'The text, paragraph by paragraph',
		},
		{ displayName: 'Paragraph', name: 'paragraph', values: [elementsField] },
	);

/** The paragraphs of another language. */
export const translatedField = paragraphsField('paragraphs');

/** Paragraphs of elements. */
export const postParagraphsField = paragraphsField('postParagraphs');

/** The same in more languages. */
export const postTranslationsField = moreLanguages('postTranslations', translatedField);
