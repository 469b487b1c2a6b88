import { imageDimensionsFromData } from 'image-dimensions';

import { InputError } from '../shared/inputError';

/** A file to upload. */
export interface ImageFile {
	bytes: Buffer;
	fileName: string;
	mimeType: string;
}

/** Feishu docs: im-v1, upload image: 10 MB. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/** Formats of Feishu docs: im-v1, upload image, by the name that the file's first bytes reveal. */
const MIME_TYPES: Readonly<Record<string, string>> = Object.freeze({
	jpg: 'image/jpeg',
	png: 'image/png',
	webp: 'image/webp',
	gif: 'image/gif',
	bmp: 'image/bmp',
	ico: 'image/x-icon',
	tiff: 'image/tiff',
	heic: 'image/heic',
});

/** Feishu docs: im-v1, upload image: GIF up to 2000 × 2000 pixels, others up to 12000 × 12000. */
const maxSide = (type: string) => (type === 'gif' ? 2_000 : 12_000);

/**
 * Checks a file as the upload would, so that a wrong one is refused before anything is sent.
 *
 * @param bytes the whole file
 * @param fileName its name, for the upload and for messages
 * @param field label of the field that chose it
 * @returns the file with the MIME type that its content shows, whatever its name says
 * @throws {InputError} when it is empty, over 10 MB, not an image, or has too many pixels
 */
export function checkImageFile(bytes: Buffer, fileName: string, field: string): ImageFile {
	if (bytes.length === 0) {
		throw new InputError(
			field,
			`holds an empty file ('${fileName}', 0 bytes)`,
			'Check the step before that reads or downloads the file.',
		);
	}
	if (bytes.length > MAX_IMAGE_BYTES) {
		const megabytes = (bytes.length / 1024 / 1024).toFixed(1);
		throw new InputError(
			field,
			`holds an image over 10 MB ('${fileName}', ${megabytes} MB)`,
			'Make the image smaller, e.g. with the Edit Image node.',
		);
	}
	const type = formatOf(bytes);
	const mimeType = MIME_TYPES[type];
	if (mimeType === undefined) {
		throw new InputError(
			field,
			`holds a file that is not an image Feishu takes ('${fileName}')`,
			'Feishu takes JPG, PNG, WEBP, GIF, BMP, ICO, TIFF and HEIC. The type is read from the content of the file, not from its name.',
		);
	}
	// BMP, ICO, TIFF and damaged files have no readable size here; Feishu decides about those.
	const { width = 0, height = 0 } = imageDimensionsFromData(bytes) ?? {};
	if (Math.max(width, height) > maxSide(type)) {
		throw new InputError(
			field,
			`holds an image of ${width} × ${height} pixels ('${fileName}')`,
			`Feishu takes up to ${maxSide(type)} × ${maxSide(type)} pixels for this type. Make the image smaller, e.g. with the Edit Image node.`,
		);
	}
	return { bytes, fileName, mimeType };
}

/** The format that the first bytes show, `''` for none of Feishu's. */
function formatOf(bytes: Buffer): string {
	const head = bytes.subarray(0, 16).toString('latin1');
	if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (head.startsWith('\xff\xd8\xff')) return 'jpg';
	if (/^GIF8[79]a/.test(head)) return 'gif';
	if (/^RIFF....WEBP/s.test(head)) return 'webp';
	if (/^(II\*\0|MM\0\*)/.test(head)) return 'tiff';
	if (/^....ftyp(heic|heix|hevc|mif1|msf1)/s.test(head)) return 'heic';
	if (head.startsWith('\0\0\x01\0')) return 'ico';
	return isBitmap(bytes) ? 'bmp' : '';
}

/** Any text that begins with "BM" would pass for a bitmap; the size of its header tells. */
function isBitmap(bytes: Buffer): boolean {
	const headerSizes = [12, 16, 40, 52, 56, 64, 108, 124];
	return (
		bytes.length >= 18 &&
		bytes.toString('latin1', 0, 2) === 'BM' &&
		headerSizes.includes(bytes.readUInt32LE(14))
	);
}
