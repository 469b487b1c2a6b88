import { createHash } from 'node:crypto';

import { imageDimensionsFromData } from 'image-dimensions';

import { imageFormatOf, withExtension } from '../shared/imageFormat';
import { InputError } from '../shared/inputError';

/** A file to upload, checked. */
export interface ImageFile {
	/** With the extension of its content. */
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
	const format = imageFormatOf(header);
	if (format === undefined) {
		throw new InputError(
			field,
			`holds a file that is not an image Feishu takes ('${fileName}')`,
			`Feishu takes JPG, PNG, WEBP, GIF, BMP, ICO, TIFF and HEIC. The type is read from the content of the file, not from its name. ${wayOut(header)}`,
		);
	}
	// ICO, TIFF and damaged files have no readable size here; Feishu decides about those.
	const { type, mimeType } = format;
	const { width, height } = sidesOf(type, header);
	if (Math.max(width, height) > maxSide(type)) {
		throw new InputError(
			field,
			`holds an image of ${width} × ${height} pixels ('${fileName}')`,
			`Feishu takes up to ${maxSide(type)} × ${maxSide(type)} pixels for this type. Make the image smaller, e.g. with the Edit Image node.`,
		);
	}
	return { fileName: withExtension(fileName, format), mimeType, size, sha256, open };
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

/** Edit Image works with GraphicsMagick, which reads what the host has it installed for. */
const CONVERT =
	'Put the Edit Image node before this step, with the option Format set to PNG; if your n8n cannot read the picture, have an HTTP Request node ask a service that converts it.';

/** How to go on with a file that Feishu does not take; n8n's nodes by their names. */
function wayOut(header: Buffer): string {
	const head = header.toString('latin1', 0, 1024).replace(/^\xef\xbb\xbf/, '');
	if (/^\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(head) && /<svg\b/i.test(head)) {
		return `This one is an SVG. ${CONVERT}`;
	}
	if (head.startsWith('%PDF-')) {
		return 'This one is a PDF. n8n cannot draw its pages: send a link to it, or have an HTTP Request node ask a service that makes pictures of PDF files.';
	}
	if (head.slice(4, 8) === 'ftyp') {
		return /avi[fs]/.test(head.slice(8, 64))
			? `This one is an AVIF. ${CONVERT}`
			: 'This one is a video or an image of a rare kind: send a link to it.';
	}
	if (/^\s*(?:<!doctype html|<html)/i.test(head)) {
		return 'This one is a web page, probably a login or an error page in the place of the picture: check the step before that downloads it.';
	}
	if (/^\s*[{[]/.test(head)) {
		return 'This one is probably JSON, e.g. the answer of an API: check the step before that downloads it.';
	}
	return `For another kind of picture: ${CONVERT}`;
}
