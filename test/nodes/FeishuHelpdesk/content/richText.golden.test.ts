import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import {
	BARE_ADDRESSES,
	CHINESE_EMPHASIS,
	HTML_IN_MARKDOWN,
	MENTIONS,
	OTHER_TOOLS,
	REAL_BODIES,
	shownLines,
	WHOLE_HTML,
	type RichTextCase,
} from './richTextCases';

const CONVERT = { markdown: markdownToPost, html: htmlToPost };

describe.each([
	['emphasis in Chinese', CHINESE_EMPHASIS],
	['bare addresses', BARE_ADDRESSES],
	['HTML in Markdown', HTML_IN_MARKDOWN],
	['HTML', WHOLE_HTML],
	['mentions', MENTIONS],
	['what ticket systems and mails hold', REAL_BODIES],
	['what other tools write', OTHER_TOOLS],
])('%s', (_kind, cases: RichTextCase[]) => {
	test.each(cases)('$what ($mode)', ({ mode, source, shown, hints = [] }) => {
		const post = CONVERT[mode](source);
		expect(shownLines(post.content)).toEqual(shown);
		expect(post.hints).toEqual(
			hints.map((hint) => expect.stringContaining(hint.slice(0, 200)) as string),
		);
	});
});

describe('text of other people', () => {
	test.each<['markdown' | 'html', string, string]>([
		['markdown', 'Hi <at id=all></at>', 'Hi ＜at id=all>＜/at>'],
		['markdown', '[bank](https://evil.cn)', 'bank (https://evil.cn)'],
		['markdown', '[https://bank.cn](https://evil.cn)', 'https://bank.cn (https://evil.cn)'],
		['markdown', 'https://a.cn/x', '[https://a.cn/x](https://a.cn/x)'],
		['markdown', '![pay](https://evil.cn/p)', 'pay (https://evil.cn/p)'],
		['markdown', '**bold**', '{b:bold}'],
		['markdown', '<https://evil.cn|https://bank.cn>', 'https://bank.cn (https://evil.cn)'],
		['html', '<https://evil.cn|bank>', 'bank (https://evil.cn)'],
		['html', '<at ids=ou_1,ou_2></at>', '＜at ids=ou_1,ou_2>＜/at>'],
		['html', '<at user_id="all">all</at>', '＜at user_id="all">all＜/at>'],
		['html', '<a href="https://evil.cn">bank</a>', 'bank (https://evil.cn)'],
		['html', '<a href="https://a.cn">https://a.cn</a>', 'https://a.cn'],
	])('mentions nobody and hides no link: %s %s', (mode, source, shown) => {
		expect(shownLines(CONVERT[mode](source, true).content)).toEqual([shown]);
	});
});
