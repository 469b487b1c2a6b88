import {
	buildElement,
	buildPost,
	type ElementDraft,
	type ElementType,
	type PostDraft,
} from '../../../../nodes/FeishuHelpdesk/content/postBuilder';

const EMPTY: ElementDraft = {
	type: 'text',
	text: '',
	style: [],
	href: '',
	userId: '',
	imageKey: '',
	language: '',
	emojiType: '',
};
const PLACE = 'element 2 of paragraph 1';
const build = (draft: Partial<ElementDraft>) =>
	buildElement({ ...EMPTY, ...draft }, 'Paragraphs', PLACE);

test.each<[string, Partial<ElementDraft>, object]>([
	['a text keeps its spaces', { text: ' Hi ' }, { tag: 'text', text: ' Hi ' }],
	['an empty text is a blank line', {}, { tag: 'text', text: '' }],
	[
		'a text in two styles',
		{ text: 'Hi', style: ['bold', 'italic'] },
		{ tag: 'text', text: 'Hi', style: ['bold', 'italic'] },
	],
	[
		'a link, without the spaces around its address',
		{ type: 'a', text: ' here', href: ' https://a.cn\n' },
		{ tag: 'a', text: ' here', href: 'https://a.cn' },
	],
	[
		'a link without a text shows its address',
		{ type: 'a', text: ' ', href: ' https://a.cn', style: ['bold'] },
		{ tag: 'a', text: 'https://a.cn', href: 'https://a.cn', style: ['bold'] },
	],
	[
		'a mention, without the spaces around its ID',
		{ type: 'at', userId: ' ou_1 ' },
		{ tag: 'at', user_id: 'ou_1' },
	],
	['a mention of everyone', { type: 'atAll', userId: 'ou_1' }, { tag: 'at', user_id: 'all' }],
	['an image', { type: 'img', imageKey: 'img_1' }, { tag: 'img', image_key: 'img_1' }],
	['a rule has no other field', { type: 'hr', text: 'x', style: ['bold'] }, { tag: 'hr' }],
	[
		'code keeps its indent',
		{ type: 'code_block', text: '  x\n', language: 'GO' },
		{ tag: 'code_block', text: '  x\n', language: 'GO' },
	],
	[
		'code without a language',
		{ type: 'code_block', text: 'x', style: ['bold'] },
		{ tag: 'code_block', text: 'x' },
	],
	[
		'an emoji, without the spaces around it',
		{ type: 'emotion', emojiType: ' OK ' },
		{ tag: 'emotion', emoji_type: 'OK' },
	],
])('%s', (_, draft, expected) => {
	expect(build(draft)).toEqual(expected);
});

test.each<[ElementType, string]>([
	['a', 'link'],
	['at', 'user ID'],
	['img', 'image key'],
	['code_block', 'code'],
	['emotion', 'emoji'],
])("'%s' needs its %s", (type, what) => {
	const blank = { type, href: ' ', userId: ' ', imageKey: ' ', text: ' \n', emojiType: ' ' };
	for (const draft of [{ type }, blank]) {
		expect(() => build(draft)).toThrow(
			expect.objectContaining({
				field: 'Paragraphs',
				problem: `has no ${what} in ${PLACE}`,
				hint: `Fill in the ${what}, or remove it.`,
			}) as Error,
		);
	}
});

test('a link that Feishu refuses is named with its place', () => {
	expect(() => build({ type: 'a', href: ' ftp://a.cn ' })).toThrow(
		expect.objectContaining({
			field: 'Paragraphs',
			problem: `has a link Feishu does not take in ${PLACE}: 'ftp://a.cn'`,
		}) as Error,
	);
});

const post = (...drafts: Array<Partial<PostDraft>>) =>
	buildPost(
		drafts.map((draft) => ({ locale: 'en_us', title: '', paragraphs: [], ...draft })),
		'Paragraphs',
	);
const HI = { tag: 'text', text: 'Hi' } as const;

test('each language has its title and its paragraphs', () => {
	expect(
		post(
			{ title: 'T', paragraphs: [[HI, { tag: 'hr' }], []] },
			{ locale: 'ja_jp', paragraphs: [[], [HI]] },
		),
	).toEqual({
		en_us: { title: 'T', content: [[HI, { tag: 'hr' }], []] },
		ja_jp: { title: '', content: [[], [HI]] },
	});
});

test.each<[string, PostDraft['paragraphs']]>([
	['no paragraph', []],
	['empty paragraphs', [[], []]],
])('a title with %s gets a blank line, since Feishu wants a body', (_, paragraphs) => {
	expect(post({ title: 'T', paragraphs })).toEqual({
		en_us: { title: 'T', content: [[{ tag: 'text', text: '' }]] },
	});
});

test.each<[string, Array<Partial<PostDraft>>, string, string]>([
	[
		'a language that comes twice',
		[{ title: 'T' }, { title: 'U' }],
		"has the language 'en_us' twice",
		'Give each language once.',
	],
	[
		'a language without a word',
		[{ title: 'T' }, { locale: 'zh_cn', title: ' ', paragraphs: [[{ tag: 'text', text: ' ' }]] }],
		"says nothing in 'zh_cn'",
		'Add a title or some text.',
	],
	['nothing at all', [{}], "says nothing in 'en_us'", 'Add a title or some text.'],
	[
		'an image beside a text',
		[{ paragraphs: [[HI, { tag: 'img', image_key: 'img_1' }]] }],
		"has 'img' beside other elements in paragraph 1 of 'en_us'",
		"Give 'img' a paragraph of its own.",
	],
])('%s is refused', (_, drafts, problem, hint) => {
	expect(() => post(...drafts)).toThrow(
		expect.objectContaining({ field: 'Paragraphs', problem, hint }) as Error,
	);
});
