import {
	buildElement,
	ELEMENT_TYPES,
	type ElementDraft,
	type PostDraft,
} from '../content/postBuilder';
import { CODE_LANGUAGES, TEXT_STYLES } from '../content/postElement';
import { POST_LOCALES } from '../content/postLocales';
import { identifierText } from '../shared/identifier';
import { fieldList, rowsField, shownFor, type NameOf } from '../fields/field';
import type { Found, Need } from '../engine/operation';
import type { Params, Row } from '../fields/params';
import { imageFields, keyOf, readRowImage, type ImageReference } from './imageFields';
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

const elementsField = rowsField(
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
			default: {},
			description: 'The text, paragraph by paragraph',
		},
		{ displayName: 'Paragraph', name: 'paragraph', values: [elementsField] },
	);

const translatedField = paragraphsField('paragraphs');

/** Paragraphs of elements. */
export const postParagraphsField = paragraphsField('postParagraphs');

/** The same in more languages. */
export const postTranslationsField = moreLanguages('postTranslations', translatedField);

/** An element whose image may still have to be uploaded. */
interface Pending {
	draft: ElementDraft;
	image: ImageReference | undefined;
	place: string;
}

/** What the builder reads. */
type BuilderName = 'postParagraphs' | 'postLanguage' | 'postTitle' | 'postTranslations';

/**
 * Reads the fields of the rich-text builder.
 *
 * @param params the item's fields
 * @returns label, what must be uploaded first, and the drafts by language
 * @throws {InputError} naming paragraph and element
 */
export async function readParagraphs(params: Params<BuilderName>): Promise<{
	field: string;
	needs: Need[];
	drafts: (found: Found) => PostDraft[];
}> {
	const field = params.label('postParagraphs');
	const read = async (rows: Paragraph[]) => await readRows(params, field, rows);
	const languages = [
		{
			locale: params.choice('postLanguage', POST_LOCALES),
			title: params.text('postTitle'),
			paragraphs: await read(params.rows(postParagraphsField, 'paragraph')),
		},
	];
	for (const row of params.rows(postTranslationsField, 'language')) {
		languages.push({
			locale: row.choice('language', POST_LOCALES),
			title: row.text('title'),
			paragraphs: await read(row.rows(translatedField, 'paragraph')),
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

type Paragraph = Row<'elements'>;

async function readRows(params: Files, field: string, rows: Paragraph[]): Promise<Pending[][]> {
	const paragraphs: Pending[][] = [];
	for (const row of rows) {
		const elements: Pending[] = [];
		for (const element of row.rows(elementsField, 'element')) {
			elements.push(await readElement(params, field, element));
		}
		paragraphs.push(elements);
	}
	return paragraphs;
}

type Files = Pick<Params<never>, 'file'>;
type Element = Row<NameOf<(typeof ELEMENT_VALUES)[number]>>;

async function readElement(params: Files, field: string, row: Element): Promise<Pending> {
	const place = row.place.replace(/^ in /, '');
	const type = row.choice('type', ELEMENT_TYPES);
	const style = row.value('style');
	const styles: unknown[] = Array.isArray(style) ? style : [];
	const draft: ElementDraft = {
		type,
		text: row.text('text'),
		style: TEXT_STYLES.filter((each) => styles.includes(each)),
		href: row.text('href'),
		userId: identifierText(row.value('userId'), field, row.place),
		imageKey: '',
		language: row.text('language'),
		emojiType: row.text('emojiType'),
	};
	if (type !== 'img') return { draft, image: undefined, place };
	const image = await readRowImage(row, params, () => `${field}, ${place}`);
	return { draft, image, place };
}
