/** What the first bytes of a file say it is. */
export interface ImageFormat {
	contentType: string;
	/** Pixels; known for PNG and GIF only. */
	width?: number;
	height?: number;
}

const SIGNATURES: readonly (readonly [contentType: string, offset: number, bytes: string])[] = [
	['image/png', 0, '\x89PNG\r\n\x1a\n'],
	['image/jpeg', 0, '\xff\xd8\xff'],
	['image/gif', 0, 'GIF87a'],
	['image/gif', 0, 'GIF89a'],
	['image/webp', 8, 'WEBP'],
	['image/bmp', 0, 'BM'],
	['image/x-icon', 0, '\x00\x00\x01\x00'],
	['image/tiff', 0, 'II*\x00'],
	['image/tiff', 0, 'MM\x00*'],
];

/** Brands of HEIC, among which the file must have one, and of AVIF, which begins with the same `mif1`. */
const HEIC = /^.{8}(?:.{4})*?(?:hei[cxms]|hev[cxms])/s;
const GENERIC = /^.{8}m(?:if[12]|sf1)/s;
const AVIF = /^.{8}(?:.{4})*?avi[fs]/s;

function isHeic(bytes: Buffer): boolean {
	if (bytes.toString('latin1', 4, 8) !== 'ftyp') return false;
	const brands = bytes.toString('latin1', 0, Math.min(bytes.readUInt32BE(0), 256));
	return HEIC.test(brands) || (GENERIC.test(brands) && !AVIF.test(brands));
}

/**
 * Recognises the formats Feishu takes. Feishu docs: Upload image.
 *
 * @returns undefined for anything else, whatever its name or declared type says
 */
export function sniffImage(bytes: Buffer): ImageFormat | undefined {
	const head = bytes.toString('latin1', 0, 32);
	const contentType = isHeic(bytes)
		? 'image/heic'
		: SIGNATURES.find(([, offset, text]) => head.startsWith(text, offset))?.[0];
	if (contentType === undefined) return undefined;
	if (contentType === 'image/png' && bytes.length >= 24) {
		return { contentType, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
	}
	if (contentType === 'image/gif' && bytes.length >= 10) {
		return { contentType, width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
	}
	return { contentType };
}
