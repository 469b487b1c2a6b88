import { LoadOptionsContext } from 'n8n-core';
import { UserError, Workflow } from 'n8n-workflow';
import type {
	ILoadOptionsFunctions,
	INode,
	INodeCredentials,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { executionScope, startHost } from './host';
import type { LoadedEngine } from './loadedEngine';
import { completeWorkflow, withCredentials } from './workflowJson';

/** What the editor asks a node type for, while a user fills in the node's fields. */
export interface EditorRequest {
	/** Name of the method, as the field's `typeOptions` or locator mode names it. */
	method: string;
	/** The fields filled in so far; others have their defaults. */
	parameters?: INodeParameters;
	/** The field that is being filled in, e.g. `parameters.receiver`. */
	path?: string;
	/** Short name of a node type of the package, or a full type name. Default `feishuHelpdesk`. */
	type?: string;
	/** Default 1. */
	typeVersion?: number;
	/** By type, taken as they are; default: for each type the node needs, the one saved last. */
	credentials?: INodeCredentials;
}

/** What the editor asks for when a user opens a list, types into it, or scrolls down. */
export interface SearchRequest extends EditorRequest {
	/** What the user typed. */
	filter?: string;
	/** From the page before. */
	paginationToken?: string;
}

type Methods = NonNullable<INodeType['methods']>;

/**
 * One page of a resource locator's list: n8n 2.41.1,
 * dist/services/dynamic-node-parameters.service.js getResourceLocatorResults.
 *
 * @param engine knows the node type and holds the credentials
 * @param request what to ask for
 * @returns the page as the editor gets it
 * @throws what the node throws, or when it has no such method
 */
export async function search(
	engine: LoadedEngine,
	request: SearchRequest,
): Promise<INodeListSearchResult> {
	return await run(
		engine,
		request,
		({ listSearch }) => listSearch,
		async (method, context) => {
			const page = await method.call(context, request.filter, request.paginationToken);
			// Pages by number are allowed to nodes; n8n hands text to the editor.
			const token: unknown = page.paginationToken;
			return typeof token === 'number' ? { ...page, paginationToken: String(token) } : page;
		},
	);
}

/**
 * The options of a dropdown that a node fills itself, by the same service of n8n.
 *
 * @param engine knows the node type and holds the credentials
 * @param request what to ask for
 * @returns the options
 * @throws what the node throws, or when it has no such method
 */
export async function loadOptions(
	engine: LoadedEngine,
	request: EditorRequest,
): Promise<INodePropertyOptions[]> {
	return await run(
		engine,
		request,
		({ loadOptions }) => loadOptions,
		(method, context) => method.call(context),
	);
}

/**
 * The columns of a resource mapper, by the same service of n8n.
 *
 * @param engine knows the node type and holds the credentials
 * @param request what to ask for
 * @returns the columns; of those with one id only the first
 * @throws what the node throws, or when it has no such method
 */
export async function resourceMapping(
	engine: LoadedEngine,
	request: EditorRequest,
): Promise<ResourceMapperFields> {
	return await run(
		engine,
		request,
		({ resourceMapping }) => resourceMapping,
		async (method, context) => {
			const mapping = await method.call(context);
			const byId = new Map([...mapping.fields].reverse().map((field) => [field.id, field]));
			return { ...mapping, fields: mapping.fields.filter((field) => byId.get(field.id) === field) };
		},
	);
}

async function run<M, T>(
	engine: LoadedEngine,
	request: EditorRequest,
	methodsOf: (methods: Methods) => Record<string, M> | undefined,
	call: (method: M, context: ILoadOptionsFunctions) => Promise<T>,
): Promise<T> {
	const { type = 'feishuHelpdesk', typeVersion = 1, credentials } = request;
	const node: INode = {
		id: 'uuid-1234',
		name: 'Temp-Node',
		type: type.includes('.') ? type : `${engine.packageName}.${type}`,
		typeVersion,
		position: [0, 0],
		parameters: structuredClone(request.parameters ?? {}),
		...(credentials && { credentials }),
	};
	const nodeType = engine.nodeTypes.getByNameAndVersion(node.type, typeVersion);
	const methods = Object.entries(methodsOf(nodeType.methods ?? {}) ?? {});
	const method = methods.find(([name]) => name === request.method)?.[1];
	if (method === undefined) {
		throw new UserError(`"${node.type}" has no method "${request.method}" of this kind`);
	}
	const json = completeWorkflow({ nodes: [node], connections: {} });
	const { nodes } = credentials ? json : withCredentials(json, engine.nodeTypes, engine.store);
	const workflow = new Workflow({
		nodes,
		connections: {},
		active: false,
		nodeTypes: engine.nodeTypes,
	});
	const [tempNode = node] = Object.values(workflow.nodes);
	const { externalSecretsProxy } = startHost();
	const additionalData = additionalDataFor(engine.credentialsHelper, externalSecretsProxy);
	// The editor sends its fields with their defaults, which `Workflow` has just filled in.
	additionalData.currentNodeParameters = tempNode.parameters;
	const path = request.path ?? '';
	const context = new LoadOptionsContext(workflow, tempNode, additionalData, path);
	return await executionScope.run({ store: engine.store, log: engine.log }, async () => {
		await workflow.expression.acquireIsolate();
		try {
			return await call(method, context);
		} finally {
			await workflow.expression.releaseIsolate();
		}
	});
}
