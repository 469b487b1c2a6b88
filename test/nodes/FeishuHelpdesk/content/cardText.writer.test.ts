import { CardWriter } from '../../../../nodes/FeishuHelpdesk/content/cardText/writer';

/** Text of the source, a break as `null`, and text that is written as it is. */
type Step =
	| string
	| null
	| { fixed: string }
	| { open: string; marker: string }
	| { close: string };

function play(steps: readonly Step[]): CardWriter {
	const writer = new CardWriter();
	for (const step of steps) {
		if (step === null) writer.break();
		else if (typeof step === 'string') writer.text(step);
		else if ('fixed' in step) writer.mark(step.fixed);
		else if ('open' in step) writer.open(step.open, step.marker);
		else writer.close(step.close);
	}
	return writer;
}

const b = { open: 'b', marker: '**' };
const i = { open: 'i', marker: '*' };
const end = (close: string) => ({ close });

describe('lines', () => {
	test.each<[string, Step[], string]>([
		['nothing is nothing', [], ''],
		['texts follow each other as they are', ['a ', '', ' \n b '], 'a  \n b '],
		['a break is one, with the blanks around it', ['a \n', null, '\n b'], 'a\nb'],
		['several breaks are one', ['a', null, null, ' ', null, 'b'], 'a\nb'],
		['a break at the beginning is none', [null, ' a'], 'a'],
		['a break behind blanks only is none', [' ', '\n', null, 'a'], 'a'],
		['a break at the end is none', ['a', ' ', '\n', null], 'a'],
		['blanks in several texts are left out at a break', ['a', ' ', '\t', null, 'b'], 'a\nb'],
		['a text behind the first keeps its blanks', [null, 'a', ' b', null, 'c', ' d'], 'a b\nc d'],
		['a mark begins its line', ['a', null, { fixed: '- ' }, 'b'], 'a\n- b'],
		['a break behind a mark is none', [{ fixed: '- ' }, null, ' b'], '- b'],
		['blanks behind a mark are left out', [{ fixed: '- ' }, '\n ', 'b'], '- b'],
		['a mark keeps its own blanks', ['a', { fixed: ' | ' }, 'b'], 'a | b'],
		['a mark behind a break keeps them, too', ['a', null, { fixed: '    - ' }, 'b'], 'a\n    - b'],
		['an empty mark is none', ['a', null, { fixed: '' }, ' b'], 'a\nb'],
	])('%s', (_what, steps, expected) => {
		expect(play(steps).finish()).toBe(expected);
	});
});

describe('styles', () => {
	test.each<[string, Step[], string]>([
		['a style stands around its text', ['a', b, 'b', end('b'), 'c'], 'a**b**c'],
		['blanks at its ends stand outside', [b, ' b\t', end('b')], ' **b**\t'],
		['each line has the markers', [b, 'a\nb', end('b')], '**a**\n**b**'],
		['an empty line has none', [b, 'a\n \nb', end('b')], '**a**\n \n**b**'],
		['a break inside ends a line', [b, 'a', null, 'b', end('b')], '**a**\n**b**'],
		['no text is no style', ['a', b, end('b'), 'c'], 'ac'],
		['blanks are no style', ['a', b, ' ', end('b'), 'c'], 'a c'],
		['signs of replacements are text', [b, ' a$&b$1 ', end('b')], ' **a$&b$1** '],
		['a mark inside is part of it', [b, 'a', { fixed: ' | ' }, 'b', end('b')], '**a | b**'],
		['styles nest', [b, 'a', i, 'b', end('i'), 'c', end('b')], '**a*b*c**'],
		['a style within itself is one', [b, 'a', b, 'b', end('b'), 'c', end('b')], '**abc**'],
		['an end closes what is inside', [b, 'a', i, 'b', end('b'), 'c'], '**a*b***c'],
		['an end of what is not open is none', [b, 'a', end('i'), 'b', end('b')], '**ab**'],
		['an end without a begin is none', ['a', end('b'), 'b'], 'ab'],
		['what is never closed ends with the text', ['a', b, 'b', i, 'c'], 'a**b*c***'],
		['a frame without a marker only collects', [{ open: 'x', marker: '' }, 'a\nb'], 'a\nb'],
		[
			'two frames without a marker leave other styles alone',
			[{ open: 'x', marker: '' }, { open: 'y', marker: '' }, b, 'a'],
			'**a**',
		],
	])('%s', (_what, steps, expected) => {
		expect(play(steps).finish()).toBe(expected);
	});

	test('of what nests deeper than 50 only the text is shown', () => {
		const markers = Array.from({ length: 52 }, (_, depth) => `<${depth}>`);
		const steps = markers.map((marker) => ({ open: marker, marker }));
		const shown = markers.slice(0, 50);
		expect(play([...steps, 'x']).finish()).toBe(
			`${shown.join('')}x${[...shown].reverse().join('')}`,
		);
	});
});

describe('a link behind an exclamation mark', () => {
	test.each<[string, Step[], string]>([
		['is no image', ['a!', '[b](https://a.cn)'], 'a&#33;[b](https://a.cn)'],
		['is none within a style, either', [b, 'a!', '[b](c)', end('b')], '**a&#33;[b](c)**'],
		['is none at the end of a mark', [{ fixed: '!' }, '[b](c)'], '&#33;[b](c)'],
		['only the last mark matters', ['!!', '[b](c)'], '!&#33;[b](c)'],
		['behind other words it is left alone', ['!a', '[b](c)'], '!a[b](c)'],
		['at the beginning it is left alone', ['[b](c)'], '[b](c)'],
		['and other words behind the mark are, too', ['a!', 'b [c](d)'], 'a!b [c](d)'],
		['on another line, too', ['a!', null, '[b](c)'], 'a!\n[b](c)'],
	])('%s', (_what, steps, expected) => {
		expect(play(steps).finish()).toBe(expected);
	});
});

describe('the text of a frame', () => {
	const a = { open: 'a', marker: '' };

	test.each<[string, Step[], string, string]>([
		['is taken on one line', ['x', a, ' y \n z ', null, ' w '], 'y z w', 'x'],
		['has the styles that are open in it', [a, 'x', b, 'y', i, 'z'], 'x**y*z***', ''],
		['is empty without any', ['x', a], '', 'x'],
	])('%s', (_what, steps, taken, left) => {
		const writer = play(steps);
		expect(writer.isOpen('a')).toBe(true);
		expect(writer.take('a')).toBe(taken);
		expect(writer.isOpen('a')).toBe(false);
		expect(writer.finish()).toBe(left);
	});

	test('that is not open is none, and nothing gets lost', () => {
		const writer = play(['x', b, 'y']);
		expect(writer.take('a')).toBe('');
		expect(writer.finish()).toBe('x**y**');
	});
});
