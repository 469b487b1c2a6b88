import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { shownLines } from './richTextCases';

const cannotShow = (name: string) =>
	`What stands in <${name}> cannot be shown in rich text; it was left out.`;
const isHidden = (name: string) => `What <${name}> hides from readers was left out.`;
const NOBODY = (tag: string) =>
	`The mention '${tag}' names nobody or is not closed; it was sent as text. Write <at user_id="ou_…"></at>.`;
const BY_MAIL =
	'A mention by e-mail works in cards only; \'a@b.cn\' was sent as text. User: Look Up finds the ID for <at user_id="ou_…"></at>.';

test.each<[string, string, string[], string[]]>([
	[
		'a link with space around its address',
		'<a href=" https://a.cn ">x</a>',
		['[x](https://a.cn)'],
		[],
	],
	['an anchor', 'a<a name="n">b</a>c', ['abc'], []],
	['a quotation', 'a <q>b</q> <q>c </q> d', ['a “b” “c ” d'], []],
	['code', 'a <code>b </code> c', ['a `b ` c'], []],
	['space behind a style that is open', '<i>a <b> b </b> c</i>', ['{i:a }{bi:b }{i:c}'], []],
	[
		'an image with space around',
		'<img src=" https://a.cn/i.png " alt=" Logo "> x',
		['[Logo](https://a.cn/i.png) x'],
		[
			"The image 'https://a.cn/i.png' was sent as a link: a post shows only uploaded images, by their key (img_…).",
		],
	],
	['a pixel', 'a<img src="https://a.cn/p" width=1 height=1>b', ['ab'], []],
	[
		'a film',
		'a <video src=" https://a.cn/v "></video> b',
		['a [https://a.cn/v](https://a.cn/v) b'],
		["The <video> 'https://a.cn/v' was sent as a link."],
	],
	['a film without an address', 'a<audio src="x"></audio>b', ['ab'], [cannotShow('audio')]],
	['a film that is hidden, and closes itself', 'a<video hidden />b', ['ab'], [isHidden('video')]],
	['a film that is hidden', 'a<video hidden>b</video>c', ['ac'], [isHidden('video')]],
	['a block that only seems to close itself', 'a<div hidden />b', ['a'], [isHidden('div')]],
	[
		'what is hidden in what is hidden',
		'a<div hidden>b<p hidden>c</p>d</div>e',
		['ae'],
		[isHidden('div')],
	],
	[
		'a paragraph that ends within what is hidden',
		'a<span hidden>b</p>c</span>d',
		['ad'],
		[isHidden('span')],
	],
	[
		'a mention, a link and an image that are hidden',
		'a<span hidden><at id=ou_1></at><at id=ou_2 /><at>x</at><https://a.cn><img src="https://a.cn/i.png"><br></span>b',
		['ab'],
		[isHidden('span')],
	],
	['a script within code', '<pre>a<script>b</script>c</pre>', ['⟦|ac⟧'], [cannotShow('script')]],
	[
		'what a form was filled with',
		'<input value="v">, <input type=text value="w"><input type=hidden value=x><input type=password value=y><input>z',
		['v, wz'],
		[],
	],
	['boxes to tick', '<input type="checkbox"> a <input type="radio" checked> b', ['☐ a ☑ b'], []],
	['parameters of a program', '<object><param name="a" value="x"></object>y', ['y'], []],
	[
		'an address in brackets',
		'a <https://a.cn/x> b <http://b.cn> c',
		['a [https://a.cn/x](https://a.cn/x) b [http://b.cn](http://b.cn) c'],
		[],
	],
	['a word in brackets', 'a <name> <your name> b', ['a <name> <your name> b'], []],
	['an element of some program', 'a<foo>b</foo>c<x:y>d<bar z="1">e</baz>f', ['abcdef'], []],
	['a mention with a name in it', 'a <at id=ou_1>Tom</at> b', ['a @ou_1 b'], []],
	['a mention that is not closed', 'a <at id=ou_1>', ['a @ou_1'], []],
	['a mention that another tag ends', '<at id=ou_1>Tom</b> a', ['@ou_1Tom a'], []],
	[
		'a mention that another begins in',
		'<at id=ou_1>Tom<at id=ou_2>Ann</at> a',
		['@ou_1Tom@ou_2 a'],
		[],
	],
	['a mention that closes itself', '<at id=ou_1/>Tom</at> a', ['@ou_1Tom a'], []],
	['the end of a mention that nobody began', 'a</at>b', ['ab'], []],
	['an ID of something else', '<div id="ou_1">a</div><b id=ou_2>b</at></b>', ['a', '{b:b}'], []],
	['a mention of nobody', 'a <at/> b', ['a <at/> b'], [NOBODY('<at/>')]],
	[
		'words behind a mention by e-mail',
		'a <at email="a@b.cn"/> b',
		['a @a@b.cn b'],
		[
			'A mention by e-mail works in cards only; \'a@b.cn\' was sent as text. User: Look Up finds the ID for <at user_id="ou_…"></at>.',
		],
	],
	['a mention by e-mail', '(<at email="a@b.cn"/> a)', ['(@a@b.cn a)'], [BY_MAIL]],
	[
		'a mention by e-mail with a name in it',
		'<at email="a@b.cn">Ann</at> a',
		['@a@b.cn Ann a'],
		[BY_MAIL],
	],
])('%s', (_, source, shown, hints) => {
	const post = htmlToPost(source);
	expect(shownLines(post.content)).toEqual(shown);
	expect(post.hints).toEqual(hints);
});

test('an address in brackets is a link in text of others, too, since it hides nothing', () => {
	expect(shownLines(htmlToPost('<https://a.cn/x>', true).content)).toEqual([
		'[https://a.cn/x](https://a.cn/x)',
	]);
});
