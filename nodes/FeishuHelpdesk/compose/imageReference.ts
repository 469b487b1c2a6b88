import { imageContent, parseImageKey } from '../content/image';
import { checkImageFile } from '../content/imageFile';
import type { Found, Need } from '../engine/operation';
import type { Params, Row } from '../fields/params';
import { identifierText } from '../shared/identifier';
import type { PreparedContent } from './contentKind';
import { IMAGE_SOURCES, imageFields } from './imageFields';
import { imageUpload } from './imageUpload';

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

/**
 * Reads the fields of an image message.
 *
 * @param params the item's fields
 * @returns the image, complete but for its upload
 * @throws {InputError} as {@link readImage}
 */
export async function readImageMessage(params: Params<ImageColumn>): Promise<PreparedContent> {
	const source = params.choice('imageSource', IMAGE_SOURCES);
	const name = source === 'key' ? 'imageKey' : 'binaryPropertyName';
	const field = params.label(name);
	const reference = await readImage(source, params.value(name), params, field);
	return {
		field,
		needs: 'need' in reference ? [reference.need] : [],
		build: (found) => [imageContent(keyOf(reference, found))],
	};
}
