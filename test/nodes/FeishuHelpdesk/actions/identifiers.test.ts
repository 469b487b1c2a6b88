import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openScene, ROUTES, type Scene } from '../../../support/scene';

/**
 * Every field that names something by an ID or an address, as an expression would fill it. `sent` tells
 * what of a request shows it.
 */
const X = '={{ $json.x }}';
const locator = (mode: string, value = X): INodeParameters => ({ __rl: true, mode, value });
const text = { messageType: 'text', text: 'Hi' };
const to = { resource: 'message', operation: 'send', receiver: locator('id', 'ou_alice') };
const preview = { options: { previewOnly: true } };
const tickets = (filters: INodeParameters) => ({
	resource: 'ticket',
	operation: 'getMany',
	filters,
});

const FIELDS: Record<string, INodeParameters> = {
	'Receiver by ID': { ...to, ...text, ...preview, receiver: locator('id') },
	'Receiver by list': { ...to, ...text, ...preview, receiver: locator('list') },
	'Receiver by expression': { ...to, ...text, ...preview, receiver: X },
	'Receiver by mobile': { ...to, ...text, receiver: locator('mobile') },
	'Image key': { ...to, ...preview, messageType: 'image', imageSource: 'key', imageKey: X },
	Mention: { ...to, ...text, ...preview, mentions: { mention: [{ who: 'person', userId: X }] } },
	'Mention in a post': {
		...to,
		...preview,
		messageType: 'post',
		postMode: 'builder',
		postParagraphs: { paragraph: [{ elements: { element: [{ type: 'at', userId: X }] } }] },
	},
	'Card template': {
		...to,
		...preview,
		messageType: 'interactive',
		cardMode: 'template',
		templateId: X,
	},
	'Ticket: Get': { resource: 'ticket', operation: 'get', ticketId: locator('id') },
	'Ticket: Get by link': { resource: 'ticket', operation: 'get', ticketId: X },
	'Ticket message: Send': {
		resource: 'ticketMessage',
		operation: 'send',
		ticketId: locator('id'),
		...text,
		...preview,
	},
	'Ticket message: Get Many': {
		resource: 'ticketMessage',
		operation: 'getMany',
		ticketId: locator('id'),
	},
	'Answer query: event': {
		resource: 'ticket',
		operation: 'answerQuery',
		ticketId: locator('id', '1'),
		eventId: X,
	},
	'Answer query: FAQ': {
		resource: 'ticket',
		operation: 'answerQuery',
		ticketId: locator('id', '1'),
		eventId: 'e',
		faqs: { faq: [{ faqId: X, score: 1 }] },
	},
	'Message of an image': {
		resource: 'ticket',
		operation: 'downloadImage',
		ticketId: locator('id', '1'),
		messageId: X,
	},
	'Image of a FAQ': {
		resource: 'faq',
		operation: 'downloadImage',
		faqId: locator('id', '1'),
		imageKey: X,
	},
	'Guest of a new ticket': { resource: 'ticket', operation: 'create', guest: locator('id') },
	'Agents of a new ticket': {
		resource: 'ticket',
		operation: 'create',
		guest: locator('id', 'ou_alice'),
		appointedAgents: X,
	},
	'Filter Agent ID': tickets({ agentId: X }),
	'Filter Closed By ID': tickets({ closedById: X }),
	'Filter Guest ID': tickets({ guestId: X }),
	'Filter Ticket ID': tickets({ ticketId: X }),
	'Filter Category ID': { resource: 'faq', operation: 'getMany', filters: { categoryId: X } },
	FAQ: { resource: 'faq', operation: 'get', faqId: locator('id') },
	Category: { resource: 'category', operation: 'get', categoryId: locator('id') },
	'Custom field': { resource: 'ticketField', operation: 'get', ticketFieldId: locator('id') },
	Agent: { resource: 'agentSchedule', operation: 'get', agentId: locator('id') },
	'Agent skill': { resource: 'agentSkill', operation: 'get', agentSkillId: locator('id') },
	'Look-up by mobile': { resource: 'user', operation: 'lookUp', lookUpBy: 'mobile', mobiles: X },
};

/** Numbers that cannot be told from their neighbours, in the ways they reach a workflow. */
const LOST: readonly (string | number)[] = [
	Number('6948728206392295444'),
	2 ** 53,
	1.5,
	'6.94873E+18',
	'13800138000.0',
	'o\u0000u',
	'ou_\ud83d',
];

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const run = async (parameters: INodeParameters, values: readonly (string | number)[]) => {
	const { output, error } = await scene.engine.run({
		parameters,
		items: values.map((x) => ({ json: { x } })),
		onError: 'continueRegularOutput',
	});
	if (error) throw new Error(error.message);
	return (output[0] ?? []).map(({ json }): IDataObject => json);
};

describe.each(Object.entries(FIELDS))('%s', (_name, parameters) => {
	test('refuses what has lost digits, naming the field on the item, before anything is asked', async () => {
		const found = await run(parameters, LOST);
		expect(found).toHaveLength(LOST.length);
		for (const { error } of found) {
			expect(error).toMatch(/^'.+' (is a number|holds a character|is not|holds white)/);
		}
		expect(scene.sandbox.requests).toEqual([]);
	});
});

test.each([
	['as an object', { templateVariables: '={{ { id: $json.x } }}' }, 'More Variables (JSON)'],
	[
		'in an object',
		{ templateVariables: '={{ { a: [{ id: $json.x }] } }}' },
		'More Variables (JSON)',
	],
	['in a row', { templateFields: { variable: [{ name: 'id', value: X }] } }, 'Variables'],
])(
	'a template variable %s that has lost digits is refused by name',
	async (_how, fields, label) => {
		const template = { messageType: 'interactive', cardMode: 'template', templateId: 'A' };
		const [found] = await run({ ...to, ...preview, ...template, ...fields }, [
			Number('6948728206392295444'),
		]);
		expect(found?.error).toMatch(
			new RegExp(`^'${label.replace(/[()]/g, '\\$&')}' has a number that`),
		);
		const [kept] = await run({ ...to, ...preview, ...template, ...fields }, [
			'6948728206392295444',
		]);
		expect(JSON.stringify(kept)).toContain('6948728206392295444');
	},
);

/** What people enter and expressions yield where an ID or an address is meant. */
const entered = fc.oneof(
	fc.stringMatching(/^69[1-9]{17}$/),
	fc.stringMatching(/^\+?[1-9]\d{7,12}$/),
	fc.stringMatching(/^(ou|on)_[a-f0-9]{8}$/),
	fc.stringMatching(/^[a-z]{1,6}@[a-z]{1,6}\.com$/),
	fc.stringMatching(/^[0-9a-zA-Z_.+ ()-]{1,12}$/),
	fc.maxSafeInteger(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n }).map(Number),
);
const VALUES = fc.sample(entered, 120);

/** Each long row of digits in a text, as a path or a body holds it. */
const digitsIn = (text: string) => text.match(/\d{6,}/g) ?? [];

test.each(Object.entries(FIELDS))(
	'%s: what reaches Feishu is what was entered, or a sentence names the field',
	async (_name, parameters) => {
		const found = await run(parameters, VALUES);
		const requests = scene.sandbox.requests
			.filter(({ route }) => route !== ROUTES.token)
			.map(({ path, query, rawBody }) =>
				[decodeURIComponent(path), JSON.stringify(query), rawBody.toString()].join(' '),
			);
		const previews = found.map((shown) => (shown.error === undefined ? JSON.stringify(shown) : ''));
		const sent = [...requests, ...previews].join('\n');
		// Digits are not invented, lost or glued: each row of them was entered so, with separators or without.
		const known = new Set([JSON.stringify(parameters), ...VALUES.map(String)].flatMap(digitsIn));
		const glued = VALUES.map((value) => String(value).replace(/\D/g, ''));
		for (const digits of digitsIn(sent)) {
			expect([digits, known.has(digits) || glued.includes(digits)]).toEqual([digits, true]);
		}
		const lost = VALUES.filter(
			(value) =>
				typeof value === 'number' && !Number.isSafeInteger(value) && sent.includes(`${value}`),
		);
		expect(lost).toEqual([]);
		const sentences = found.flatMap(({ error }) => (typeof error === 'string' ? [error] : []));
		// Refused by us before anything was asked, or by Feishu, which was asked with what was entered.
		expect(sentences.filter((sentence) => !/^'.+' |\[\d+\]/.test(sentence))).toEqual([]);
	},
);

test('two keys that have lost their last digits do not become one', async () => {
	const ids = ['6948728206392295444', '6948728206392295445'].map(Number);
	const found = await run({ ...to, ...text, options: { skipAlreadySentKey: X } }, ids);
	for (const { error } of found)
		expect(error).toMatch(/^'Skip.*' is a number that has lost digits/);
	expect(found).toHaveLength(2);
	expect(scene.sandbox.inbox).toEqual([]);
});

test('what nobody sees reaches Feishu from no field', async () => {
	for (const [name, parameters] of Object.entries(FIELDS)) {
		const id = /mobile/.test(name)
			? '13800138000'
			: name === 'Image key'
				? 'img_v3_1'
				: 'ou_694872';
		const found = await run(parameters, [
			`\u202a${id.slice(0, 4)}\u200b${id.slice(4)}\u202c\ufe0f`,
		]);
		const sent = JSON.stringify(
			scene.sandbox.requests.map(({ path, query, rawBody }) => [path, query, rawBody.toString()]),
		);
		// What is refused for another reason is named without them, too.
		const told = sent + JSON.stringify(found);
		expect([name, told.includes(id)]).toEqual([name, true]);
		expect([name, /[\p{Cf}\p{DI}]|%E2%80|%EF%B8/iu.test(sent)]).toEqual([name, false]);
		scene.sandbox.reset();
	}
});
