import type { ImageFile } from '../content/imageFile';
import { path } from '../transport/path';
import { ask } from '../transport/steps';
import type { Need } from '../engine/operation';

/**
 * The upload that an image needs before a message can show it. Files with the same bytes are one need,
 * so a run uploads them once.
 *
 * @param file the image, checked
 * @returns a need that yields the `image_key` (Feishu docs: im-v1, upload image)
 */
export function imageUpload(file: ImageFile): Need {
	const id = `image:${file.sha256}`;
	return {
		id,
		// Has the form of a key, since content is checked with it.
		standIn: { image_key: `img_uploaded_first_${file.fileName.replace(/[^\w-]+/g, '_')}` },
		batch: { id, fetches: () => [{ needIds: [id], steps }] },
	};

	function* steps() {
		const data = yield* ask({
			method: 'POST',
			path: path`/im/v1/images`,
			body: {
				form: { fields: { image_type: 'message' }, file: { field: 'image', ...file } },
			},
			// An image that is uploaded twice is seen by nobody.
			effect: 'read',
			expects: { what: 'the key of the image', names: ['image_key'] },
			about: ['image'],
			scope: 'im:resource',
		});
		return new Map([[id, data]]);
	}
}
