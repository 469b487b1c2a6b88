import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { RESOURCES } from '../../../../nodes/FeishuHelpdesk/actions/index';
import { findOperation } from '../../../../nodes/FeishuHelpdesk/engine/operation';
import { FeishuHelpdesk } from '../../../../nodes/FeishuHelpdesk/FeishuHelpdesk.node';

const {
	description: { properties },
	methods: { listSearch, loadOptions, resourceMapping },
} = new FeishuHelpdesk();
const choicesOf = ({ options = [] }: Pick<INodeProperties, 'options'>): INodePropertyOptions[] =>
	options.filter((option): option is INodePropertyOptions => 'value' in option);

const resources = choicesOf(properties.find(({ name }) => name === 'resource') ?? {});
const operations = resources.flatMap(({ value: resource }) => {
	const dropdown = properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.includes(resource),
	);
	return choicesOf(dropdown ?? {}).map((operation) => ({
		...operation,
		resource: String(resource),
		title: `${String(resource)}: ${String(operation.value)}`,
	}));
});
type OperationChoice = (typeof operations)[number];

const fieldsOf = ({ resource, value }: OperationChoice) =>
	properties.filter(
		({ name, displayOptions: { show } = {} }) =>
			name !== 'operation' && show?.resource?.includes(resource) && show.operation?.includes(value),
	);

/** The fields, and those inside their collections. */
function allFields(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => [
		field,
		...(field.options ?? []).flatMap((option) => {
			if ('values' in option) return allFields(option.values);
			return 'type' in option ? allFields([option]) : [];
		}),
	]);
}

describe('the table of operations', () => {
	test('has resources with name and description, each once', () => {
		expect(resources.length).toBeGreaterThan(5);
		for (const { name, description } of resources) {
			expect(name).toMatch(/^[A-Z]/);
			expect(description).toMatch(/^[A-Z].*[^.]$/);
		}
		expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
	});

	test('begins with sending a message', () => {
		expect(operations[0]).toMatchObject({ resource: 'message', value: 'send' });
	});

	test('has no two operations of a resource with the same name or action', () => {
		for (const { value } of resources) {
			const own = operations.filter(({ resource }) => resource === value);
			expect(new Set(own.map(({ action }) => action)).size).toBe(own.length);
			expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
		}
		expect(new Set(operations.map(({ action }) => action)).size).toBe(operations.length);
	});

	test.each(operations)('says what it does: $title', ({ name, action, description }) => {
		expect(name).toMatch(/^[A-Z]\w*( (and|for|[A-Z]\w*))*$/);
		expect(action).toMatch(/^[A-Z][^.]*$/);
		expect(description).toMatch(/^[A-Z].{10,}[^.]$/);
	});

	test.each(operations)('explains every field of $title', (operation) => {
		const fields = fieldsOf(operation);
		for (const { type, description, displayName, name } of allFields(fields)) {
			const isSelfExplaining = ['notice', 'hidden', 'collection', 'fixedCollection'].includes(type);
			const explained = isSelfExplaining || (description ?? '') !== '';
			expect({ name, explained }).toEqual({ name, explained: true });
			expect(displayName).toMatch(/\S/);
		}
	});

	test.each(operations)('shows no field twice at once in $title', (operation) => {
		const shown = fieldsOf(operation).map(({ name, displayOptions }) =>
			JSON.stringify([name, displayOptions]),
		);
		expect(new Set(shown).size).toBe(shown.length);
	});

	test.each(operations)('has a method for every list of $title', (operation) => {
		const methods = allFields(fieldsOf(operation)).flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect(Object.keys(listSearch)).toEqual(expect.arrayContaining(methods));
		for (const { typeOptions = {} } of allFields(fieldsOf(operation))) {
			const { loadOptionsMethod: several, resourceMapper } = typeOptions;
			if (several !== undefined) expect(Object.keys(loadOptions)).toContain(several);
			if (!resourceMapper) continue;
			expect(Object.keys(resourceMapping)).toContain(resourceMapper.resourceMapperMethod);
		}
	});

	test.each(operations)('finds the operation $title again', ({ resource, value, name }) => {
		expect(findOperation(RESOURCES, resource, value).name).toBe(name);
	});

	test.each([
		['ticket', 'nothing'],
		['nothing', 'get'],
		[undefined, undefined],
	])('says that it lacks %s: %s', (resource, name) => {
		expect(() => findOperation(RESOURCES, resource, name)).toThrow(
			`This version of Feishu Helpdesk can't do '${resource}: ${name}'`,
		);
	});

	test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
		'does not take %s for an operation',
		(name) => {
			expect(() => findOperation(RESOURCES, name, name)).toThrow("can't do");
			expect(() => findOperation(RESOURCES, 'ticket', name)).toThrow("can't do");
		},
	);

	test('is small enough to be sent to every editor', () => {
		const { description } = new FeishuHelpdesk();
		expect(Buffer.byteLength(JSON.stringify(description))).toBeLessThan(150_000);
	});
});
