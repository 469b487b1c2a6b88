import fc from 'fast-check';

import { longPost } from '../../../../nodes/FeishuHelpdesk/content/longPost';
import { encodeMessage } from '../../../../nodes/FeishuHelpdesk/content/message';
import type { PostElement } from '../../../../nodes/FeishuHelpdesk/content/postElement';
import { toJson } from '../../../../nodes/FeishuHelpdesk/shared/jsonText';
import { runs } from '../../../support/runs';

const t = (text: string): PostElement => ({ tag: 'text', text });
const bytes = (message: ReturnType<typeof longPost>[number]) =>
	Buffer.byteLength(toJson({ ...encodeMessage(message) }));
const textOf = (value: unknown): string =>
	JSON.stringify(value, (key, inner: unknown) => (key === 'tag' ? undefined : inner));

test('lines of a list are joined when that makes it fit, and look the same', () => {
	const paragraphs = Array.from({ length: 10 }, (_, index) => [t('• '), t(`line ${index}`)]);
	const [whole] = longPost([{ locale: 'en_us', title: '', paragraphs }], 'F', 'unwrapped', false);
	expect(whole?.content).toEqual({ en_us: { title: '', content: paragraphs } });
	const tight = longPost(
		[{ locale: 'en_us', title: '', paragraphs }],
		'F',
		'unwrapped',
		false,
		700,
	);
	expect(tight).toHaveLength(1);
	expect(tight[0]?.content).toMatchObject({ en_us: { content: [expect.any(Array)] } });
});

test('parts end at paragraphs, are numbered, and have the title once', () => {
	const paragraphs = Array.from({ length: 6 }, (_, index) => [t(`${index}`.repeat(100))]);
	const parts = longPost(
		[{ locale: 'en_us', title: 'T', paragraphs }],
		'F',
		'unwrapped',
		true,
		500,
	);
	expect(parts.map((part) => textOf(part.content).match(/\(\d\/\d\)/g))).toEqual(
		parts.map((_, index) => [`(${index + 1}/${parts.length})`]),
	);
	expect(parts.map(({ content }) => content)).toMatchObject([
		{ en_us: { title: 'T' } },
		...parts.slice(1).map(() => ({ en_us: { title: '' } })),
	]);
});

test('any rich text is sent whole, in parts that fit', () => {
	const paragraph = fc.array(
		fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 400 }).map(t),
			fc.constant<PostElement>({ tag: 'a', text: 'x', href: 'https://a.cn' }),
		),
		{ minLength: 1, maxLength: 6 },
	);
	fc.assert(
		fc.property(fc.array(paragraph, { minLength: 1, maxLength: 30 }), (paragraphs) => {
			fc.pre(paragraphs.flat().some((each) => each.tag === 'text' && each.text.trim() !== ''));
			const draft = { locale: 'en_us' as const, title: '', paragraphs };
			const parts = longPost([draft], 'F', 'unwrapped', true, 3_000);
			for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(3_000);
			const said = parts.map((part) => saidBy(part.content.en_us)).join('');
			const bare = (text: string) => text.replace(/\s|\(\d+\/\d+\)/g, '');
			expect(bare(said)).toBe(bare(saidBy({ content: paragraphs })));
		}),
		{ seed: 20261126, numRuns: runs(200) },
	);
});

const saidBy = (body: unknown) =>
	(body as { content: PostElement[][] }).content
		.flat()
		.map((each) => ('text' in each ? each.text : ''))
		.join('');
