import { jsonParse } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { isRecord, text } from '../values';
import { describeNode } from './describe';

/**
 * "HTTP Request" with a predefined credential: sends through the legacy request helper, as the
 * real node does, so that it shows whether a credential also works there.
 */
export const httpRequest: INodeType = {
	description: describeNode('httpRequest', 'HTTP Request', {
		version: [4, 4.1, 4.2],
		properties: [
			{ displayName: 'Method', name: 'method', type: 'string', default: 'GET' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Authentication', name: 'authentication', type: 'string', default: 'none' },
			{
				displayName: 'Credential Type',
				name: 'nodeCredentialType',
				type: 'credentialsSelect',
				default: '',
			},
			{ displayName: 'Send Body', name: 'sendBody', type: 'boolean', default: false },
			{ displayName: 'Specify Body', name: 'specifyBody', type: 'string', default: 'json' },
			{ displayName: 'JSON', name: 'jsonBody', type: 'json', default: '' },
		],
	}),
	async execute() {
		const output: INodeExecutionData[] = [];
		for (const item of this.getInputData().keys()) {
			const body = this.getNodeParameter('jsonBody', item);
			const request = {
				method: text(this.getNodeParameter('method', item)),
				uri: text(this.getNodeParameter('url', item)),
				json: true,
				...(this.getNodeParameter('sendBody', item) === true && {
					body: typeof body === 'string' ? jsonParse<unknown>(body) : body,
				}),
			};
			const type = text(this.getNodeParameter('nodeCredentialType', item));
			const response =
				type === ''
					? await callLegacy(this, 'request', [request])
					: await callLegacy(this, 'requestWithAuthentication', [type, request, undefined, item]);
			output.push({ json: toJson(response), pairedItem: { item } });
		}
		return [output];
	},
};

/** By name, because the helpers that the real node still uses are marked as deprecated. */
async function callLegacy(
	context: IExecuteFunctions,
	name: string,
	callArguments: unknown[],
): Promise<unknown> {
	const helper: unknown = Reflect.get(context.helpers, name);
	if (typeof helper !== 'function') throw new Error(`n8n-core has no helper "${name}"`);
	const response: unknown = await Reflect.apply(helper, context, callArguments);
	return response;
}

function toJson(response: unknown): INodeExecutionData['json'] {
	return isRecord(response) ? jsonParse(JSON.stringify(response)) : { data: text(response) };
}
