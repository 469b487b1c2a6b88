import { longPost } from '../../../../nodes/FeishuHelpdesk/content/longPost';
import { encodeMessage } from '../../../../nodes/FeishuHelpdesk/content/message';
import type { PostDraft } from '../../../../nodes/FeishuHelpdesk/content/postBuilder';
import type { PostElement } from '../../../../nodes/FeishuHelpdesk/content/postElement';
import { toJson } from '../../../../nodes/FeishuHelpdesk/shared/jsonText';

const t = (text: string): PostElement => ({ tag: 'text', text });
const b = (text: string): PostElement => ({ tag: 'text', text, style: ['bold'] });
const IMAGE: PostElement = { tag: 'img', image_key: 'img_1' };
const AT: PostElement = { tag: 'at', user_id: 'ou_1' };

const draft = (paragraphs: PostElement[][], locale: PostDraft['locale'] = 'en_us'): PostDraft => ({
	locale,
	title: '',
	paragraphs,
});

/** The paragraphs of each message in English. */
function messages(paragraphs: PostElement[][], maxBytes: number, splits = true) {
	return longPost([draft(paragraphs)], 'F', 'unwrapped', splits, maxBytes).map(
		({ content }) => content.en_us,
	);
}

const body = (...content: PostElement[][]) => ({ title: '', content });
const numbered = (...parts: PostElement[][][]) =>
	parts.map((content, index) => body(...content, [t(`(${index + 1}/${parts.length})`)]));

test('a message that just fits is sent as it is', () => {
	const lines = [[t('one')], [t('two')]];
	const [whole] = longPost([draft(lines)], 'F', 'unwrapped', true);
	const bytes = whole === undefined ? 0 : Buffer.byteLength(toJson({ ...encodeMessage(whole) }));
	expect(messages(lines, bytes)).toEqual([body(...lines)]);
	expect(messages(lines, bytes - 1)).toEqual([body([t('one\ntwo')])]);
});

test('the form with a wrapper is kept', () => {
	expect(longPost([draft([[t('x')]])], 'F', 'wrapped', false)).toEqual([
		{ msg_type: 'post', content: { post: { en_us: body([t('x')]) } } },
	]);
});

describe('lines that are joined', () => {
	test.each<[string, PostElement[][], PostElement[][]]>([
		['texts', [[t('a')], [t('b')], [t('c'), b('d')]], [[t('a\nb\nc'), b('d')]]],
		['an empty line', [[t('a')], [t('')], [t('b')]], [[t('a\n\nb')]]],
		['a paragraph without elements', [[t('a')], [], [t('b')]], [[t('a\n\nb')]]],
		['the same behind bold text', [[b('a')], [], [t('b')]], [[b('a'), t('\n\nb')]]],
		['bold text behind plain', [[t('a')], [b('b')]], [[t('a\n'), b('b')]]],
		['plain text behind bold', [[b('a')], [t('b')]], [[b('a'), t('\nb')]]],
		['bold text behind bold', [[b('a')], [b('b')]], [[b('a'), t('\n'), b('b')]]],
		['a mention behind a mention', [[AT], [AT]], [[AT, t('\n'), AT]]],
		[
			'links and emojis',
			[[{ tag: 'a', text: 'a', href: 'https://a.cn' }], [{ tag: 'emotion', emoji_type: 'OK' }]],
			[
				[
					{ tag: 'a', text: 'a', href: 'https://a.cn' },
					t('\n'),
					{ tag: 'emotion', emoji_type: 'OK' },
				],
			],
		],
		[
			'not what stands alone',
			[[IMAGE], [t('a')], [t('b')], [IMAGE], [IMAGE], [{ tag: 'hr' }], [t('c')]],
			[[IMAGE], [t('a\nb')], [IMAGE], [IMAGE], [{ tag: 'hr' }], [t('c')]],
		],
		[
			'not what has code in it',
			[[t('a')], [t('b'), { tag: 'code_block', text: 'x' }], [t('c')]],
			[[t('a')], [t('b'), { tag: 'code_block', text: 'x' }], [t('c')]],
		],
	])('%s', (_, paragraphs, joined) => {
		const before = JSON.stringify(paragraphs);
		// Nothing fits into a byte, and nothing may be cut.
		expect(messages(paragraphs, 1, false)).toEqual([body(...joined)]);
		expect(JSON.stringify(paragraphs)).toBe(before);
	});
});

const line = (letter: string, length = 100) => letter.repeat(length);

describe('parts', () => {
	test('have about the same size, and end at paragraphs', () => {
		const lines = ['a', 'b', 'c', 'd'].map((letter) => [t(line(letter))]);
		expect(messages(lines, 400)).toEqual(
			numbered([[t(`${line('a')}\n${line('b')}`)]], [[t(`${line('c')}\n${line('d')}`)]]),
		);
	});

	test('have about the same size, however unequal the paragraphs', () => {
		const lines = [[t(line('a', 180))], [t(line('b', 60))], [t(line('c', 60))]];
		expect(messages(lines, 380)).toEqual(
			numbered([[t(line('a', 180))]], [[t(`${line('b', 60)}\n${line('c', 60)}`)]]),
		);
	});

	test('are as many as it takes for each of them to fit', () => {
		const lines = ['a', 'b', 'c'].map((letter) => [t(line(letter))]);
		expect(messages(lines, 300)).toEqual(numbered(...lines.map((each) => [each])));
	});

	test('are not made where no number of them would fit', () => {
		const lines = ['a', 'b', 'c'].map((letter) => [t(line(letter))]);
		expect(messages(lines, 150)).toEqual([
			body([t('a'.repeat(100) + '\n' + 'b'.repeat(100) + '\n' + 'c'.repeat(100))]),
		]);
	});

	test('have all languages, of which one may be shorter', () => {
		const chinese = { ...draft([[t('一')]], 'zh_cn'), title: '题' };
		const english = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => [t(line(letter))]);
		const parts = longPost([chinese, draft(english)], 'F', 'unwrapped', true, 510);
		expect(parts.map(({ content }) => content)).toEqual([
			{
				zh_cn: { title: '题', content: [[t('(1/3)')]] },
				en_us: body([t(`${line('a')}\n${line('b')}`)], [t('(1/3)')]),
			},
			{
				zh_cn: body([t('一')], [t('(2/3)')]),
				en_us: body([t(`${line('c')}\n${line('d')}`)], [t('(2/3)')]),
			},
			{
				zh_cn: body([t('(3/3)')]),
				en_us: body([t(`${line('e')}\n${line('f')}`)], [t('(3/3)')]),
			},
		]);
	});

	test('are small enough for two languages of one long line each', () => {
		const long = [[t('word '.repeat(600))]];
		const parts = longPost([draft(long), draft(long, 'ja_jp')], 'F', 'unwrapped', true, 3_000);
		expect(parts.length).toBeGreaterThan(2);
		for (const part of parts) {
			expect(Buffer.byteLength(toJson({ ...encodeMessage(part) }))).toBeLessThanOrEqual(3_000);
		}
	});

	test('are not made of what fits once its lines are joined, nor where nobody asked', () => {
		const short = Array.from({ length: 12 }, () => [t(line('a', 20))]);
		expect(messages(short, 450)).toEqual([body([t(short.map(() => line('a', 20)).join('\n'))])]);
		expect(messages(short, 300, false)).toHaveLength(1);
		expect(messages(short, 300)).toHaveLength(2);
	});

	test('have no empty line at their edges', () => {
		const blank = [t(' ')];
		const lines = [[t(line('a'))], [t(line('b'))], blank, blank, [t(line('c'))], [t(line('d'))]];
		expect(messages([blank, ...lines, blank], 450)).toEqual(
			numbered([[t(`${line('a')}\n${line('b')}`)]], [[t(`${line('c')}\n${line('d')}`)]]),
		);
	});

	test('keep an edge that holds more than space', () => {
		const edge = [t(' '), AT];
		const lines = [edge, [t(line('a'))], [t(line('b'))], edge];
		expect(messages(lines, 350)).toEqual(
			numbered([[t(' '), AT, t(`\n${line('a')}`)]], [[t(`${line('b')}\n `), AT]]),
		);
	});

	test('keep the pictures at their edges, and the empty lines within', () => {
		const lines = [
			[IMAGE],
			[t(line('a'))],
			[t('')],
			[t(line('b'))],
			[IMAGE],
			[t(line('c'))],
			[t('')],
			[t(line('d'))],
			[IMAGE],
		];
		expect(messages(lines, 620)).toEqual(
			numbered(
				[[IMAGE], [t(`${line('a')}\n\n${line('b')}`)]],
				[[IMAGE], [t(`${line('c')}\n\n${line('d')}`)], [IMAGE]],
			),
		);
	});

	test.each<[string, (text: string) => PostElement]>([
		['code', (text) => ({ tag: 'code_block', text, language: 'GO' })],
		['text', t],
		['link', (text) => ({ tag: 'a', text, href: 'https://a.cn' })],
	])('of one long %s each are like it, and end at lines', (_, element) => {
		const lines = ['a', 'b', 'c', 'd'].map((letter) => line(letter, 70));
		expect(messages([[element(lines.join('\n'))]], 380)).toEqual(
			numbered([[element(lines.slice(0, 2).join('\n'))]], [[element(lines.slice(2).join('\n'))]]),
		);
	});

	test('of code lose no line end but those where they end', () => {
		const text = `\n${line('a', 260)}\n${line('b', 60)}`;
		const parts = messages([[{ tag: 'code_block', text }]], 380);
		expect(parts.length).toBeGreaterThan(1);
		expect(
			parts.map((part) => /"code_block","text":"(.*?)"/.exec(JSON.stringify(part))?.[1]).join(''),
		).toBe(JSON.stringify(text).slice(1, -1));
	});

	test('keep what cannot be cut, and what is empty, in its place', () => {
		const long: PostElement = { tag: 'a', text: 'x', href: `https://a.cn/${line('y', 300)}` };
		const lines = [[t(line('a'))], [long, t(''), b(line('b'))]];
		expect(messages(lines, 560)).toEqual(
			numbered([[t(line('a'))]], [[long]], [[t(''), b(line('b'))]]),
		);
	});

	test('of one long line keep its links and mentions whole', () => {
		const link = (text: string): PostElement => ({ tag: 'a', text, href: 'https://a.cn' });
		expect(messages([[t(line('a')), AT, link(line('b', 60)), t(line('c', 60))]], 380)).toEqual(
			numbered([[t(line('a')), AT]], [[link(line('b', 60)), t(line('c', 60))]]),
		);
	});
});
