import { tryToParseDateTime } from 'n8n-workflow';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { FeishuHelpdesk } from '../../../../nodes/FeishuHelpdesk/FeishuHelpdesk.node';
import { connectAccount } from '../../../support/account';
import { openScene, type Scene } from '../../../support/scene';
import { text } from '../../../support/values';

/**
 * What expressions really yield: nothing, text where a number is meant and the other way round, the
 * structures that other nodes put out, and what is left of a calculation or of text that was cut.
 */
const ODD_VALUES: readonly unknown[] = [
	undefined,
	null,
	'',
	'   ',
	0,
	1,
	-1,
	1.5,
	0 / 0,
	1 / 0,
	// As JSON.parse leaves a long ID: its last digits are gone.
	Number('6948728206392295444'),
	true,
	'false',
	'yes',
	[],
	['a', 'b'],
	{},
	{ a: 1 },
	[{ a: 1 }],
	'constructor',
	'🚀'.slice(0, 1),
	'a\u0000\u202eb',
	// What items of other nodes hold besides JSON: databases, files, and n8n's own dates.
	new Date('2026-05-04T09:30:00Z'),
	new Date(0 / 0),
	tryToParseDateTime('2026-05-04'),
	tryToParseDateTime('2026-05-04').setZone('nowhere'),
	6948728206392295444n,
	Buffer.from('bytes'),
	new Map([['a', 1]]),
	() => 'code',
	Object.create(null),
	Array.from({ length: 4000 }).reduce<unknown>((inner) => [inner], 'deep'),
	Array.from({ length: 4000 }).reduce<unknown>((inner) => ({ a: inner }), 'deep'),
	'long '.repeat(50_000),
];

const ODD = '={{ $json.odd }}';

const { properties } = new FeishuHelpdesk().description;

interface Place {
	operation: string;
	field: string;
	parameters: INodeParameters;
}

/** Each field of each operation, also inside its options; read from the description, so none is forgotten. */
function places(): Place[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.flatMap((option) =>
					'value' in option ? placesOf(text(resource), text(option.value)) : [],
				),
			),
		);
}

function placesOf(resource: string, operation: string): Place[] {
	const listed = properties.filter(
		({ name, displayOptions: { show } = {} }) =>
			name !== 'operation' &&
			show?.resource?.includes(resource) === true &&
			show.operation?.includes(operation) === true,
	);
	// What is shown with a field that the operation lacks is another one's.
	const names = new Set(['resource', 'operation', ...listed.map(({ name }) => name)]);
	const fields = listed.filter(({ displayOptions: { show } = {} }) =>
		Object.keys(show ?? {}).every((name) => names.has(name)),
	);
	const filled = { resource, operation, ...Object.fromEntries(fields.flatMap(sampleOf)) };
	const place = (field: string, value: INodeParameters): Place => ({
		operation: `${resource}: ${operation}`,
		field,
		parameters: { ...filled, ...value },
	});
	return fields.flatMap((field) => {
		const shown = shownWith(field);
		// Nobody can fill in a hidden one.
		if (field.type === 'notice' || field.type === 'hidden') return [];
		const whole = place(field.name, {
			...shown,
			[field.name]: field.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: ODD } : ODD,
		});
		return [
			whole,
			...inside(field).map(({ name, value }) =>
				place(`${field.name}.${name}`, { ...shown, [field.name]: value }),
			),
		];
	});
}

/** Each field inside a field: an option, or a column of a row, also of a row in a row. */
function inside(field: INodeProperties): { name: string; value: INodeParameters }[] {
	return (field.options ?? []).flatMap((option) => {
		if ('values' in option) {
			return option.values.flatMap((column) =>
				insideAndItself(column).map(({ name, value }) => ({
					name,
					value: {
						[option.name]: [
							{
								...Object.fromEntries(option.values.flatMap(sampleOf)),
								...shownWith(column),
								...value,
							},
						],
					},
				})),
			);
		}
		return field.type === 'collection' && 'displayName' in option ? insideAndItself(option) : [];
	});
}

const insideAndItself = (field: INodeProperties) => [
	{ name: field.name, value: { [field.name]: ODD } as INodeParameters },
	...inside(field).map(({ name, value }) => ({
		name: `${field.name}.${name}`,
		value: { [field.name]: value },
	})),
];

/** The values of other fields with which a field is shown, so that it is read at all. */
const shownWith = ({ displayOptions: { show } = {} }: INodeProperties): INodeParameters =>
	Object.fromEntries(
		Object.entries(show ?? {}).flatMap(([name, values = []]) =>
			['resource', 'operation'].includes(name) ? [] : [[name, values[0] as string]],
		),
	);

/** Something in what must be filled. */
function sampleOf({ name, type, required }: INodeProperties): [string, INodeParameters | string][] {
	if (type === 'resourceLocator') return [[name, { __rl: true, mode: 'id', value: 'ou_alice' }]];
	if (required !== true) return [];
	if (type === 'dateTime') return [[name, '2030-01-01T09:00:00Z']];
	return type === 'string' ? [[name, 'alice@example.com']] : [];
}

/** What no sentence for a user holds: the marks of a crash, or of a value that nobody looked at. */
const CRASH =
	/undefined|\[object|cannot read|is not a function|not iterable|unexpected|\bNaN\b|declares no field/i;

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
	connectAccount(scene);
});
afterAll(() => scene.close());

/** Fields of one operation that a test tries; more of them would take as long as the machine is busy. */
const AT_ONCE = 25;

const OPERATIONS = new Map<string, Place[]>();
for (const each of places()) {
	OPERATIONS.set(each.operation, [...(OPERATIONS.get(each.operation) ?? []), each]);
}
const PARTS = [...OPERATIONS].flatMap(([operation, fields]) =>
	Array.from({ length: Math.ceil(fields.length / AT_ONCE) }, (_, part) => {
		const some = fields.slice(part * AT_ONCE, (part + 1) * AT_ONCE);
		return [`${operation} (${some[0]?.field ?? ''} …)`, some] as const;
	}),
);
let runs = 0;

test.each(PARTS)(
	'%s takes whatever an expression yields, or says what is wrong',
	async (_operation, fields) => {
		const crashes: object[] = [];
		for (const { field, parameters } of fields) {
			runs += ODD_VALUES.length;
			const { output, error } = await scene.engine.run({
				parameters,
				items: ODD_VALUES.map((odd) => ({ json: { odd } as IDataObject })),
				onError: 'continueRegularOutput',
			});
			const sentences = (output[0] ?? []).flatMap(({ json }) => sentencesOf(json));
			for (const sentence of [...sentences, ...(error ? [error.message] : [])]) {
				if (CRASH.test(sentence)) crashes.push({ field, sentence: sentence.slice(0, 200) });
			}
		}
		expect(crashes).toEqual([]);
	},
);

test('no field was left out', () => {
	process.stdout.write(`Odd values: ${runs} runs of ${OPERATIONS.size} operations\n`);
	expect(runs).toBeGreaterThan(2_500);
});

test('half a character reaches Feishu nowhere', () => {
	const bodies = scene.sandbox.requests.map(({ rawBody }) => rawBody.toString());
	expect(bodies.filter((body) => /\\ud[89ab][0-9a-f]{2}(?!\\+ud[c-f])/i.test(body))).toEqual([]);
	expect(bodies.some((body) => body.includes('\ufffd'))).toBe(true);
});

const sentencesOf = ({ error, errorDetails }: IDataObject): string[] => {
	if (typeof error !== 'string') return [];
	const { hint } = (errorDetails ?? {}) as { hint?: string };
	return [error, hint ?? ''];
};
