import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	buildElement,
	ELEMENT_TYPES,
	type ElementDraft,
	type PostDraft,
} from '../content/postBuilder';
import { CODE_LANGUAGES, TEXT_STYLES } from '../content/postElement';
import { POST_LOCALES } from '../content/postSchema';
import { oneOf, plainText } from '../shared/row';
import type { Found, Need } from '../engine/operation';
import type { Params } from '../engine/params';
import { IMAGE_SOURCES, imageFields, keyOf, readImage, type ImageReference } from './imageFields';

/** The helpdesk's own page documents texts, links, mentions and images only. */
const EXPERIMENTAL = "Experimental: Feishu's helpdesk page does not mention it";

const only = (types: readonly string[], field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, type: [...types] } },
});

const ELEMENT_VALUES: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Code Block', value: 'code_block', description: EXPERIMENTAL },
			{ name: 'Divider', value: 'hr', description: `A line. ${EXPERIMENTAL}.` },
			{ name: 'Emoji', value: 'emotion', description: `One of Feishu's emoji. ${EXPERIMENTAL}.` },
			{ name: 'Image', value: 'img', description: 'A picture, alone in its paragraph' },
			{ name: 'Link', value: 'a', description: 'Text that opens an address' },
			{ name: 'Mention Everyone', value: 'atAll', description: 'All members of the group' },
			{ name: 'Mention Person', value: 'at', description: 'A person by ID' },
			{ name: 'Text', value: 'text', description: 'Text, as it is typed' },
		],
		default: 'text',
		description: 'What to add',
	},
	only(['text', 'a', 'code_block'], {
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Your laptop is ready',
		description: 'What is shown; every character arrives as it is typed',
	}),
	only(['a'], {
		displayName: 'Link',
		name: 'href',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/page',
		description: 'The whole address',
	}),
	only(['text', 'a'], {
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
	}),
	only(['at'], {
		displayName: 'User ID',
		name: 'userId',
		type: 'string',
		default: '',
		placeholder: 'e.g. ou_7d8a6e6df7621556ce0d21922b676706',
		description: 'The open_id, union_id or user_id of the person',
	}),
	...imageFields.map((field) => only(['img'], field)),
	only(['code_block'], {
		displayName: 'Code Language',
		name: 'language',
		type: 'options',
		options: [
			{ name: 'None', value: '', description: 'No colours' },
			...CODE_LANGUAGES.map((language) => ({
				name: language,
				value: language,
				description: `Colours for ${language}`,
			})),
		],
		default: '',
		description: 'Which language to colour it as',
	}),
	only(['emotion'], {
		displayName: 'Emoji',
		name: 'emojiType',
		type: 'string',
		default: '',
		placeholder: 'e.g. THUMBSUP',
		description:
			"Feishu's name of the emoji, in the right case: OK, THUMBSUP, THANKS, APPLAUSE, DONE, SMILE, HEART, CheckMark, CrossMark",
	}),
];

/**
 * The field for paragraphs of elements.
 *
 * @param name of the parameter
 * @returns the field
 */
export const paragraphsField = (name: string): INodeProperties => ({
	displayName: 'Paragraphs',
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Paragraph',
	default: {},
	description: 'The text, paragraph by paragraph',
	options: [
		{
			displayName: 'Paragraph',
			name: 'paragraph',
			values: [
				{
					displayName: 'Elements',
					name: 'elements',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true, sortable: true },
					placeholder: 'Add Element',
					default: {},
					description: 'The parts of the paragraph, side by side',
					options: [{ displayName: 'Element', name: 'element', values: ELEMENT_VALUES }],
				},
			],
		},
	],
});

/** An element whose image may still have to be uploaded. */
interface Pending {
	draft: ElementDraft;
	image: ImageReference | undefined;
	place: string;
}

/**
 * Reads the fields of the rich-text builder.
 *
 * @param params the item's fields
 * @returns label, what must be uploaded first, and the drafts by language
 * @throws {InputError} naming paragraph and element
 */
export async function readParagraphs(params: Params): Promise<{
	field: string;
	needs: Need[];
	drafts: (found: Found) => PostDraft[];
}> {
	const field = params.label('postParagraphs');
	const languages = [
		{
			locale: params.choice('postLanguage', POST_LOCALES),
			title: params.text('postTitle'),
			paragraphs: await readRows(params, field, params.rows('postParagraphs.paragraph')),
		},
	];
	for (const [index, row] of params.rows('postTranslations.translation').entries()) {
		const more = params.label('postTranslations');
		const place = ` in language ${index + 1}`;
		languages.push({
			locale: oneOf(row.language, POST_LOCALES, more, place),
			title: plainText(row.title, more, place),
			paragraphs: await readRows(params, field, rowsIn(row.paragraphs, 'paragraph')),
		});
	}
	const images = languages
		.flatMap(({ paragraphs }) => paragraphs.flat())
		.flatMap(({ image }) => (image && 'need' in image ? [image.need] : []));
	return {
		field,
		needs: images,
		drafts: (found) =>
			languages.map(({ paragraphs, ...rest }) => ({
				...rest,
				paragraphs: paragraphs.map((elements) =>
					elements.map(({ draft, image, place }) =>
						buildElement(image ? { ...draft, imageKey: keyOf(image, found) } : draft, field, place),
					),
				),
			})),
	};
}

async function readRows(params: Params, field: string, rows: IDataObject[]): Promise<Pending[][]> {
	const paragraphs: Pending[][] = [];
	for (const [p, row] of rows.entries()) {
		const elements: Pending[] = [];
		for (const [e, element] of rowsIn(row.elements, 'element').entries()) {
			elements.push(
				await readElement(params, field, element, `element ${e + 1} of paragraph ${p + 1}`),
			);
		}
		paragraphs.push(elements);
	}
	return paragraphs;
}

async function readElement(
	params: Params,
	field: string,
	row: IDataObject,
	place: string,
): Promise<Pending> {
	const inPlace = ` in ${place}`;
	const type = oneOf(row.type, ELEMENT_TYPES, field, inPlace);
	const read = (value: unknown) => plainText(value, field, inPlace);
	const styles: unknown[] = Array.isArray(row.style) ? row.style : [];
	const draft: ElementDraft = {
		type,
		text: read(row.text),
		style: TEXT_STYLES.filter((style) => styles.includes(style)),
		href: read(row.href),
		userId: read(row.userId),
		imageKey: '',
		language: read(row.language),
		emojiType: read(row.emojiType),
	};
	if (type !== 'img') return { draft, image: undefined, place };
	const source = oneOf(row.imageSource, IMAGE_SOURCES, field, inPlace);
	const value = source === 'key' ? row.imageKey : (row.binaryPropertyName ?? 'data');
	return { draft, image: await readImage(source, value, params, `${field}, ${place}`), place };
}

function rowsIn(parent: unknown, name: string): IDataObject[] {
	const rows: unknown =
		typeof parent === 'object' && parent !== null ? Reflect.get(parent, name) : undefined;
	return Array.isArray(rows) ? (rows as IDataObject[]) : [];
}
