import fc from 'fast-check';

import { composedCardText } from '../../../../nodes/FeishuHelpdesk/content/cardText';
import { htmlToPost } from '../../../../nodes/FeishuHelpdesk/content/html';
import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';
import { raised } from '../../../../nodes/FeishuHelpdesk/content/writing/raised';
import { shownLines } from './richTextCases';

/** What each form of text shows. */
const FORMS = {
	HTML: (source: string) => shownLines(htmlToPost(source).content),
	Markdown: (source: string) => shownLines(markdownToPost(source).content),
	'a card': (source: string) =>
		composedCardText(source, { hasCode: true, harmless: false }, new Hints()).split('\n'),
};

describe.each(Object.entries(FORMS))('in %s', (_name, shown) => {
	test.each([
		['a power', '10<sup>2</sup> m', '10² m'],
		['a power below one', '10<sup>-3</sup>', '10⁻³'],
		['a typographic minus', '10<sup>−3</sup>', '10⁻³'],
		['a sum', 'x<SUP CLASS="a">(n+1)</SUP >', 'x⁽ⁿ⁺¹⁾'],
		['what is lowered', 'H<sub>2</sub>SO<sub>4</sub>', 'H2SO4'],
		['the charge of an ion', 'SO<sub>4</sub><sup>2-</sup>', 'SO4²⁻'],
		['the end of an ordinal', 'the 5<sup>th</sup>', 'the 5th'],
		['a note', 'so it is<sup>[1]</sup>', 'so it is[1]'],
		['a word', 'x<sup>max</sup>', 'xmax'],
		['what is around it', '2<sup>2</sup>2', '2²2'],
		['nothing', 'a<sup></sup>1', 'a1'],
		['a digit that is not of ASCII', '１<sup>２</sup>', '１２'],
	])('%s', (_what, source, text) => {
		expect(shown(source)).toEqual([text]);
	});
});

test('one within another ends with its own end', () => {
	expect(FORMS.HTML('a<sup>1<sup>2</sup>3</sup>4')).toEqual(['a¹²³4']);
});

test('styles and links go on within it', () => {
	expect(FORMS.HTML('<b>a<sup>2</sup></b> <a href="https://a.cn">b<sup>3</sup></a>')).toEqual([
		'{b:a²} [b³](https://a.cn)',
	]);
	expect(FORMS['a card']('<b>a<sup>2</sup></b> <a href="https://a.cn">b<sup>3</sup></a>')).toEqual([
		'**a²** [b³](https://a.cn)',
	]);
});

test('in code it is what was written', () => {
	expect(FORMS.Markdown('`10<sup>2</sup>`')).toEqual(['`10<sup>2</sup>`']);
	expect(FORMS['a card']('`10<sup>2</sup>`')).toEqual(['`10<sup>2</sup>`']);
});

test('it is raised until its end only, also where that is missing', () => {
	expect(FORMS.Markdown('a<sup>2\n\n3')).toEqual(['a²', '', '3']);
	expect(FORMS['a card']('a<sup>2\n\n3')).toEqual(['a2', '', '3']);
});

const PLAIN = '0123456789+-=()n';

test('no number becomes that of another', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...PLAIN.split('')), minLength: 1 }), (text) => {
			const back = raised(text).replace(/./g, (sign) =>
				PLAIN.charAt('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'.indexOf(sign)),
			);
			expect(back).toBe(text);
		}),
	);
});

test('what has no such signs stays', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			if (/[^-−+=()\dn]/.test(text)) expect(raised(text)).toBe(text);
		}),
	);
});
