/** A PNG of one transparent pixel. */
export const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
	'base64',
);

/**
 * A GIF header that claims a size; the rest of the file does not matter to whoever reads only that.
 *
 * @param width pixels, up to 65535
 * @param height pixels, up to 65535
 */
export function gif(width: number, height: number): Buffer {
	const bytes = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(20)]);
	bytes.writeUInt16LE(width, 6);
	bytes.writeUInt16LE(height, 8);
	return bytes;
}
