import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import type { Resources } from '../engine/operation';
import { mappingsIn } from '../engine/properties';
import type { FieldMapping } from '../fields/mapping';

/**
 * What the editor calls for resource mappers.
 *
 * @param resources the table of what the node can do
 * @returns the mappings of all its fields, by the names that n8n calls them
 */
export const resourceMappingOf = (resources: Resources) =>
	Object.fromEntries(
		Object.values(resources)
			.flatMap(({ operations }) => Object.values(operations))
			.flatMap(({ fields }) => mappingsIn(fields))
			.map((mapping) => [mapping.name, editorMapping(mapping)]),
	);

function editorMapping({ find }: FieldMapping) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const { talkInEditor } = await import('./runSearch');
		const fields = await talkInEditor(this, await find());
		return {
			fields: fields.map(({ id, displayName, options }) => ({
				id,
				displayName,
				required: false,
				defaultMatch: false,
				display: true,
				type: options ? 'options' : 'string',
				...(options && { options: options.map((name) => ({ name, value: name })) }),
			})),
		};
	};
}
