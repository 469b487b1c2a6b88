import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { HELLO, items, openScene, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

/** Characters that break templates, serialisers and shells, mixed into any other text. */
const awkward = fc.constantFrom(
	'"',
	"'",
	'\\',
	'\\n',
	'\n',
	'\r\n',
	'\t',
	'\u0000',
	'\u001f',
	'\u2028',
	'\u2029',
	'\ufeff',
	'{{ $json.a }}',
	'={{ 1 }}',
	'$&',
	'$1',
	'`',
	'${x}',
	'%s',
	'</script>',
	'<at user_id="all"></at>',
	'🙂',
	'👨‍👩‍👧',
	'é',
	'服务台',
	'\u202e',
	'\ud800',
);
const text = fc
	.array(fc.oneof(awkward, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 12 })
	// Half a character is none, and has no bytes; oddValues.test.ts says what becomes of it.
	.map((parts) => parts.join('').replace(/\p{Surrogate}/gu, '\ufffd'))
	.filter((value) => value.trim() !== '');

/** Sends each text as an item of its own, so that it comes through an expression, unparsed. */
async function deliver(texts: string[], parameters: INodeParameters): Promise<string[]> {
	scene.sandbox.reset();
	const { error } = await scene.send(
		{ ...HELLO, ...parameters },
		{ items: items(...texts.map((value) => ({ value }))) },
	);
	expect(error).toBeUndefined();
	return scene.sandbox.inbox.map(({ rawContent }) => rawContent);
}

const untagged = fc.array(
	text.filter((value) => !value.includes('<at')),
	{ minLength: 1, maxLength: 10 },
);
const batches = fc.array(text, { minLength: 1, maxLength: 10 });
const runs = { numRuns: 40 };

describe('whatever a text holds arrives byte for byte', () => {
	test('as a text message', () =>
		fc.assert(
			fc.asyncProperty(batches, async (texts) => {
				const contents = await deliver(texts, { text: '={{ $json.value }}' });
				expect(contents.map((content) => JSON.parse(content) as unknown)).toEqual(
					texts.map((value) => ({ text: value })),
				);
			}),
			runs,
		));

	test('inside rich text', () =>
		fc.assert(
			// A tag for a mention becomes one: docs/messages.md.
			fc.asyncProperty(untagged, async (texts) => {
				const postJson =
					'={{ { zh_cn: { title: $json.value, content: [[{ tag: "text", text: $json.value }]] } } }}';
				const contents = await deliver(texts, { messageType: 'post', postMode: 'json', postJson });
				expect(contents.map((content) => JSON.parse(content) as unknown)).toEqual(
					texts.map((value) => ({
						post: { zh_cn: { title: value, content: [[{ tag: 'text', text: value }]] } },
					})),
				);
			}),
			runs,
		));

	test('inside a card', () =>
		fc.assert(
			fc.asyncProperty(batches, async (texts) => {
				const cardJson =
					'={{ JSON.stringify({ elements: [{ tag: "markdown", content: $json.value }] }) }}';
				const contents = await deliver(texts, {
					messageType: 'interactive',
					cardMode: 'json',
					cardJson,
				});
				expect(contents.map((content) => JSON.parse(content) as unknown)).toEqual(
					texts.map((value) => ({ elements: [{ tag: 'markdown', content: value }] })),
				);
			}),
			runs,
		));

	test('as a variable of a template', () =>
		fc.assert(
			fc.asyncProperty(batches, async (texts) => {
				const contents = await deliver(texts, {
					messageType: 'interactive',
					cardMode: 'template',
					templateId: 'AAqTemplate',
					templateFields: { variable: [{ name: 'v', value: '={{ $json.value }}' }] },
				});
				expect(contents.map((content) => JSON.parse(content) as unknown)).toEqual(
					texts.map((value) => ({
						type: 'template',
						data: { template_id: 'AAqTemplate', template_variable: { v: value } },
					})),
				);
			}),
			runs,
		));
});

test('a number of a card keeps every digit', async () => {
	const [content] = await deliver(['x'], {
		messageType: 'interactive',
		cardMode: 'json',
		cardJson: '{"elements":[{"tag":"hr","id":7262656095919128578}]}',
	});
	expect(content).toBe('{"elements":[{"tag":"hr","id":7262656095919128578}]}');
});
