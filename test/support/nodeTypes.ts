import { NodeHelpers, UserError } from 'n8n-workflow';
import type { IDataObject, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { asTool } from './aiTool';
import { HELPER_NODES } from './nodes';
import type { LoadedPackage } from './packageLoader';

/** The node types of one engine: those of the package and the helper nodes. */
export class EngineNodeTypes implements INodeTypes {
	private readonly types: ReadonlyMap<string, INodeType | IVersionedNodeType>;
	private readonly tools = new Map<string, INodeType>();

	/**
	 * @param loaded the package under test
	 * @param others more node types, by full name
	 */
	constructor(
		loaded: LoadedPackage,
		others: Readonly<Record<string, INodeType | IVersionedNodeType>>,
	) {
		this.types = new Map<string, INodeType | IVersionedNodeType>([
			...Object.entries(HELPER_NODES),
			...Object.entries(others),
			...[...loaded.nodeTypes].map(
				([name, type]) => [`${loaded.packageName}.${name}`, type] as const,
			),
		]);
	}

	/**
	 * @param name full type name, e.g. `n8n-nodes-feishu-helpdesk.feishuHelpdesk`
	 * @throws when there is no such type
	 */
	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types.get(name);
		if (type === undefined) throw new UserError(`Unrecognized node type: ${name}`);
		return type;
	}

	/** As `getByName`; a name that ends in `Tool` gives the node in its form for AI agents. */
	getByNameAndVersion(name: string, version?: number): INodeType {
		if (this.types.has(name) || !name.endsWith('Tool')) {
			return NodeHelpers.getVersionedNodeType(this.getByName(name), version);
		}
		const key = `${name}?version=${version ?? 'default'}`;
		const base = this.getByName(name.replace(/Tool$/, ''));
		const tool = this.tools.get(key) ?? asTool(NodeHelpers.getVersionedNodeType(base, version));
		this.tools.set(key, tool);
		return tool;
	}

	getKnownTypes(): IDataObject {
		return Object.fromEntries([...this.types.keys()].map((name) => [name, { className: name }]));
	}
}
