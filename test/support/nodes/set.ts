import { jsonParse } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { isRecord } from '../values';
import { describeNode } from './describe';

/**
 * "Edit Fields (Set)" 3.4: 'Manual Mapping' (a list of assignments, names with dots build objects)
 * and 'JSON'. Other fields are kept only with `includeOtherFields`; types are not converted.
 */
export const set: INodeType = {
	description: describeNode('set', 'Edit Fields', {
		version: [3, 3.1, 3.2, 3.3, 3.4],
		properties: [
			{ displayName: 'Mode', name: 'mode', type: 'string', default: 'manual' },
			{ displayName: 'JSON', name: 'jsonOutput', type: 'json', default: '{}' },
			{
				displayName: 'Fields to Set',
				name: 'assignments',
				type: 'assignmentCollection',
				default: {},
			},
			{
				displayName: 'Include Other Input Fields',
				name: 'includeOtherFields',
				type: 'boolean',
				default: false,
			},
			{ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [] },
		],
	}),
	execute() {
		const output = this.getInputData().map((input, item): INodeExecutionData => {
			const keep = this.getNodeParameter('includeOtherFields', item) === true;
			const json: IDataObject = keep ? structuredClone(input.json) : {};
			if (this.getNodeParameter('mode', item) === 'raw') {
				const text = this.getNodeParameter('jsonOutput', item);
				const value: unknown = typeof text === 'string' ? jsonParse(text) : text;
				if (isRecord(value)) Object.assign(json, value);
			} else {
				const list = this.getNodeParameter('assignments.assignments', item, []);
				for (const entry of Array.isArray(list) ? list : []) assign(json, entry);
			}
			return { json, ...(keep && input.binary && { binary: input.binary }), pairedItem: { item } };
		});
		return Promise.resolve([output]);
	},
};

function assign(json: IDataObject, assignment: unknown): void {
	if (!isRecord(assignment)) return;
	const keys = String(assignment['name']).split('.');
	const last = keys.pop() ?? '';
	let target: Record<string, unknown> = json;
	for (const key of keys) {
		const inner = isRecord(target[key]) ? target[key] : {};
		target[key] = inner;
		target = inner;
	}
	target[last] = assignment['value'];
}
