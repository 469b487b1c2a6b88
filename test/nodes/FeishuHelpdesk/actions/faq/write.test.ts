import type { INodeParameters } from 'n8n-workflow';
import { connectAccount } from '../../../../support/account';
import { openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { text } from '../../../../support/values';
import { read } from '../reads';
import { describeNamed, sent, written } from '../writes';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
	connectAccount(scene);
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const faq = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'faq',
	operation,
	...parameters,
});
const VPN = async () => {
	const query = { query: 'connect to the VPN', limit: 1, simplify: false };
	const [found] = await read(scene, faq('search', query));
	scene.sandbox.reset();
	return found ?? {};
};
const update = (id: unknown, parameters: INodeParameters) =>
	faq('update', { faqId: byId(String(id)), ...parameters });
const run = (parameters: INodeParameters) => scene.engine.run({ parameters });
const nodesOf = async (parameters: INodeParameters) => {
	await read(scene, faq('create', { question: 'Q?', ...parameters }));
	const { faq: body } = written(scene)[0]?.[1] as { faq: { answer_richtext: string } };
	return JSON.parse(body.answer_richtext) as unknown;
};

describeNamed(() => scene, {
	'FAQ: Update': {
		label: 'FAQ',
		path: ['/faqs/', ''],
		of: (id) => update(id, { updateFields: { question: 'Q?' } }),
		code: 154004,
	},
	'FAQ: Delete': {
		label: 'FAQ',
		path: ['/faqs/', ''],
		of: (id) => faq('delete', { faqId: byId(id) }),
		code: 154004,
	},
});

test('creates a question with a plain answer, exactly as written', async () => {
	const answerText = ' "Restart" <b>&\n重启 🎉 ';
	const [made] = await read(
		scene,
		faq('create', { question: ' Wi-Fi? ', answerMode: 'text', answerText }),
	);
	expect(written(scene)[0]?.[1]).toEqual({ faq: { question: 'Wi-Fi?', answer: answerText } });
	expect(made).toMatchObject({ question: 'Wi-Fi?', answer: answerText });
});

test.each([
	['markdown', { answerMarkdown: 'See **this** [page](https://a.example/x)\n\nBye' }],
	[
		'html',
		{ answerHtml: '<p>See <b>this</b> <a href="https://a.example/x">page</a></p><p>Bye</p>' },
	],
])('makes text, links and line breaks of %s', async (answerMode, answer) => {
	expect(await nodesOf({ answerMode, ...answer })).toEqual(
		expect.arrayContaining([
			{ type: 'hyperlink', text: 'page', url: 'https://a.example/x' },
			{ type: 'text', content: '' },
			{ type: 'text', content: 'Bye' },
		]),
	);
});

test('takes nodes as JSON, as text or of an expression', async () => {
	const nodes = [{ type: 'text', content: 'Hi' }];
	const given = JSON.stringify(nodes);
	expect(await nodesOf({ answerMode: 'json', answerJson: given })).toEqual(nodes);
	scene.sandbox.reset();
	expect(await nodesOf({ answerMode: 'json', answerJson: `={{ ${given} }}` })).toEqual(nodes);
});

test('an update sends question and answer again where they stay, pictures too', async () => {
	const { faq_id: id, question, answer_richtext: answer } = await VPN();
	expect(JSON.stringify(answer)).toContain('"img"');
	expect(await read(scene, update(id, { updateFields: { tags: 'tunnel' } }))).toEqual([
		{ faq_id: id, updated: true },
	]);
	expect(written(scene)).toEqual([
		[`PATCH /faqs/${text(id)}`, { faq: { question, answer_richtext: answer, tags: ['tunnel'] } }],
	]);
});

test('an update of question and answer reads nothing before', async () => {
	const { faq_id: id } = await VPN();
	const answer = { answerMode: 'markdown', answerMarkdown: 'New' };
	await read(scene, update(id, { ...answer, updateFields: { question: 'New?' } }));
	expect(sent(scene)).toEqual([
		[
			`PATCH /faqs/${text(id)}`,
			{ faq: { question: 'New?', answer_richtext: [{ type: 'text', content: 'New' }] } },
		],
	]);
});

test.each([
	['is refused', { kind: 'answer', status: 404, code: 154004, msg: 'no' }],
	['is empty', { kind: 'answer', status: 200, code: 0, msg: 'ok' }],
] as const)('writes nothing where the reading %s', async (_how, fault) => {
	const { faq_id: id } = await VPN();
	scene.sandbox.fault({ ...fault, route: 'GET /helpdesk/v1/faqs/:id' });
	const { error } = await run(update(id, { updateFields: { tags: 'x' } }));
	expect(error).toBeDefined();
	expect(written(scene)).toEqual([]);
});

test('chooses the category from the list', async () => {
	const { faq_id: id } = await VPN();
	const category = { __rl: true, mode: 'list', value: '6948728206392295454' };
	await read(scene, update(id, { updateFields: { categoryId: category } }));
	expect(written(scene)[0]?.[1]).toMatchObject({ faq: { category_id: '6948728206392295454' } });
});

test.each<[INodeParameters, string]>([
	[{ question: '={{ " " }}' }, "'Question' is empty"],
	[{ question: 'Q', answerMode: 'text', answerText: ' ' }, "'Answer' is empty"],
	[{ question: 'Q', answerMode: 'markdown', answerMarkdown: '' }, "'Answer (Markdown)' is empty"],
	[{ question: 'Q', answerMode: 'json', answerJson: '[]' }, "'Answer (JSON)' is no list of nodes"],
	[
		{ question: 'Q', answerMode: 'json', answerJson: '[{}]' },
		"'Answer (JSON)' is no list of nodes",
	],
	[{ question: 'Q', answerMode: 'json', answerJson: '{' }, "'Answer (JSON)'"],
	[{ question: 'Q', answerMode: '={{ "keep" }}' }, "'Answer As' has the unknown value 'keep'"],
])('refuses %j before asking', async (parameters, words) => {
	const { error } = await run(faq('create', parameters));
	expect(error?.message).toContain(words);
	expect(sent(scene)).toEqual([]);
});

test('refuses an update without changes before asking', async () => {
	const { error } = await run(update('7', {}));
	expect(error?.message).toContain("'Update Fields' has no field");
	expect(sent(scene)).toEqual([]);
});
