import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { shownLines } from './richTextCases';

const shown = (source: string) => shownLines(markdownToPost(source).content).join('\n');

/** A link that shows its own address. */
const to = (address: string) => `[${address}](${address})`;

describe('a bare address begins', () => {
	test.each([
		['at the beginning', 'https://a.cn b', `${to('https://a.cn')} b`],
		['without encryption', 'a http://b.cn', `a ${to('http://b.cn')}`],
		['in capitals', 'a HTTPS://B.cn', `a ${to('HTTPS://B.cn')}`],
		['behind a Chinese word', '请看https://a.cn', `请看${to('https://a.cn')}`],
		['behind a bracket', '(https://a.cn)', `(${to('https://a.cn')})`],
		['behind an underscore', '_https://a.cn_ b', `{i:${to('https://a.cn')}} b`],
		['without a scheme', 'www.a.cn', '[www.a.cn](https://www.a.cn)'],
		['behind a Chinese word without a scheme', '请看www.a.cn', '请看[www.a.cn](https://www.a.cn)'],
		['on a new line', 'a\nhttps://b.cn', `a\n${to('https://b.cn')}`],
		['behind another', 'https://a.cn https://b.cn', `${to('https://a.cn')} ${to('https://b.cn')}`],
		['of a host with www', 'https://www.a.cn', to('https://www.a.cn')],
		['with a number', 'www.1.cn', '[www.1.cn](https://www.1.cn)'],
	])('%s', (_what, source, expected) => {
		expect(shown(source)).toBe(expected);
	});

	test.each([
		'xhttps://a.cn',
		'1www.a.cn',
		'a.https://b.cn',
		'a@www.b.cn',
		'a/www.b.cn',
		'a-https://b.cn',
		'https:// a',
		'https:///a',
		'https a',
		'https:a',
		'www. a',
		'www./a',
		'ftp://a.cn',
		'https://a.cn:99999',
		'www',
	])('not in %s', (source) => {
		expect(shown(source)).toBe(source);
		expect(markdownToPost(source).hints).toEqual([]);
	});
});

describe('a bare address ends', () => {
	test.each(Array.from('<>"`{}|^“”‘’«»…—、。「」（），：；？！［］｛｝～｡･'))(
		'before %s',
		(sign) => {
			expect(shown(`https://a.cn/x${sign}y`)).toBe(`${to('https://a.cn/x')}${sign}y`);
		},
	);

	test.each(Array.from("?!.,:;*~'&"))('before %s at its end, but not within', (sign) => {
		expect(shown(`https://a.cn/x${sign}`)).toBe(`${to('https://a.cn/x')}${sign}`);
		expect(shown(`https://a.cn/x${sign}${sign} y`)).toBe(`${to('https://a.cn/x')}${sign}${sign} y`);
		expect(shown(`https://a.cn/x${sign}y`)).toBe(to(`https://a.cn/x${sign}y`));
	});

	test.each([
		['with a slash', 'https://a.cn/x/, y', `${to('https://a.cn/x/')}, y`],
		['with an underscore', 'https://a.cn/x_ y', `${to('https://a.cn/x_')} y`],
		['before a tab', 'https://a.cn\tx', `${to('https://a.cn')}\tx`],
		['before the end of emphasis', '*https://a.cn/x* y', `{i:${to('https://a.cn/x')}} y`],
		['before the end of bold text', '**https://a.cn/x**y', `{b:${to('https://a.cn/x')}}y`],
		['before the end of what is struck out', '~~https://a.cn/x~~y', `{l:${to('https://a.cn/x')}}y`],
		['before a bracket that it does not open', '(https://a.cn/x) y', `(${to('https://a.cn/x')}) y`],
		['before another one', '[https://a.cn/x] y', `[${to('https://a.cn/x')}] y`],
		['behind brackets of its own', 'https://a.cn/(x)/[y] z', `${to('https://a.cn/(x)/[y]')} z`],
		['behind brackets within brackets', 'https://a.cn/((x)y)z)', `${to('https://a.cn/((x)y)z')})`],
		['before a bracket of the other kind', 'https://a.cn/(x]y', `${to('https://a.cn/(x')}]y`],
		['before a Chinese word', 'https://a.cn请看', `${to('https://a.cn')}请看`],
		['before one behind its host', 'https://a.cn/请看', `${to('https://a.cn/')}请看`],
		['before one behind its path', 'https://a.cn/x请看', `${to('https://a.cn/x')}请看`],
		['before a Japanese word', 'https://a.cn/xを見る', `${to('https://a.cn/x')}を見る`],
		['before a word of Katakana', 'https://a.cn/xデス', `${to('https://a.cn/x')}デス`],
		['before a Korean word', 'https://a.cn/x를', `${to('https://a.cn/x')}를`],
	])('%s', (_what, source, expected) => {
		expect(shown(source)).toBe(expected);
	});

	test.each([
		'https://a.cn/x/飞书',
		'https://a.cn/?q=飞书&x=1',
		'https://a.cn/x_飞书',
		'https://a.cn/x-飞书-帮助',
		'https://a.cn/%飞书',
		'https://a.cn/wiki/ひらカナ한글',
	])('behind the words of its path: %s', (address) => {
		expect(shown(`${address} x`)).toBe(`${to(address)} x`);
	});
});

describe('other addresses', () => {
	test.each([
		['an escaped &', 'https://a.cn/?a&amp;b&amp;c', to('https://a.cn/?a&b&c')],
		['Slack with words', '<https://a.cn|b c>', '[b c](https://a.cn)'],
		['Slack in capitals', '<HTTP://a.cn|b>', '[b](HTTP://a.cn)'],
		['Slack in brackets', '[<https://b.cn|c>] d', '[[c](https://b.cn)] d'],
		['Slack with two signs', '<https://a.cn|b|c>', '[b|c](https://a.cn)'],
		['a blank in it', '<https://a.cn b|c>', '<[https://a.cn](https://a.cn) b|c>'],
		['a mail address of Slack', '<mailto:a@b.cn|c>', 'c (a@b.cn)'],
		['Slack behind words', 'a <https://b.cn|c> d', 'a [c](https://b.cn) d'],
		[
			'a link around one',
			'[a https://b.cn c](https://d.cn) e',
			'[a https://b.cn c](https://d.cn) e',
		],
		['a link around one without a scheme', '[www.b.cn](https://d.cn)', '[www.b.cn](https://d.cn)'],
		[
			'one behind a link',
			'[a](https://b.cn) https://c.cn',
			`[a](https://b.cn) ${to('https://c.cn')}`,
		],
	])('%s', (_what, source, expected) => {
		expect(shown(source)).toBe(expected);
	});
});
