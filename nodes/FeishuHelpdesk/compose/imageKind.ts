import { contentKind } from './contentKind';
import { imageFields } from './imageFields';

/** Image messages. */
export const imageKind = contentKind({
	fields: imageFields,
	options: [],
	read: async (params) => await (await import('./imageReference')).readImageMessage(params),
});
