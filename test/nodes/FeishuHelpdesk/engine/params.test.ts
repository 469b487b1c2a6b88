import type { RESOURCES } from '../../../../nodes/FeishuHelpdesk/actions';
import { optionsOf } from '../../../../nodes/FeishuHelpdesk/fields/collections';
import { fieldList, rowsField } from '../../../../nodes/FeishuHelpdesk/fields/field';
import { operation } from '../../../../nodes/FeishuHelpdesk/engine/operation';
import {
	createParams,
	labelsOf,
	type ParamSource,
} from '../../../../nodes/FeishuHelpdesk/engine/params';

const plain = (name: string) => ({ displayName: name, name, type: 'string', default: '' }) as const;
const columns = fieldList([{ ...plain('who'), name: 'who' }]);
const inner = rowsField(
	{ displayName: 'Parts', name: 'parts', type: 'fixedCollection', default: {} },
	{ displayName: 'Part', name: 'part', values: columns },
);
const people = rowsField(
	{ displayName: 'People', name: 'people', type: 'fixedCollection', default: {} },
	{ displayName: 'Person', name: 'person', values: [...columns, inner] },
);
const fields = [
	...fieldList([{ ...plain('note'), name: 'note' }]),
	people,
	optionsOf(fieldList([{ ...plain('loud'), name: 'loud' }])),
];

/** What n8n would give for a node with these parameters. */
function paramsOf(parameters: Readonly<Record<string, unknown>>) {
	const source = { getNodeParameter: (name: string) => parameters[name] ?? null };
	return createParams(source as unknown as ParamSource, 0, labelsOf(fields));
}

test('the compiler refuses a name that the operation does not declare', () => {
	operation({
		name: 'Try',
		action: 'Try',
		description: 'Nothing',
		fields,
		prepare(params) {
			params.text('note');
			params.flag('options.loud');
			params.rows(people, 'person')[0]?.text('who');
			// @ts-expect-error: misspelt
			params.text('nte');
			// @ts-expect-error: of another collection
			params.flag('filters.loud');
			// @ts-expect-error: not inside the options
			params.flag('loud');
			// @ts-expect-error: no column of the rows
			params.rows(people, 'person')[0]?.text('note');
			return [];
		},
	});
	const unnamed: (typeof RESOURCES)[string]['operations'][string]['fields'] = fields;
	operation({
		name: 'Try',
		action: 'Try',
		description: 'Nothing',
		fields: unnamed,
		prepare(params) {
			// @ts-expect-error: nothing is known of these fields, so none can be read
			params.text('note');
			return [];
		},
	});
});

test.each(['nte', 'options.note', 'constructor'])(
	'a name that comes past the compiler throws at once: %s',
	(name) => {
		const params = paramsOf({ nte: 'here all the same', options: { note: 'x' } });
		for (const read of [params.text, params.value, params.flag, params.label, params.locator]) {
			expect(() => read(name)).toThrow(`The operation declares no field '${name}'`);
		}
	},
);

test('rows are read by their columns, and say where they stand', () => {
	const params = paramsOf({
		people: { person: [{ who: 'Ann' }, { who: {}, parts: { part: [{ who: 'x' }, { who: [] }] } }] },
	});
	const [first, second] = params.rows(people, 'person');
	expect(first?.text('who')).toBe('Ann');
	expect(() => second?.text('who')).toThrow("'People' is an object, not text in person 2");
	const [, part] = second?.rows(inner, 'part') ?? [];
	expect(() => part?.text('who')).toThrow("'People' is a list, not text in part 2 of person 2");
});

test('a field that takes one row has it without a list', () => {
	const params = paramsOf({ people: { person: { who: 'Ann' } } });
	expect(params.rows(people, 'person').map((row) => row.text('who'))).toEqual(['Ann']);
	expect(paramsOf({ people: {} }).rows(people, 'person')).toEqual([]);
});

test('a list that comes in place of the whole field is its rows', () => {
	const rows = (value: unknown) =>
		paramsOf({ people: value })
			.rows(people, 'person')
			.map((row) => row.text('who'));
	expect(rows([{ who: 'Ann' }, { who: 'Bo' }])).toEqual(['Ann', 'Bo']);
	expect(rows('')).toEqual([]);
	for (const odd of ['text', 7, ['text'], [[]], { a: 1 }]) {
		expect(() => rows(odd)).toThrow(/^'People' (is|holds) /);
	}
});
