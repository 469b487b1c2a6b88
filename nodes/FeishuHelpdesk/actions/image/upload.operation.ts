import { field } from '../../fields/field';
import { nothingToAsk } from '../../transport/steps';
import { operation } from '../../engine/operation';
import { imageUpload } from '../../compose/imageUpload';

const fileField = field({
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input field that holds the file',
	description: 'Which file of the item to upload. Feishu takes images up to 10 MB.',
});

/** Feishu docs: im-v1, upload image. */
export const upload = operation({
	name: 'Upload',
	action: 'Upload an image',
	description: 'Upload a picture and get its image key, for rich text and cards',
	fields: [fileField],

	async prepare(params) {
		const field = params.label('binaryPropertyName');
		const { checkImageFile } = await import('../../content/imageFile');
		const file = await checkImageFile(
			params.file(params.value('binaryPropertyName'), field),
			field,
		);
		const need = imageUpload(file);
		return {
			needs: [need],
			steps: (found) => {
				const { image_key } = found(need);
				const { fileName: file_name, mimeType: mime_type, size } = file;
				return nothingToAsk([
					{ json: { image_key: String(image_key), file_name, mime_type, size } },
				]);
			},
		};
	},
});
