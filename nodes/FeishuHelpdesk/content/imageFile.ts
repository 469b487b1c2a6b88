import { createHash } from 'node:crypto';

import { imageDimensionsFromData } from 'image-dimensions';

import { InputError } from '../shared/inputError';

/** A file to upload, checked. */
export interface ImageFile {
	fileName: string;
	/** That its content shows, whatever its name says. */
	mimeType: string;
	/** Bytes. */
	size: number;
	/** Of the content: equal files are one upload. */
	sha256: string;
	/** Reads it from the start; each call anew. */
	open: () => AsyncIterable<Uint8Array>;
}

/** Feishu docs: im-v1, upload image: 10 MB. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/**
 * Where a picture says how large it is: PNG, GIF and WEBP at once, JPEG after its metadata, which may
 * hold a preview and a colour profile.
 */
const HEADER_BYTES = 256 * 1024;

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
 * Checks a file as the upload would, so that a wrong one is refused before anything is sent. Reads it
 * through once, and keeps no more than its header.
 *
 * @param file its name, for the upload and for messages, and how to read it
 * @param field label of the field that chose it
 * @returns the file, ready to be uploaded
 * @throws {InputError} when it is empty, over 10 MB, not an image, or has too many pixels
 */
export async function checkImageFile(
	file: Pick<ImageFile, 'fileName' | 'open'>,
	field: string,
): Promise<ImageFile> {
	const { fileName, open } = file;
	const { size, sha256, header } = await readThrough(open());
	if (size === 0) {
		throw new InputError(
			field,
			`holds an empty file ('${fileName}', 0 bytes)`,
			'Check the step before that reads or downloads the file.',
		);
	}
	if (size > MAX_IMAGE_BYTES) {
		throw new InputError(
			field,
			`holds an image over 10 MB ('${fileName}')`,
			'Make the image smaller, e.g. with the Edit Image node.',
		);
	}
	const type = formatOf(header);
	const mimeType = MIME_TYPES[type];
	if (mimeType === undefined) {
		throw new InputError(
			field,
			`holds a file that is not an image Feishu takes ('${fileName}')`,
			'Feishu takes JPG, PNG, WEBP, GIF, BMP, ICO, TIFF and HEIC. The type is read from the content of the file, not from its name.',
		);
	}
	// ICO, TIFF and damaged files have no readable size here; Feishu decides about those.
	const { width, height } = sidesOf(type, header);
	if (Math.max(width, height) > maxSide(type)) {
		throw new InputError(
			field,
			`holds an image of ${width} × ${height} pixels ('${fileName}')`,
			`Feishu takes up to ${maxSide(type)} × ${maxSide(type)} pixels for this type. Make the image smaller, e.g. with the Edit Image node.`,
		);
	}
	return { fileName, mimeType, size, sha256, open };
}

/** Stops as soon as the file is surely too big. */
async function readThrough(
	content: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string; header: Buffer }> {
	const hash = createHash('sha256');
	const start: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of content) {
		if (size < HEADER_BYTES) start.push(chunk.subarray(0, HEADER_BYTES - size));
		hash.update(chunk);
		size += chunk.length;
		if (size > MAX_IMAGE_BYTES) break;
	}
	return { size, sha256: hash.digest('hex'), header: Buffer.concat(start) };
}

function sidesOf(type: string, header: Buffer): { width: number; height: number } {
	if (type === 'bmp' && header.length >= 26 && header.readUInt32LE(14) >= 40) {
		// A negative height means that the rows go from top to bottom.
		return { width: header.readInt32LE(18), height: Math.abs(header.readInt32LE(22)) };
	}
	return imageDimensionsFromData(header) ?? { width: 0, height: 0 };
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
