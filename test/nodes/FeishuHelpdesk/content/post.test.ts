import { parsePost, postContent } from '../../../../nodes/FeishuHelpdesk/content/post';

const BODY = { title: 'T', content: [[{ tag: 'text', text: 'Hi' }]] };
const HINT =
	'Write { "zh_cn": { "title": "…", "content": [[ … ]] } }. Languages: zh_cn, en_us, ja_jp.';

test.each([
	['wrapped', { post: { en_us: BODY } }],
	['unwrapped', { en_us: BODY }],
] as const)('the form %s', (format, content) => {
	expect(postContent({ en_us: BODY }, format)).toEqual({ msg_type: 'post', content });
});

test.each<[string, unknown]>([
	['all languages', { zh_cn: BODY, en_us: BODY, ja_jp: BODY }],
	['one of them', { ja_jp: BODY }],
	['a title alone', { en_us: { title: 'T', content: [] } }],
])('%s are taken as they are', (_, post) => {
	expect(parsePost(post, 'F')).toEqual(post);
	expect(parsePost({ post }, 'F')).toEqual(post);
	expect(parsePost(JSON.stringify(post), 'F')).toEqual(post);
});

test('the body of a received message is taken as Chinese', () => {
	expect(parsePost({ message_type: 'post', content: JSON.stringify(BODY) }, 'F')).toEqual({
		zh_cn: BODY,
	});
});

test.each<[string, unknown, string, string]>([
	['no language', {}, 'is empty', HINT],
	['no language in the wrapper', { post: {} }, 'is empty', HINT],
	['a text in the wrapper', { post: 'Hi' }, "has no object below 'post'", HINT],
	['a list in the wrapper', { post: [] }, "has no object below 'post'", HINT],
	[
		'a language beside the wrapper',
		{ post: {}, en_us: BODY },
		"has an unknown language 'post'",
		HINT,
	],
	['a language that Feishu has not', { zh_hk: BODY }, "has an unknown language 'zh_hk'", HINT],
	[
		'a long key in place of a language',
		{ ['k'.repeat(50)]: BODY },
		`has an unknown language '${'k'.repeat(40)}…'`,
		HINT,
	],
	['a body that has no language', BODY, "has an unknown language 'title'", HINT],
	[
		'a language that says nothing, beside one that does',
		{ zh_cn: BODY, en_us: { content: [[]] } },
		"says nothing in 'en_us'",
		'Add a title or a paragraph with text.',
	],
	[
		'a language without a body',
		{ zh_cn: null },
		"has no object below 'zh_cn'",
		'Write { "title": "…", "content": [[ … ]] } there.',
	],
])('%s is refused', (_, value, problem, hint) => {
	expect(() => parsePost(value, 'Rich Text (JSON)')).toThrow(
		expect.objectContaining({ field: 'Rich Text (JSON)', problem, hint }) as Error,
	);
});

test('an empty field asks for a rich text message', () => {
	expect(() => parsePost('', 'Rich Text (JSON)')).toThrow(
		expect.objectContaining({
			problem: 'is empty',
			hint: 'Enter a rich text message as JSON.',
		}) as Error,
	);
});
