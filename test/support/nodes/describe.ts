import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeTypeDescription } from 'n8n-workflow';

/**
 * The description of a helper node: one input, one output, no parameters, unless `details` say
 * otherwise.
 *
 * @param name type name without package
 * @param displayName name shown in error messages
 * @param details what differs
 */
export function describeNode(
	name: string,
	displayName: string,
	details: Partial<INodeTypeDescription>,
): INodeTypeDescription {
	return {
		name,
		displayName,
		group: ['transform'],
		version: 1,
		description: `${displayName}, as far as example workflows need it`,
		defaults: { name: displayName },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
		...details,
	};
}
