/** Formats of Feishu docs: im-v1, upload image, by their usual extension. */
const MIME_TYPES = Object.freeze({
	jpg: 'image/jpeg',
	png: 'image/png',
	webp: 'image/webp',
	gif: 'image/gif',
	bmp: 'image/bmp',
	ico: 'image/x-icon',
	tiff: 'image/tiff',
	heic: 'image/heic',
} as const satisfies Record<string, string>);

type ImageType = keyof typeof MIME_TYPES;

const TYPES = ['jpg', 'png', 'webp', 'gif', 'bmp', 'ico', 'tiff', 'heic'] as const;

/** What kind of picture a file is. */
export interface ImageFormat {
	/** Its usual extension, without a dot. */
	type: ImageType;
	mimeType: string;
}

/**
 * Reads from its first bytes what kind of picture a file is, since names and headers are often wrong.
 *
 * @param bytes of the file, at least its first 18
 * @returns the format, `undefined` for none of Feishu's
 */
export function imageFormatOf(bytes: Buffer): ImageFormat | undefined {
	const type = typeOf(bytes);
	return type && { type, mimeType: MIME_TYPES[type] };
}

/** Names that servers give to formats, besides the registered ones. */
const OTHER_NAMES: ReadonlyMap<string, ImageType> = new Map([
	['image/jpg', 'jpg'],
	['image/pjpeg', 'jpg'],
	['image/x-png', 'png'],
	['image/x-ms-bmp', 'bmp'],
	['image/vnd.microsoft.icon', 'ico'],
]);

/**
 * @param header a `Content-Type`, in any case, without parameters
 * @returns the format that it names, `undefined` for none of Feishu's
 */
export function imageFormatNamed(header: string): ImageFormat | undefined {
	const name = header.trim().toLowerCase();
	const type = OTHER_NAMES.get(name) ?? TYPES.find((each) => MIME_TYPES[each] === name);
	return type && { type, mimeType: MIME_TYPES[type] };
}

/** Extensions by which a picture of a format goes, and others of pictures, which are wrong then. */
const EXTENSION = /\.(jpe?g|jfif|png|webp|gif|bmp|ico|tiff?|heic|heif|bin)$/i;
const SAME: ReadonlyMap<string, ImageType> = new Map([
	['jpeg', 'jpg'],
	['jfif', 'jpg'],
	['tif', 'tiff'],
	['heif', 'heic'],
]);

/**
 * @param fileName as somebody called it
 * @param format of the content
 * @returns the name with an extension that fits
 */
export function withExtension(fileName: string, { type }: ImageFormat): string {
	const extension = EXTENSION.exec(fileName)?.[1]?.toLowerCase();
	if (extension === type || SAME.get(extension ?? '') === type) return fileName;
	return `${fileName.replace(EXTENSION, '')}.${type}`;
}

function typeOf(bytes: Buffer): ImageType | undefined {
	const head = bytes.subarray(0, 16).toString('latin1');
	if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (head.startsWith('\xff\xd8\xff')) return 'jpg';
	if (/^GIF8[79]a/.test(head)) return 'gif';
	if (/^RIFF....WEBP/s.test(head)) return 'webp';
	if (/^(II\*\0|MM\0\*)/.test(head)) return 'tiff';
	if (head.slice(4, 8) === 'ftyp') return isHeic(bytes) ? 'heic' : undefined;
	if (head.startsWith('\0\0\x01\0')) return 'ico';
	return isBitmap(bytes) ? 'bmp' : undefined;
}

/** Brands of pictures that are coded in HEVC (ISO/IEC 23008-12, annex B: HEIC and its sequences). */
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);

/** Brands of any coding (ISO/IEC 23008-12: `mif1`, `mif2`, `msf1`, `miaf`), which say nothing alone. */
const GENERIC_BRANDS = new Set(['mif1', 'mif2', 'msf1', 'miaf', 'MiHE']);

/**
 * Pictures of phones begin with a box of brands: the major one, its version, and those it is compatible
 * with (ISO/IEC 14496-12, file type box). AVIF has the same box; so have videos.
 */
function isHeic(bytes: Buffer): boolean {
	const size = Math.min(bytes.readUInt32BE(0), bytes.length);
	const brands = brandsOf(bytes, size);
	if (brands.some((brand) => HEIC_BRANDS.has(brand))) return true;
	const isOther = brands.some((brand) =>
		/^(?:avi[fso]|jpeg|jpgs|j2ki|avci|avcs|evbi)$/.test(brand),
	);
	return !isOther && GENERIC_BRANDS.has(brands[0] ?? '');
}

function brandsOf(bytes: Buffer, size: number): string[] {
	const brands = [bytes.toString('latin1', 8, 12)];
	for (let at = 16; at + 4 <= size; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
	return brands;
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
