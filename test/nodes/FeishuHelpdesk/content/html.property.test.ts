import fc from 'fast-check';

import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import type { PostElement } from '../../../../nodes/FeishuHelpdesk/content/postElement';
import { checkPostBody } from '../../../../nodes/FeishuHelpdesk/content/postSchema';
import { runs } from '../../../support/runs';

const SEED = { seed: 20261126 };

const shownText = (content: PostElement[][]) =>
	content
		.map((paragraph) => paragraph.map((each) => ('text' in each ? each.text : '')).join(''))
		.join('\n');

const BLOCKS = ['p', 'div', 'h2', 'blockquote', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'th', 'pre'];
const INLINES = ['b', 'em', 'u', 'del', 'span', 'code', 'a', 'q', 'font', 'details', 'summary'];
const tagName = fc.constantFrom(...BLOCKS, ...INLINES);
const word = fc.constantFrom('ticket', 'Zoë', '工单', '42x', 'ñandu', 'Привет');

/** Tags in any order around words: unclosed, misnested, upper case, with attributes. */
const piece = fc.oneof(
	word,
	tagName.map((name) => `<${name}>`),
	tagName.map((name) => `</${name}>`),
	tagName.map((name) => `<${name.toUpperCase()} class="x" style='a:b' data-hidden>`),
	fc.constantFrom('<br>', '<hr/>', '<br />', '<!-- c -->', '&nbsp;', '\n', ' ', '<o:p></o:p>'),
	fc.constantFrom('<a href="https://a.cn">', '<a href="x">', '<img src="img_v3_1">', '<img>'),
	fc.constantFrom('<at id=ou_1></at>', '<at user_id="all"/>', '<input type=checkbox>'),
);
const document = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

describe.each([
	['HTML', htmlToPost],
	['Markdown', markdownToPost],
])('any HTML as %s', (_mode, convert) => {
	test('loses no word, shows no tag, and gives a post that Feishu takes', () => {
		fc.assert(
			fc.property(document, (source) => {
				const { content } = convert(source);
				const shown = shownText(content);
				expect(shown.match(WORDS) ?? []).toEqual(source.match(WORDS) ?? []);
				// Between the words of Markdown there may be code, in which tags are what was meant.
				if (!/^(?: {4}|\t)/m.test(source))
					expect(shown).not.toMatch(/<\/?(?:p|b|td|div|li|o:p)\b/i);
				expect(
					content.length === 0 || checkPostBody({ content: [...content] }, 'HTML', 'en_us'),
				).toBe(true);
			}),
			{ ...SEED, numRuns: runs(1_000) },
		);
	});

	test('mentions nobody and hides no link when others wrote it', () => {
		fc.assert(
			fc.property(document, (source) => {
				for (const element of convert(source, true).content.flat()) {
					expect(element.tag).not.toBe('at');
					if (element.tag === 'a') expect(element.href).toContain(element.text);
				}
			}),
			{ ...SEED, numRuns: runs(500) },
		);
	});
});

const WORDS = /ticket|Zoë|工单|42x|ñandu|Привет/g;
