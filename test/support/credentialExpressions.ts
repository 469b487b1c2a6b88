import { isExpression, NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	INodeProperties,
	INodeTypes,
	IWorkflowDataProxyAdditionalKeys,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { describeNode } from './nodes/describe';
import { isRecord, text } from './values';

const MOCK_NODE: INode = {
	id: 'mock',
	name: '',
	typeVersion: 1,
	type: 'mock',
	position: [0, 0],
	parameters: {},
};
const MOCK_TYPE = { description: describeNode('mock', 'Mock', {}) };
const MOCK_NODE_TYPES: INodeTypes = {
	getByName: () => MOCK_TYPE,
	getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(MOCK_TYPE),
	getKnownTypes: () => ({}),
};

/**
 * Stored fields as a node sees them: undeclared ones dropped, missing ones with their defaults.
 * n8n 2.41.1, dist/credentials-helper.js applyDefaultsAndOverwrites.
 *
 * @param properties own and inherited fields of the credential type
 * @param stored what was saved
 */
export function withDefaults(
	properties: INodeProperties[],
	stored: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	// Credentials are JSON, and JSON is what parameters are; n8n makes the same casts.
	const data = NodeHelpers.getNodeParameters(
		properties,
		stored as INodeParameters,
		true,
		false,
		null,
		null,
	) as ICredentialDataDecryptedObject;
	for (const key of ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains']) {
		const value = stored[key];
		if (value !== undefined && (key === 'oauthTokenData' || data[key] === undefined)) {
			data[key] = value;
		}
	}
	return data;
}

/** Resolves expressions in credential fields with the data of the running workflow. */
export function resolveInWorkflow(
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
	at: ICredentialsExpressionResolveValues,
	executeData: IExecuteData | undefined,
): ICredentialDataDecryptedObject {
	return at.workflow.expression.getParameterValue(
		data as INodeParameters,
		at.runExecutionData,
		at.runIndex,
		at.itemIndex,
		at.node.name,
		at.connectionInputData,
		mode,
		keys,
		executeData,
		false,
		data as INodeParameters,
	) as ICredentialDataDecryptedObject;
}

/**
 * Resolves expressions in credential fields where no workflow runs (credential test): n8n 2.41.1,
 * dist/credentials-helper.js resolveCredentialExpressions.
 *
 * @param data the fields, with defaults
 * @param mode how the execution was started
 * @param keys `$vars`, `$secrets` and the like
 * @throws when an expression cannot be resolved
 */
export async function resolveOutsideWorkflow(
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
): Promise<ICredentialDataDecryptedObject> {
	const { expression } = new Workflow({
		nodes: [MOCK_NODE],
		connections: {},
		active: false,
		nodeTypes: MOCK_NODE_TYPES,
	});
	await expression.acquireIsolate();
	try {
		return expression.getComplexParameterValue(
			MOCK_NODE,
			data as INodeParameters,
			mode,
			keys,
			undefined,
			undefined,
			data as INodeParameters,
		) as ICredentialDataDecryptedObject;
	} finally {
		await expression.releaseIsolate();
	}
}

/**
 * Adds headers, query, body or auth as a credential's generic `authenticate` describes: n8n
 * 2.41.1, dist/credentials-helper.js authenticate. Changes and returns `options`.
 */
export function genericAuthentication(
	authenticate: IAuthenticateGeneric,
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
	workflow: Workflow,
	node: INode,
): IHttpRequestOptions {
	const resolve = (raw: string): string => {
		if (!isExpression(raw)) return raw;
		const value = workflow.expression.getSimpleParameterValue(node, raw, 'internal', {
			$credentials: credentials,
		});
		return value ? String(value) : '';
	};
	for (const [part, fields] of Object.entries(authenticate.properties)) {
		const target: unknown = Reflect.get(options, part);
		const added: Record<string, unknown> = isRecord(target) ? target : {};
		for (const [key, value] of Object.entries(isRecord(fields) ? fields : {})) {
			added[resolve(key)] = resolve(text(value));
		}
		Reflect.set(options, part, added);
	}
	return options;
}
