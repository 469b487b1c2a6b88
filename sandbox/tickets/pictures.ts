import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { StoredImage } from '../content/storedImage';

/** Images that guests sent in the made-up tickets. */
export const PICTURES: readonly StoredImage[] = [
	picture('img_v3_seed_vpn', 'vpn-error.png'),
	picture('img_v3_seed_printer', 'printer.png'),
];

/** Key of an image that a message shows although it was deleted since (154404). */
export const DELETED_PICTURE = 'img_v3_seed_deleted';

function picture(imageKey: string, fileName: string): StoredImage {
	const bytes = readFileSync(join(__dirname, 'pictures', fileName));
	return { imageKey, fileName, bytes, contentType: 'image/png' };
}
