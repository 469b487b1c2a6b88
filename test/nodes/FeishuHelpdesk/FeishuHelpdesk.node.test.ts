import { PackageDirectoryLoader } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
} from 'n8n-workflow';
import { resolve } from 'node:path';
import { RESOURCES } from '../../../nodes/FeishuHelpdesk/actions';
import { listSearchOf } from '../../../nodes/FeishuHelpdesk/methods/listSearch';

const listSearch = listSearchOf(RESOURCES);

let description: INodeTypeDescription;
let trigger: INodeTypeDescription;
beforeAll(async () => {
	const loader = new PackageDirectoryLoader(resolve(__dirname, '../../..'));
	await loader.loadAll();
	description = (loader.getNode('feishuHelpdesk').type as INodeType).description;
	trigger = (loader.getNode('feishuHelpdeskTrigger').type as INodeType).description;
});

test("n8n's loader finds the node with its codex and both icons", () => {
	expect(description).toMatchObject({
		displayName: 'Feishu Helpdesk',
		usableAsTool: true,
		codex: { categories: ['Communication', 'Productivity', 'HITL'] },
		iconUrl: {
			light: 'icons/n8n-nodes-feishu-helpdesk/dist/nodes/FeishuHelpdesk/feishuHelpdesk.svg',
			dark: 'icons/n8n-nodes-feishu-helpdesk/dist/nodes/FeishuHelpdesk/feishuHelpdesk.dark.svg',
		},
	});
	expect(description.codex?.alias).toEqual(
		expect.arrayContaining(['lark', 'service desk', '服务台', '知识库', '客服', '机器人', '通知']),
	);
	// The editor lists no actions of a node that calls itself a tool of AI (n8n 2.41, generateNodeActions);
	// the other entry puts it into the list of those that ask a person.
	expect(description.codex?.subcategories).toEqual({ HITL: ['Human in the Loop'] });
});

/** As the editor reads expressions of a description (n8n 2.41, getNodeSubtitle, getNodeHints). */
async function evaluated(text: string | undefined, parameters: INodeParameters): Promise<unknown> {
	const node = { id: '1', name: 'Feishu', type: 'x', typeVersion: 1, position: [0, 0], parameters };
	const type = { description } as INodeType;
	const nodeTypes = { getByNameAndVersion: () => type } as Partial<INodeTypes> as INodeTypes;
	const nodes = [node as INode];
	const { expression } = new Workflow({ nodes, connections: {}, active: false, nodeTypes });
	await expression.acquireIsolate();
	try {
		return expression.getSimpleParameterValue(nodes[0] as INode, text, 'internal', {});
	} finally {
		await expression.releaseIsolate();
	}
}

test('before it runs, the editor says whether nothing will be sent', async () => {
	const [hint] = description.hints ?? [];
	expect(hint).toMatchObject({
		message: 'Preview Only is on: nothing will be sent',
		whenToDisplay: 'beforeExecution',
	});
	const isShown = (parameters: INodeParameters) => evaluated(hint?.displayCondition, parameters);
	expect(await isShown({ options: { previewOnly: true } })).toBe(true);
	expect(await isShown({ options: { previewOnly: false } })).toBe(false);
	expect(await isShown({ options: {} })).toBe(false);
	expect(await isShown({})).toBe(false);
});

test('below the node the canvas says what it does, in the words of the dropdowns', async () => {
	for (const [resource, { name, operations }] of Object.entries(RESOURCES)) {
		for (const [operation, { name: action }] of Object.entries(operations)) {
			expect(await evaluated(description.subtitle, { resource, operation })).toBe(
				`${action}: ${name}`,
			);
		}
	}
});

test('the first two fields are resource and operation, and defaults exist', () => {
	const [resource, operation] = description.properties;
	expect([resource?.name, resource?.default]).toEqual(['resource', 'message']);
	expect([operation?.name, operation?.default]).toEqual(['operation', 'send']);
	expect([resource?.noDataExpression, operation?.noDataExpression]).toEqual([true, true]);
});

/** All fields, also those inside collections, with their path. */
function fields(properties: INodeProperties[], parent = ''): [string, INodeProperties][] {
	return properties.flatMap((field): [string, INodeProperties][] => {
		const path = `${parent}${field.name}`;
		const inner = (field.options ?? []).flatMap((option) => {
			if ('values' in option) return fields(option.values, `${path}.${option.name}.`);
			return 'displayName' in option ? fields([option], `${path}.`) : [];
		});
		return [[path, field], ...inner];
	});
}

test('every field and every option says what it does', () => {
	for (const [path, field] of fields(description.properties)) {
		const described =
			['resource', 'operation', 'filters'].includes(path) ||
			['collection', 'hidden'].includes(field.type) ||
			field.description;
		expect([path, Boolean(described)]).toEqual([path, true]);
		for (const option of field.options ?? []) {
			if ('value' in option)
				expect([path, option.name, Boolean(option.description)]).toEqual([path, option.name, true]);
		}
	}
});

/** Names of the fields that n8n shows for an operation, whatever its other fields hold, in the editor's order. */
function shownFor(resource: string, operation: string): string[] {
	const own = new Set(RESOURCES[resource]?.operations[operation]?.fields.map(({ name }) => name));
	return description.properties
		.filter((property) => {
			if (['resource', 'operation'].includes(property.name)) return false;
			// A field that only another one brings up is looked at with that one set, where there is one.
			const conditions = Object.entries(property.displayOptions?.show ?? {});
			const others = conditions.flatMap(([name, values]) =>
				own.has(name) && values?.[0] !== undefined ? [[name, values[0]] as const] : [],
			);
			const parameters = { ...Object.fromEntries(others), resource, operation };
			return NodeHelpers.displayParameter(
				parameters as INodeParameters,
				property,
				{ typeVersion: 1 },
				description,
			);
		})
		.map(({ name }) => name);
}

test('each operation shows exactly its own fields, in their order', () => {
	for (const [resource, { operations }] of Object.entries(RESOURCES)) {
		for (const [operation, { fields: own, actsAs }] of Object.entries(operations)) {
			expect([resource, operation, shownFor(resource, operation)]).toEqual([
				resource,
				operation,
				[...(actsAs === 'user' ? ['actingUser'] : []), ...own.map(({ name }) => name)],
			]);
		}
	}
});

test('a field that several operations have is listed once', () => {
	const titles = description.properties.filter(({ name }) => name === 'postTitle');
	expect(titles.map(({ displayOptions }) => displayOptions?.show?.resource)).toEqual([
		['message', 'ticketMessage'],
	]);
});

test('every list search that a field names exists', () => {
	const named = fields(description.properties)
		.flatMap(([, { modes }]) => modes ?? [])
		.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
	expect(named.length).toBeGreaterThan(0);
	for (const method of named) expect(Object.keys(listSearch)).toContain(method);
});

test('an option that is added is on', () => {
	const loaded = [description, trigger].flatMap(({ properties }) => fields(properties));
	const switches = loaded
		.filter(([, { type }]) => type === 'collection')
		.flatMap(([, { options = [] }]) => options)
		.flatMap((option) => ('displayName' in option && 'type' in option ? [option] : []))
		.filter(({ type }) => type === 'boolean');
	expect(switches.map(({ displayName }) => displayName)).toEqual(
		expect.arrayContaining(['Preview Only', 'Neutralize Markup', 'Split Long Text', 'Load Ticket']),
	);
	expect(switches.filter((option) => option.default !== true)).toEqual([]);
});

test('the description is small enough for the editor', () => {
	expect(JSON.stringify(description).length).toBeLessThan(150_000);
});
