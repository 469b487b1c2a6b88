import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { gif, PNG } from '../../../../support/images';
import { HELLO, openScene, receiver, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

const post = (postJson: string): INodeParameters => ({
	...HELLO,
	messageType: 'post',
	postMode: 'json',
	postJson,
});
const card = (cardJson: string): INodeParameters => ({
	...HELLO,
	messageType: 'interactive',
	cardMode: 'json',
	cardJson,
});
const image = { ...HELLO, messageType: 'image' };
const file = (bytes: Buffer | string, fileName = 'a.png'): INodeExecutionData[] => [
	{
		json: {},
		binary: {
			data: { data: Buffer.from(bytes).toString('base64'), mimeType: 'image/png', fileName },
		},
	},
];
const body = (content: string) => `{"zh_cn":{"title":"","content":${content}}}`;

interface Case {
	what: string;
	parameters: INodeParameters;
	items?: INodeExecutionData[];
	says: RegExp;
}

const CASES: Case[] = [
	{
		what: 'an empty receiver',
		parameters: { ...HELLO, receiver: receiver('={{ " " }}') },
		says: /^'Receiver' is empty/,
	},
	{
		what: 'a chat as receiver',
		parameters: { ...HELLO, receiver: receiver('={{ "oc_123" }}') },
		says: /^'Receiver' is the ID of a chat, not of a person: 'oc_123'/,
	},
	{
		what: 'an e-mail address as ID',
		parameters: { ...HELLO, receiver: receiver('={{ "a@b.c" }}') },
		says: /^'Receiver' is an e-mail address/,
	},
	{
		what: 'an unknown prefix with type open_id',
		parameters: { ...HELLO, receiver: receiver('xx_1'), options: { userIdType: 'open_id' } },
		says: /^'Receiver' is not a open_id: 'xx_1' does not begin with ou_/,
	},
	{
		what: 'an open_id with type union_id',
		parameters: { ...HELLO, receiver: receiver('ou_1'), options: { userIdType: 'union_id' } },
		says: /^'Receiver' is not a union_id/,
	},
	{ what: 'empty text', parameters: { ...HELLO, text: '={{ "" }}' }, says: /^'Text' is empty/ },
	{
		what: 'text of white space',
		parameters: { ...HELLO, text: '={{ " \\n\\t" }}' },
		says: /^'Text' is empty/,
	},
	{
		what: 'an object as text',
		parameters: { ...HELLO, text: '={{ ({ a: 1 }) }}' },
		says: /^'Text' is an object, not text/,
	},
	{
		what: 'a broken expression',
		parameters: { ...HELLO, text: '={{ $("Nowhere").item.json.text }}' },
		says: /^'Text' could not be read/,
	},
	{
		what: 'text over 150 kB',
		parameters: { ...HELLO, text: '={{ "a".repeat(160000) }}' },
		says: /^'Text' is too large: the request would have 156\.\d kB, Feishu takes 150 kB/,
	},
	{
		what: 'broken JSON',
		parameters: post('{"zh_cn": {"title": "say "hi""}}'),
		says: /^'Rich Text \(JSON\)' is not valid JSON: .*line 1, column 27, position 26/,
	},
	{
		what: 'JSON with a raw newline',
		parameters: post('{"zh_cn":\n {"title": "a\nb"}}'),
		says: /^'Rich Text \(JSON\)' is not valid JSON: Invalid character '\\n' \(line 2, column 14/,
	},
	{ what: 'JSON that is a list', parameters: post('[]'), says: /is a list, not a JSON object/ },
	{
		what: 'JSON nested a hundred thousand times',
		parameters: post('['.repeat(100_000)),
		says: /Nested too deeply/,
	},
	{
		what: 'an unknown language',
		parameters: post('{"fr_fr":{"content":[[]]}}'),
		says: /has an unknown language 'fr_fr'/,
	},
	{
		what: 'a post without language',
		parameters: post('{"title":"a","content":[[]]}'),
		says: /has an unknown language 'title'/,
	},
	{
		what: 'a post that says nothing',
		parameters: post(body('[[{"tag":"text","text":" "}]]')),
		says: /says nothing in 'zh_cn'/,
	},
	{
		what: 'a post without paragraphs',
		parameters: post('{"zh_cn":{"title":"x"}}'),
		says: /has no list of paragraphs in 'zh_cn'/,
	},
	{
		what: 'an unknown element',
		parameters: post(body('[[{"tag":"text","text":"a"},{"tag":"marquee"}]]')),
		says: /has an unknown tag 'marquee' as element 2 in paragraph 1 of 'zh_cn'/,
	},
	{
		what: 'a mention without id',
		parameters: post(body('[[{"tag":"at"}]]')),
		says: /has no 'user_id' in element 1/,
	},
	{
		what: 'an image beside text',
		parameters: post(body('[[{"tag":"text","text":"a"},{"tag":"img","image_key":"img_1"}]]')),
		says: /has 'img' beside other elements in paragraph 1/,
	},
	{
		what: 'a relative link',
		parameters: post(body('[[{"tag":"a","text":"a","href":"/page"}]]')),
		says: /has a link Feishu does not take in element 1 in paragraph 1 of 'zh_cn': '\/page'/,
	},
	{
		what: 'a post over 30 kB',
		parameters: post(body(`[[{"tag":"text","text":"${'x'.repeat(31_000)}"}]]`)),
		says: /^'Rich Text \(JSON\)' is too large/,
	},
	{
		what: 'a card of JSON 2.0 by schema',
		parameters: card('{"schema":"2.0","body":{"elements":[]}}'),
		says: /^'Card \(JSON\)' is a card of JSON 2\.0/,
	},
	{
		what: 'a card of JSON 2.0 by its body',
		parameters: card('{"body":{"elements":[]}}'),
		says: /is a card of JSON 2\.0/,
	},
	{
		what: 'a card of JSON 2.0 in a wrapper',
		parameters: card('{"msg_type":"interactive","card":{"schema":"2.0"}}'),
		says: /is a card of JSON 2\.0/,
	},
	{
		what: 'a card entity',
		parameters: card('{"type":"card","data":{"card_id":"7"}}'),
		says: /is a card entity/,
	},
	{
		what: 'something that is no card',
		parameters: card('{"text":"hi"}'),
		says: /is not a card: it has no "elements"/,
	},
	{
		what: 'a card with text for an element',
		parameters: card('{"elements":["hi"]}'),
		says: /has no "tag" in element 1/,
	},
	{ what: 'an empty card', parameters: card('{"elements":[]}'), says: /is an empty card/ },
	{
		what: 'a template without id',
		parameters: {
			...HELLO,
			messageType: 'interactive',
			cardMode: 'template',
			templateId: '={{ "" }}',
		},
		says: /^'Template ID' is empty/,
	},
	{
		what: 'variables that are no object',
		parameters: {
			...HELLO,
			messageType: 'interactive',
			cardMode: 'template',
			templateId: 'AAq1',
			templateVariables: '[1]',
		},
		says: /^'More Variables \(JSON\)' is a list/,
	},
	{
		what: 'a variable without name',
		parameters: {
			...HELLO,
			messageType: 'interactive',
			cardMode: 'template',
			templateId: 'AAq1',
			templateFields: {
				variable: [
					{ name: 'a', value: '1' },
					{ name: '', value: '2' },
				],
			},
		},
		says: /^'Variables' has no name in variable 2/,
	},
	{
		what: 'a variable that is null',
		parameters: {
			...HELLO,
			messageType: 'interactive',
			cardMode: 'template',
			templateId: 'AAq1',
			templateVariables: '{"list":[1],"gone":null}',
		},
		says: /^'Variables' has no value for 'gone'/,
	},
	{
		what: 'an unknown colour of a card',
		parameters: {
			...HELLO,
			messageType: 'interactive',
			cardMode: 'builder',
			cardTitle: 'T',
			cardColor: '={{ "pink" }}',
			cardMarkdown: 'x',
		},
		says: /^'Color' has the unknown value 'pink'/,
	},
	{
		what: 'a card from fields over 30 kB',
		parameters: {
			...HELLO,
			messageType: 'interactive',
			cardMode: 'builder',
			cardMarkdown: '={{ "x".repeat(31000) }}',
		},
		says: /^'Body' is too large/,
	},
	{
		what: 'a wrong file field',
		parameters: { ...image, binaryPropertyName: 'picture' },
		items: file(PNG),
		says: /^'Input Data Field Name' names 'picture', where the item has no file/,
	},
	{
		what: 'an item without files',
		parameters: image,
		says: /^'Input Data Field Name' names 'data', where the item has no file/,
	},
	{
		what: 'a file of 0 bytes',
		parameters: image,
		items: file(''),
		says: /holds an empty file \('a\.png', 0 bytes\)/,
	},
	{
		what: 'a file that is no image',
		parameters: image,
		items: file('BMW builds cars, and this is a text', 'car.png'),
		says: /holds a file that is not an image Feishu takes \('car\.png'\)/,
	},
	{
		what: 'a PDF named .png',
		parameters: image,
		items: file('%PDF-1.7 something'),
		says: /is not an image Feishu takes/,
	},
	{
		what: 'an image over 10 MB',
		parameters: image,
		items: file(Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)])),
		says: /holds an image over 10 MB \('a\.png'\)/,
	},
	{
		what: 'a GIF of too many pixels',
		parameters: image,
		items: file(gif(2001, 10)),
		says: /holds an image of 2001 × 10 pixels/,
	},
	{
		what: 'a URL as image key',
		parameters: { ...image, imageSource: 'key', imageKey: 'https://x/y.png' },
		says: /^'Image Key' is not an image key/,
	},
	{
		what: 'an empty image key',
		parameters: { ...image, imageSource: 'key', imageKey: '={{ "" }}' },
		says: /^'Image Key' is empty/,
	},
];

describe('bad input is refused before anything is sent, naming field and item', () => {
	test.each(CASES)('$what', async ({ parameters, items = [{ json: {} }], says }) => {
		const { error } = await scene.send(parameters, { items });
		expect(error?.message).toMatch(says);
		expect(error?.message).toMatch(/ \[item 0\]$/);
		expect(error?.description).toBeTruthy();
		expect(error?.context.itemIndex).toBe(0);
		expect(scene.sandbox.requests).toHaveLength(0);
	});
});

describe('a base URL that cannot be right is refused before anything is sent', () => {
	test.each([
		['', /^'Base URL' is empty/],
		['feishu.example.com', /^'Base URL' does not begin with http:\/\/ or https:\/\//],
		['ftp://feishu.example.com', /^'Base URL' does not begin with http/],
		[
			'https://feishu.example.com/open-apis',
			/^'Base URL' holds '\/open-apis', which the node adds itself/,
		],
		[
			'https://feishu.example.com?x=1',
			/^'Base URL' has something other than a plain path after the host/,
		],
		['https://user:pw@feishu.example.com', /^'Base URL' holds a user name or password/],
		['https://', /^'Base URL' is not a URL/],
	])('%j', async (baseUrl, says) => {
		const other = await openScene();
		other.store.set(
			'feishuHelpdeskApi',
			{ region: 'custom', baseUrl, ...other.sandbox.credentials },
			other.credentialId,
		);
		const { error } = await other.send(HELLO);
		expect(error?.message).toMatch(says);
		expect(error?.message).toMatch(/ \[item 0\]$/);
		expect(other.sandbox.requests).toHaveLength(0);
		await other.close();
	});

	test('with a slash at the end it is taken', async () => {
		const other = await openScene();
		const { url: baseUrl, credentials } = other.sandbox;
		other.store.set(
			'feishuHelpdeskApi',
			{ region: 'custom', baseUrl: `${baseUrl}/ `, ...credentials },
			other.credentialId,
		);
		expect((await other.send(HELLO)).error).toBeUndefined();
		await other.close();
	});
});
