import { UserError } from 'n8n-workflow';
import type { INode, INodeCredentials, INodeTypes, IWorkflowBase } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';
import type { CredentialStore } from './credentialStore';
import { isRecord } from './values';

/** A workflow as n8n exports it; only nodes and connections are always there. */
export type WorkflowJson = Pick<IWorkflowBase, 'nodes' | 'connections'> & Partial<IWorkflowBase>;

/**
 * Reads an exported workflow.
 *
 * @param file path of a .json file
 * @throws when it cannot be read or is no workflow
 */
export async function readWorkflow(file: string): Promise<WorkflowJson> {
	const value: unknown = JSON.parse(await readFile(file, 'utf8'));
	if (!isWorkflow(value)) throw new UserError(`${file} holds no n8n workflow`);
	return value;
}

function isWorkflow(value: unknown): value is WorkflowJson {
	return isRecord(value) && Array.isArray(value['nodes']) && isRecord(value['connections']);
}

/** The workflow with what n8n's database would add. Nodes are copied: n8n writes into them. */
export function completeWorkflow(json: WorkflowJson): IWorkflowBase {
	return {
		id: 'workflow',
		name: 'Workflow',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
		...json,
		nodes: structuredClone(json.nodes),
		settings: { executionOrder: 'v1', ...json.settings },
	};
}

/**
 * Gives each node the credentials it declares: its own where the store has them, else the one of
 * that type saved last (exported workflows carry ids of another n8n, or none).
 */
export function withCredentials(
	workflow: IWorkflowBase,
	nodeTypes: INodeTypes,
	store: CredentialStore,
): IWorkflowBase {
	const nodes = workflow.nodes.map((node): INode => {
		const { description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const declared = (description.credentials ?? []).map(({ name }) => name);
		const credentials: INodeCredentials = {};
		for (const type of [...declared, ...Object.keys(node.credentials ?? {})]) {
			const own = node.credentials?.[type];
			const known = own?.id && store.find(own.id, type) !== undefined;
			const chosen = known ? own : (store.latest(type) ?? own);
			if (chosen !== undefined) credentials[type] = chosen;
		}
		return Object.keys(credentials).length > 0 ? { ...node, credentials } : node;
	});
	return { ...workflow, nodes };
}
