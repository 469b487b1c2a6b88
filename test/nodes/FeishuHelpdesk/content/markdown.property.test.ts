import fc from 'fast-check';

import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import type { PostElement } from '../../../../nodes/FeishuHelpdesk/content/postElement';
import { checkPostBody } from '../../../../nodes/FeishuHelpdesk/content/postSchema';
import { runs } from '../../../support/runs';

const SEED = { seed: 20260101 };

function shownText(content: PostElement[][]): string {
	const shown = (element: PostElement) => {
		if (element.tag === 'at') return element.user_id;
		if (element.tag === 'img') return element.image_key;
		return 'text' in element ? element.text : '';
	};
	return content.map((paragraph) => paragraph.map(shown).join('')).join('\n');
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words that are expected are among those shown, in the same order. */
function missingWord(expected: string[], shown: string[]): string | undefined {
	let next = 0;
	for (const word of expected) {
		const found = shown.indexOf(word, next);
		if (found < 0) return word;
		next = found + 1;
	}
	return undefined;
}

// Words carry everything a document says; the marks around them are drawn separately.
const word = fc.constantFrom(
	'ticket',
	'Zoë',
	'工单',
	'42',
	'ñ',
	'ｆｕｌｌ',
	'x1',
	'Привет',
	'한국어',
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));

const { inline } = fc.letrec<{ inline: string }>((tie) => ({
	inline: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		words,
		fc
			.tuple(
				fc.constantFrom('*', '**', '***', '_', '__', '~~', '`', '``', '"', '(', '[', '<'),
				words,
			)
			.map(([mark, text]) => `${mark}${text}${mark}`),
		fc
			.tuple(fc.constantFrom('*', '**', '~~', '***'), tie('inline'))
			.map(([mark, text]) => `${mark}${text}${mark}`),
		fc
			.tuple(words, fc.constantFrom('https://a.cn/', '/relative', 'javascript:0', '', '<a b>'))
			.map(([text, href]) => `[${text}](${href})`),
		fc.tuple(words, word).map(([text, title]) => `[${text}](https://a.cn "${title}")`),
		fc
			.tuple(words, fc.constantFrom('https://a.cn/i', 'i.png'))
			.map(([alt, to]) => `![${alt}](${to})`),
		fc.tuple(words, words).map(([before, after]) => `${before} ![](img_v3_1) ${after}`),
		words.map((text) => `<u>${text}</u> <b>x1</b>`),
		words.map((text) => `<p>${text}<br>${text}</p>`),
		words.map((text) => `List<${text}> <${text.replace(/ /g, '-')}>`),
		fc.tuple(tie('inline'), tie('inline')).map(([left, right]) => `${left} ${right}`),
		fc.tuple(tie('inline'), tie('inline')).map(([left, right]) => `${left}\n${right}`),
	),
}));

const oneLine = inline.map((text) => text.replaceAll('\n', ' '));
const indent = (prefix: string, text: string) => text.split('\n').join(`\n${prefix}`);

const { block } = fc.letrec<{ block: string }>((tie) => ({
	block: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		inline,
		fc
			.tuple(fc.integer({ min: 1, max: 6 }), oneLine)
			.map(([n, text]) => `${'#'.repeat(n)} ${text}`),
		oneLine.map((text) => `${text}\n===`),
		words.map((text) => `\`\`\`js\n${text}\n\`\`\``),
		words.map((text) => `    ${text}`),
		words.map((text) => `[${text.replaceAll(' ', '')}]: done`),
		fc.constant('---'),
		tie('block').map((text) => `> ${indent('> ', text)}`),
		fc
			.array(tie('block'), { minLength: 1, maxLength: 3 })
			.map((items) => items.map((text) => `- ${indent('  ', text)}`).join('\n')),
		fc
			.array(tie('block'), { minLength: 1, maxLength: 3 })
			.map((items) => items.map((text, n) => `${n + 3}. ${indent('   ', text)}`).join('\n\n')),
		fc
			.tuple(oneLine, oneLine, oneLine, word)
			.map(([h, x, y, z]) => `| ${h} | h |\n|---|:-:|\n| ${x} | ${y} | ${z} |\n| ${z} |`),
		fc.tuple(tie('block'), tie('block')).map(([first, second]) => `${first}\n\n${second}`),
	),
}));

// Words that belong to marks: addresses, names of tags and languages.
const MARKS = new Set([
	'u',
	'p',
	'br',
	'https',
	'a',
	'cn',
	'relative',
	'javascript',
	'0',
	'b',
	'i',
	'png',
	'js',
]);

describe('any Markdown', () => {
	it('keeps every word of a document in its order', () => {
		fc.assert(
			fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
				const markdown = blocks.join('\n\n');
				const { content } = markdownToPost(markdown);
				const said = wordsOf(markdown.replace(/^(?:[\s>]|- |\d+\. )+/gm, '')).filter(
					(part) => !MARKS.has(part),
				);
				expect(missingWord(said, wordsOf(shownText(content)))).toBeUndefined();
			}),
			{ ...SEED, numRuns: runs(1_000) },
		);
	});

	const marks = fc.constantFrom(
		...[
			'*',
			'_',
			'~~',
			'`',
			'```',
			'[',
			']',
			'(',
			')',
			'![',
			'<',
			'>',
			'|',
			'-',
			'#',
			'\n',
			'\n\n',
		],
		...[' ', '    ', '\t', '\\', '&amp;', '&#0;', '1.', '- [ ] ', '|-|', ':', '"', '\r', '\0'],
		...['<at user_id="ou_1">', '</at>', 'img_v3_a', 'https://a.cn', 'javascript:', '\ud800', 'w'],
	);

	it.each([
		['characters', fc.string({ unit: 'binary', maxLength: 200 })],
		['marks', fc.array(marks, { maxLength: 60 }).map((parts) => parts.join(''))],
	])('made of %s never throws, and gives a post that Feishu takes', (_name, text) => {
		fc.assert(
			fc.property(text, (markdown) => {
				const { content } = markdownToPost(markdown);
				expect(content.length === 0 || checkPostBody({ content }, 'Markdown', 'en_us')).toBe(true);
			}),
			{ ...SEED, numRuns: runs(3_000) },
		);
	});
});
