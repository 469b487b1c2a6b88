import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';
import { PhraseWriter } from '../../../../nodes/FeishuHelpdesk/content/writing/phraseWriter';
import { PostWriter } from '../../../../nodes/FeishuHelpdesk/content/writing/postWriter';
import { shownLines } from './richTextCases';

type Write = (phrase: PhraseWriter) => void;

function written(write: Write, isHarmless: boolean) {
	const hints = new Hints();
	const writer = new PostWriter();
	write(new PhraseWriter(writer, hints, isHarmless));
	return { shown: shownLines(writer.finish()), hints: hints.list() };
}

const link = (address: string, text: string, title?: string): Write => {
	return (phrase) => {
		phrase.openLink(address, title);
		phrase.text(text);
		phrase.closeLink();
	};
};
const REFUSED = (address: string) =>
	`The link '${address}' is not an address Feishu takes; it was sent as text.`;
const AS_TEXT = 'Neutralize Markup is on: links show their address as text.';
const image = (source: string, as: string) =>
	`The image '${source}' was sent as ${as}: a post shows only uploaded images, by their key (img_…).`;

test.each<[string, Write, string, string[]]>([
	['a link', link('https://a.cn', 'go'), '[go](https://a.cn)', []],
	['a link with a title', link('https://a.cn', 'go', 'T'), '[go](https://a.cn) (T)', []],
	['a link without a word', link('https://a.cn', ''), '[https://a.cn](https://a.cn)', []],
	['a link of a space', link('https://a.cn', ' '), '[ https://a.cn](https://a.cn)', []],
	['a mail address', link('mailto:a@b.cn?subject=x', ' a@b.cn '), ' a@b.cn ', []],
	[
		'a mail address behind a name',
		link('mailto:a@b.cn', 'Ann'),
		'Ann (a@b.cn)',
		[REFUSED('mailto:a@b.cn')],
	],
	[
		'an address that is refused',
		link('ftp://a.cn', 'ftp://a.cn'),
		'ftp://a.cn',
		[REFUSED('ftp://a.cn')],
	],
	['the same behind words', link('ftp://a.cn', 'go'), 'go (ftp://a.cn)', [REFUSED('ftp://a.cn')]],
	['the same without a word', link('ftp://a.cn', ' '), ' ftp://a.cn', [REFUSED('ftp://a.cn')]],
	['a place in the page', link('#top', 'top'), 'top', [REFUSED('#top')]],
	[
		'a place in another page',
		link('b.html#top', 'top'),
		'top (b.html#top)',
		[REFUSED('b.html#top')],
	],
	[
		'a link without an address',
		link('', 'go'),
		'go',
		["The link 'go' has no address; it was sent as text."],
	],
	[
		'a link in a link, which ends the first',
		(phrase) => {
			phrase.openLink('https://a.cn');
			phrase.text('a');
			link('https://b.cn', 'b')(phrase);
			phrase.text('c');
			phrase.closeLink();
		},
		'[a](https://a.cn)[b](https://b.cn)c',
		[],
	],
	[
		'a mention of two',
		(phrase) => {
			phrase.mention('ou_1,ou_2', '<at ids=ou_1,ou_2>');
		},
		'@ou_1@ou_2',
		[],
	],
	[
		'styles, one within the other and twice',
		(phrase) => {
			phrase.style('italic', 1);
			phrase.style('bold', 1);
			phrase.style('bold', 1);
			phrase.text('a');
			phrase.style('bold', -1);
			phrase.text('b');
			phrase.style('bold', -1);
			phrase.text('c');
		},
		'{bi:ab}{i:c}',
		[],
	],
])('%s', (_, write, shown, hints) => {
	expect(written(write, false)).toEqual({ shown: [shown], hints });
});

test.each<[string, Write, string, string[]]>([
	['a link', link('https://a.cn', 'go'), 'go (https://a.cn)', [AS_TEXT]],
	['a link that shows its address', link('https://a.cn', ' https://a.cn'), ' https://a.cn', []],
	['a link without a word', link('https://a.cn', ''), 'https://a.cn', []],
	['a link that is refused', link('ftp://a.cn', 'go'), 'go (ftp://a.cn)', [REFUSED('ftp://a.cn')]],
	[
		'a bare address',
		(phrase) => {
			phrase.openLink('https://a.cn', '', true);
			phrase.text('https://a.cn');
			phrase.closeLink();
		},
		'[https://a.cn](https://a.cn)',
		[],
	],
	[
		'a mention',
		(phrase) => {
			phrase.mention('ou_1', '<at id=ou_1>');
		},
		'＜at id=ou_1>',
		['Neutralize Markup is on: the mention in it was sent as text.'],
	],
	[
		'an image with words for it',
		(phrase) => {
			phrase.image({ source: 'https://a.cn/i.png', alt: 'Logo' });
		},
		'Logo (https://a.cn/i.png)',
		[image('https://a.cn/i.png', 'text')],
	],
	[
		'an image that shows its address',
		(phrase) => {
			phrase.image({ source: 'https://a.cn/i.png', alt: '' });
		},
		'[https://a.cn/i.png](https://a.cn/i.png)',
		[image('https://a.cn/i.png', 'a link')],
	],
])('of others: %s', (_, write, shown, hints) => {
	expect(written(write, true)).toEqual({ shown: [shown], hints });
});

test.each<[string, { source: string; alt: string; title?: string }, string, string[]]>([
	['uploaded', { source: 'img_v3_1', alt: 'Logo' }, '▣ img_v3_1', []],
	[
		'of the web',
		{ source: 'https://a.cn/i.png', alt: 'Logo' },
		'[Logo](https://a.cn/i.png)',
		[image('https://a.cn/i.png', 'a link')],
	],
	[
		'with a title',
		{ source: 'https://a.cn/i.png', alt: 'Logo', title: 'T' },
		'[Logo](https://a.cn/i.png) (T)',
		[image('https://a.cn/i.png', 'a link')],
	],
	[
		'without words',
		{ source: 'https://a.cn/data:1', alt: '' },
		'[https://a.cn/data:1](https://a.cn/data:1)',
		[image('https://a.cn/data:1', 'a link')],
	],
	['of the mail itself', { source: 'CID:1', alt: '' }, 'image', [image('CID:1', 'text')]],
	[
		'of the mail itself, with words',
		{ source: 'cid:1', alt: 'Logo' },
		'Logo',
		[image('cid:1', 'text')],
	],
	[
		'of bytes',
		{ source: 'data:image/png;base64,AA', alt: 'Logo' },
		'Logo',
		[image('data:image/png;base64,AA', 'text')],
	],
	[
		'in a folder',
		{ source: 'i/data:1.png', alt: 'Logo' },
		'Logo (i/data:1.png)',
		[image('i/data:1.png', 'text')],
	],
	['in a folder, without words', { source: 'i.png', alt: '' }, 'i.png', [image('i.png', 'text')]],
	['from nowhere', { source: '', alt: 'Logo' }, 'Logo', [image('', 'text')]],
])('an image %s', (_, given, shown, hints) => {
	expect(
		written((phrase) => {
			phrase.image(given);
		}, false),
	).toEqual({ shown: [shown], hints });
});

test('an image of the web in a link leads where the link leads', () => {
	expect(
		written((phrase) => {
			phrase.openLink('https://a.cn');
			phrase.image({ source: 'https://a.cn/i.png', alt: 'Logo' });
			phrase.closeLink();
		}, false).shown,
	).toEqual(['[Logo](https://a.cn)']);
});
