import { imageContent, parseImageKey } from '../content/image';
import { imageUpload } from './imageUpload';
import { identifierText } from '../shared/identifier';
import type { Found, Need } from '../engine/operation';
import { fieldList } from '../fields/field';
import type { Params, Row } from '../fields/params';
import { contentKind } from './contentKind';

/** Where an image comes from. */
export const IMAGE_SOURCES = ['binary', 'key'] as const;

/** The two sources and the field of each; also used for images inside other content. */
export const imageFields = fieldList([
	{
		displayName: 'Image Source',
		name: 'imageSource',
		type: 'options',
		options: [
			{
				name: 'Binary File',
				value: 'binary',
				description: 'A file from a step before; it is uploaded first',
			},
			{ name: 'Image Key', value: 'key', description: 'An image that this app already uploaded' },
		],
		default: 'binary',
		description: 'Where the image comes from',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: "The field of the input that holds the picture; most nodes call it 'data'",
		description: 'Which file of the item to send. Feishu takes images up to 10 MB.',
		displayOptions: { show: { imageSource: ['binary'] } },
	},
	{
		displayName: 'Image Key',
		name: 'imageKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. img_v3_02ab_…',
		description: 'Key of an image that was uploaded with the same app',
		displayOptions: { show: { imageSource: ['key'] } },
	},
]);

/** An image: known by its key, or to be uploaded. */
export type ImageReference = { key: string } | { need: Need };

/**
 * Reads an image given by file or key.
 *
 * @param source `binary` or `key`
 * @param value name of the file's field, or the file itself; or the key
 * @param params the item's fields
 * @param field label of the field, for messages
 * @returns the reference, the file checked
 * @throws {InputError} when there is no such file, it is no image Feishu takes, or no key
 */
export async function readImage(
	source: (typeof IMAGE_SOURCES)[number],
	value: unknown,
	params: Pick<Params<never>, 'file'>,
	field: string,
): Promise<ImageReference> {
	if (source === 'key') return { key: parseImageKey(identifierText(value, field), field) };
	const { checkImageFile } = await import('../content/imageFile');
	return { need: imageUpload(await checkImageFile(params.file(value, field), field)) };
}

/** The fields of an image, as columns of a row. */
export type ImageColumn = 'imageSource' | 'imageKey' | 'binaryPropertyName';

/**
 * Reads an image that a row names.
 *
 * @param row with the fields of an image
 * @param params the item's fields
 * @param labelOf makes the label for messages, from the name of the column that names the image
 * @returns the reference, the file checked
 * @throws {InputError} as {@link readImage}
 */
export async function readRowImage(
	row: Row<ImageColumn>,
	params: Pick<Params<never>, 'file'>,
	labelOf: (column: ImageColumn) => string,
): Promise<ImageReference> {
	const source = row.choice('imageSource', IMAGE_SOURCES);
	const column = source === 'key' ? 'imageKey' : 'binaryPropertyName';
	const value = row.value(column) ?? (source === 'key' ? '' : 'data');
	return await readImage(source, value, params, labelOf(column));
}

/**
 * @param column of {@link imageFields}
 * @returns what users see above it
 */
export const imageLabel = (column: ImageColumn): string =>
	imageFields.find(({ name }) => name === column)?.displayName ?? column;

/**
 * @param image the reference
 * @param found what the uploads yielded
 * @returns the image key
 */
export const keyOf = (image: ImageReference, found: Found): string =>
	'key' in image ? image.key : String(found(image.need).image_key);

/** Image messages. */
export const imageKind = contentKind({
	fields: imageFields,
	options: [],
	async read(params) {
		const source = params.choice('imageSource', IMAGE_SOURCES);
		const name = source === 'key' ? 'imageKey' : 'binaryPropertyName';
		const field = params.label(name);
		const reference = await readImage(source, params.value(name), params, field);
		return {
			field,
			needs: 'need' in reference ? [reference.need] : [],
			build: (found) => [imageContent(keyOf(reference, found))],
		};
	},
});
