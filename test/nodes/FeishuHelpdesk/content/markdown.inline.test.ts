import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { shownLines } from './richTextCases';

function shown(source: string) {
	const { content, hints } = markdownToPost(source);
	return { lines: shownLines(content), hints };
}

const COMMENT = 'A comment (<!-- … -->) is for authors; it was left out.';
const HTML =
	'There is HTML in the Markdown. For a text that is HTML through and through choose HTML under Compose As.';
const asText = (address: string) =>
	`The image '${address}' was sent as text: a post shows only uploaded images, by their key (img_…).`;

describe('emphasis', () => {
	test.each([
		['between a Chinese word and a sign', '请_“看”_吧', '请{i:“看”}吧'],
		['an underscore inside an ASCII word', 'a_b_c', 'a_b_c'],
		['an underscore that can only end it', 'a_b_ c', 'a_b_ c'],
		['a Chinese word and an ASCII word inside', '请_a_ b', '请_a_ b'],
		['an ASCII word and a sign inside', 'a_(b)_ c', 'a_(b)_ c'],
		['an ASCII word inside and a Chinese word', '_a_看', '_a_看'],
		['a sign inside and an ASCII word', '_(a)_b', '_(a)_b'],
		['an underscore beside one', '_a_ b', '{i:a} b'],
		['two underscores', '__a__ b', '{b:a} b'],
		['between a Japanese word and a sign', 'を_「見」_る', 'を{i:「見」}る'],
		['between a word of Katakana and a sign', 'デ_(見)_ス', 'デ{i:(見)}ス'],
		['between a Korean word and a sign', '를_(강조)_를', '를{i:(강조)}를'],
		['between a Chinese and an ASCII word', '请_a_看', '请_a_看'],
		['between an ASCII word and a sign', 'a_(b)_c', 'a_(b)_c'],
		['between rare Chinese words', '𠀀_(b)_𠀀', '𠀀{i:(b)}𠀀'],
		['with symbols', '请_+b+_看', '请{i:+b+}看'],
		['a name of Python', 'a/__init__.py', 'a/__init__.py'],
		['a name of Python in a folder of Windows', 'a\\\\__init__.py', 'a\\__init__.py'],
		['behind a slash without a word', '/_a_ b', '/{i:a} b'],
		['behind a full stop with a word', 'a._b_ c', 'a._b_ c'],
		['behind an at sign', 'a@_b_ c', 'a@_b_ c'],
		['before a full stop', '_a_. B', '{i:a}. B'],
		['before a full stop and a word', '_a_.b', '_a_.b'],
		['stars are emphasis there, too', 'a.*b* c', 'a.{i:b} c'],
		['a star inside a word', 'a*b*c', 'a{i:b}c'],
	])('%s', (_what, source, line) => {
		expect(shown(source)).toEqual({ lines: [line], hints: [] });
	});
});

describe('code in a line', () => {
	test.each([
		['`a`', '`a`'],
		['``a`b``', '``a`b``'],
		['`` `a ``', '`` `a ``'],
		['`` a` ``', '`` a` ``'],
		['```a``b```', '```a``b```'],
	])('%s keeps its backticks', (source, line) => {
		expect(shown(source)).toEqual({ lines: [line], hints: [] });
	});
});

describe('links', () => {
	test.each([
		['[a](https://a.cn "T")', '[a](https://a.cn) (T)'],
		['[https://a.cn](https://a.cn "T")', '[https://a.cn](https://a.cn) (T)'],
		['[www.a.cn](https://www.a.cn)', '[www.a.cn](https://www.a.cn)'],
		['[a ~~b~~](https://a.cn)', '[a ](https://a.cn){l:[b](https://a.cn)}'],
	])('%s', (source, line) => {
		expect(shown(source)).toEqual({ lines: [line], hints: [] });
	});

	test('that are hidden are left out', () => {
		expect(shown('a <span hidden>[b](/c) https://d.cn</span> e')).toEqual({
			lines: ['a  e'],
			hints: ['What <span> hides from readers was left out.'],
		});
	});
});

describe('the name of an image', () => {
	test.each([
		['![*a* **b** `c`](x)', 'a b `c` (x)'],
		['![a ![b](y) c](x)', 'a b c (x)'],
		['![a ![*b*](y)](x)', 'a b (x)'],
		['![a\nb](x)', 'a\nb (x)'],
		['![[a](https://b.cn) c](x)', 'a c (x)'],
	])('%s is its text', (source, line) => {
		expect(shown(source)).toEqual({ lines: [line], hints: [asText('x')] });
	});

	test('has its title behind it', () => {
		expect(shown('![a](https://b.cn "T")').lines).toEqual(['[a](https://b.cn) (T)']);
	});
});

describe('tags in a line', () => {
	test.each([
		['a <!-- b --> c', 'a  c', [COMMENT]],
		['a <!doctype html> b', 'a  b', []],
		['a <?xml version="1.0"?> b', 'a  b', []],
		['a <?php x?> b', 'a <?php x?> b', []],
		['a <![CDATA[b]]> c', 'a <![CDATA[b]]> c', []],
		['a <foo> b </foo>', 'a <foo> b </foo>', []],
		[
			'a <script>b</script> c',
			'a  c',
			['What stands in <script> cannot be shown in rich text; it was left out.'],
		],
		['a <script> b', 'a <script> b', []],
		['a <script> b `</script>` c', 'a <script> b `</script>` c', []],
		['a <script> b <i title="</script>">c</i>', 'a <script> b {i:c}', []],
		['a </script> b', 'a  b', []],
		['a <style>b</STYLE> c', 'a  c', []],
		['<b>a</b></p>', '{b:a}', [HTML]],
		['a<o:p> b</o:p><W:x/> c', 'a b c', []],
		['a <x:p> b', 'a <x:p> b', []],
	])('%s', (source, line, hints) => {
		expect(shown(source)).toEqual({ lines: [line], hints });
	});
});

describe('mentions', () => {
	const nobody = (written: string) =>
		`The mention '${written}' names nobody or is not closed; it was sent as text. Write <at user_id="ou_…"></at>.`;

	test.each([
		['<at id=ou_1>Tom Li</at>!', '@ou_1!', []],
		['<at id=ou_1/> Tom', '@ou_1 Tom', []],
		['<AT user_id="ou_1">a</AT> <at id=ou_2></at>', '@ou_1 @ou_2', []],
		['<at id=ou_1>a<at id=ou_2>b</at>', '<at id=ou_1>a@ou_2', [nobody('<at id=ou_1>')]],
		['`<at id=ou_1>` a</at>', '`<at id=ou_1>` a</at>', []],
		['[<at id=ou_1>T</at>] x', '[@ou_1] x', []],
		['<at id=ou_1>a</b>', '<at id=ou_1>a', [nobody('<at id=ou_1>')]],
		['<at id=ou_1>**a**</at>', '<at id=ou_1>{b:a}</at>', [nobody('<at id=ou_1>')]],
		['<at id=ou_1>a<b>b</b></at>', '<at id=ou_1>a{b:b}</at>', [nobody('<at id=ou_1>')]],
		['<at id=ou_1>a\nb</at>', '<at id=ou_1>a\nb</at>', [nobody('<at id=ou_1>')]],
		['a <span id=ou_1>b</at>', 'a b</at>', []],
	])('%s', (source, line, hints) => {
		expect(shown(source)).toEqual({ lines: [line], hints });
	});
});
