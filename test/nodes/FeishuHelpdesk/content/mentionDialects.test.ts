import {
	mentionDrafts,
	mentionElements,
	nativeMentions,
} from '../../../../nodes/FeishuHelpdesk/content/mentionDialects';
import type { PostDraft } from '../../../../nodes/FeishuHelpdesk/content/postBuilder';
import type { PostElement } from '../../../../nodes/FeishuHelpdesk/content/postElement';

const NOBODY = (written: string) =>
	`The mention '${written}' names nobody; it was sent as text. Write <at user_id="ou_…"></at>.`;
const BY_EMAIL = (email: string) =>
	`A mention by e-mail works in cards only; '${email}' was sent as text. User: Look Up finds the ID for <at user_id="ou_…"></at>.`;

describe('in a text message', () => {
	test.each([
		['its own form', '<at user_id="ou_1">Tom</at>', '<at user_id="ou_1">Tom</at>'],
		['the form of cards', '<at id=ou_1></at>', '<at user_id="ou_1"></at>'],
		['a name of two words', '<at id=ou_1>Tom Li</at>', '<at user_id="ou_1">Tom Li</at>'],
		['everybody', 'Hi <at id=all></at>!', 'Hi <at user_id="all"></at>!'],
		['one that is not closed', '<at id=ou_1> Tom', '<at user_id="ou_1"></at> Tom'],
		['one that closes itself', '<at id=ou_1/> Tom', '<at user_id="ou_1"></at> Tom'],
		['in capitals, with blanks', '<AT\n id="ou_1">T</AT >', '<at user_id="ou_1">T</at>'],
		[
			'several, whose name is that of none',
			'<at ids=ou_1,ou_2>both</at>.',
			'<at user_id="ou_1"></at><at user_id="ou_2"></at>.',
		],
		[
			'two with words between them',
			'a <at id=ou_1>T</at> b <at id=ou_2>U</at> c',
			'a <at user_id="ou_1">T</at> b <at user_id="ou_2">U</at> c',
		],
		[
			'one inside another',
			'<at id=ou_1>a<at id=ou_2>b</at>',
			'<at user_id="ou_1"></at>a<at user_id="ou_2">b</at>',
		],
		['no mention', 'a <b>b</b> <attach id=ou_1> </at>', 'a <b>b</b> <attach id=ou_1> </at>'],
		['no text', '', ''],
	])('%s is written as Feishu wants it', (_what, text, value) => {
		expect(nativeMentions(text)).toEqual({ value, hints: [] });
	});

	test.each([
		['<at email=a@b.cn></at>', '@a@b.cn', BY_EMAIL('a@b.cn')],
		['<at email="a@b.cn">Tom</at>', '@a@b.cn Tom', BY_EMAIL('a@b.cn')],
		['<at email=a@b.cn>', '@a@b.cn', BY_EMAIL('a@b.cn')],
		['<at>x</at>', '<at>x</at>', NOBODY('<at>x</at>')],
		['<at id="">', '<at id="">', NOBODY('<at id="">')],
		['<at name=ou_1></at>', '<at name=ou_1></at>', NOBODY('<at name=ou_1></at>')],
		[
			`<at name="${'x'.repeat(40)}">`,
			`<at name="${'x'.repeat(40)}">`,
			NOBODY(`<at name="${'x'.repeat(30)}…`),
		],
	])('%s is text, and a hint says so', (text, value, hint) => {
		expect(nativeMentions(`a ${text} b`)).toEqual({ value: `a ${value} b`, hints: [hint] });
	});

	test('a mention of another tool is text, and its hint comes last', () => {
		expect(nativeMentions('<@U12345> <at>')).toEqual({
			value: '<@U12345> <at>',
			hints: [
				NOBODY('<at>'),
				'\'<@U12345>\' mentions nobody in Feishu. Write <at user_id="ou_…"></at>.',
			],
		});
	});
});

const t = (text: string): PostElement => ({ tag: 'text', text });
const at = (user_id: string): PostElement => ({ tag: 'at', user_id });

/** A paragraph of a post, and what it becomes. */
const PARAGRAPHS: Array<[what: string, given: PostElement[], PostElement[], hints?: string[]]> = [
	['a mention between words', [t('a <at id=ou_1>Tom</at> b')], [t('a '), at('ou_1'), t(' b')]],
	['a mention alone', [t('<at user_id="ou_1"></at>')], [at('ou_1')]],
	['several at once', [t('<at ids=ou_1,ou_2></at>')], [at('ou_1'), at('ou_2')]],
	[
		'mentions in two texts, and what is none',
		[t('<at id=ou_1>'), { tag: 'hr' }, t('b'), t('<AT id=all>c')],
		[at('ou_1'), { tag: 'hr' }, t('b'), at('all'), t('c')],
	],
	[
		'a style, which its words keep',
		[{ tag: 'text', text: 'a<at id=ou_1>b', style: ['bold'] }],
		[
			{ tag: 'text', text: 'a', style: ['bold'] },
			at('ou_1'),
			{ tag: 'text', text: 'b', style: ['bold'] },
		],
	],
	[
		'the words of a link',
		[{ tag: 'a', text: '<at id=ou_1></at>', href: 'https://a.cn' }],
		[{ tag: 'a', text: '<at id=ou_1></at>', href: 'https://a.cn' }],
	],
	['a mention by e-mail', [t('<at email=a@b.cn>')], [t('@a@b.cn')], [BY_EMAIL('a@b.cn')]],
	[
		'nobody, said once',
		[t('<at>'), t('<at> x')],
		[t('<at>'), t('<at>'), t(' x')],
		[NOBODY('<at>')],
	],
	['no text', [t('')], [t('')]],
	['another tag', [t('<attach>')], [t('<attach>')]],
];

describe('in the texts of a post', () => {
	test.each(PARAGRAPHS)('%s', (_what, given, expected, hints = []) => {
		const post = { zh_cn: { title: 'T', content: [given, [t('end')]] } };
		expect(mentionElements(post)).toEqual({
			value: { zh_cn: { title: 'T', content: [expected, [t('end')]] } },
			hints,
		});
	});

	test('text in Markdown stays in it, with the mentions as text messages have them', () => {
		const post = {
			en_us: {
				content: [
					[{ tag: 'md', text: '**a** <at ids=ou_1,ou_2></at> <at>' }],
					[{ tag: 'md', text: '<@U12345>' }],
				],
			},
		};
		expect(mentionElements(post)).toEqual({
			value: {
				en_us: {
					content: [
						[
							{
								tag: 'md',
								text: '**a** <at user_id="ou_1"></at><at user_id="ou_2"></at> <at>',
							},
						],
						[{ tag: 'md', text: '<@U12345>' }],
					],
				},
			},
			hints: [NOBODY('<at>')],
		});
	});

	test('each language is looked at, and what is no post stays', () => {
		const noTexts = [1, null, { tag: 'text', text: 2 }, { tag: 'text', text: ['<at id=ou_1>'] }];
		const post = {
			zh_cn: { content: [[t('<at id=ou_1>')], 'x', noTexts] },
			en_us: { content: [[t('<at id=ou_2>')]] },
			ja_jp: { content: 'x' },
			fr_fr: null,
		};
		expect(mentionElements(post)).toEqual({
			value: {
				...post,
				zh_cn: { content: [[at('ou_1')], 'x', noTexts] },
				en_us: { content: [[at('ou_2')]] },
			},
			hints: [],
		});
	});
});

describe('in texts put together from fields', () => {
	test.each(PARAGRAPHS)('%s', (_what, given, expected, hints = []) => {
		const draft = { locale: 'zh_cn', title: '<at id=ou_1>' } as const;
		const drafts: PostDraft[] = [
			{ ...draft, paragraphs: [given, [t('end')]] },
			{ ...draft, locale: 'en_us', paragraphs: [[t('x')]] },
		];
		const { value, hints: said } = mentionDrafts(drafts);
		expect(value).toEqual([{ ...draft, paragraphs: [expected, [t('end')]] }, drafts[1]]);
		expect(said).toEqual(hints);
	});
});
