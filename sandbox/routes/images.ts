import { Hono, type Context } from 'hono';

import { sniffImage, type ImageFormat } from '../content/imageFormat';
import { checkAccess } from '../gateway/auth';
import { accept, Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { State } from '../state/state';

const MAX_BYTES = 10 * 1024 * 1024;

/** POST /im/v1/images; needs the token only, no helpdesk header. Feishu docs: Upload image. */
export function imageRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().post('/im/v1/images', async (c) => {
		checkAccess(c, state, ['im:resource', 'im:resource:upload']);
		const { image, image_type: type } = await readForm(c);
		if (!(image instanceof File) || (type !== 'message' && type !== 'avatar')) {
			throw invalidParameter();
		}
		const bytes = Buffer.from(await image.arrayBuffer());
		if (bytes.length === 0) throw new Refusal(400, 234010, "File's size can't be 0.");
		if (bytes.length > MAX_BYTES) {
			throw new Refusal(400, 234006, 'The file size exceed the max value.');
		}
		const format = sniffImage(bytes);
		if (!format) throw new Refusal(400, 234011, "Can't recognize the image format.");
		checkResolution(format);
		const { contentType } = format;
		const imageKey = state.storeImage({ bytes, fileName: image.name, contentType });
		return accept(c, { msg: 'success', data: { image_key: imageKey } });
	});
}

async function readForm(c: Context<SandboxEnv>): Promise<Record<string, unknown>> {
	try {
		return await c.req.parseBody();
	} catch {
		throw invalidParameter();
	}
}

function checkResolution({ contentType, width = 0, height = 0 }: ImageFormat): void {
	const max = contentType === 'image/gif' ? 2000 : 12_000;
	if (Math.max(width, height) > max) {
		throw new Refusal(400, 234039, 'Image resolution exceeds the limit.');
	}
}

function invalidParameter(): Refusal {
	return new Refusal(400, 234001, 'Invalid request param.');
}
