import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { shownLines } from './richTextCases';

const read = { html: htmlToPost, markdown: markdownToPost };
const shown = (mode: keyof typeof read, source: string) => {
	const { content, hints } = read[mode](source);
	return { lines: shownLines(content), hints };
};

describe('a bold word of a language model ends where its signs say, although a word follows at once', () => {
	test.each([
		['**Status:**Healthy', '{b:Status:}Healthy'],
		['**CPU:**45%, **Disk!**full', '{b:CPU:}45%, {b:Disk!}full'],
		['**(optional)**text **[x]**y', '{b:(optional)}text {b:[x]}y'],
		['***Note:***text', '{bi:Note:}text'],
		['**A**:**B** and x.**y**', '{b:A}:{b:B} and x.{b:y}'],
	])('%s', (source, line) => {
		expect(shown('markdown', source)).toEqual({ lines: [line], hints: [] });
	});

	test.each(['5*(3)*2', '2**(3)**4', 'a ** b:** c', '*a:*b'])('%s has none', (source) => {
		expect(shown('markdown', source)).toEqual({ lines: [source], hints: [] });
	});
});
