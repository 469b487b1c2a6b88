import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sniffImage } from '../content/imageFormat';

/** A picture in an answer. */
export interface Picture {
	key: string;
	bytes: Buffer;
	contentType: string;
	/** Pixels. */
	width: number;
	height: number;
}

/**
 * Reads a picture of the knowledge base.
 *
 * @param name file name without its end
 * @returns the picture
 * @throws when there is no such file, or it is not a PNG
 */
export function readPicture(name: string): Picture {
	const bytes = readFileSync(join(__dirname, 'pictures', `${name}.png`));
	const { contentType, width, height } = sniffImage(bytes) ?? {};
	if (contentType === undefined || width === undefined || height === undefined) {
		throw new Error(`${name} is not a PNG`);
	}
	return { key: `img_v3_faq-${name}`, bytes, contentType, width, height };
}
