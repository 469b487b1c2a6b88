import {
	buildElement,
	ELEMENT_TYPES,
	type ElementDraft,
	type PostDraft,
} from '../content/postBuilder';
import { TEXT_STYLES } from '../content/postElement';
import { POST_LOCALES } from '../content/postLocales';
import type { Found, Need } from '../engine/operation';
import type { Params, Row } from '../fields/params';
import { identifierText } from '../shared/identifier';
import { keyOf, readRowImage, type ImageReference } from './imageReference';
import {
	elementsField,
	postParagraphsField,
	postTranslationsField,
	translatedField,
	type ElementColumn,
} from './postParagraphFields';

/** An element whose image may still have to be uploaded. */
interface Pending {
	draft: ElementDraft;
	image: ImageReference | undefined;
	place: string;
}

/** What the builder reads. */
export type BuilderName = 'postParagraphs' | 'postLanguage' | 'postTitle' | 'postTranslations';

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
type Element = Row<ElementColumn>;

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
