import { slowerThan } from '../../../support/costs/slowerThan';

const HOSTILE = [
	...['>', '> ', '- ', '1. ', '>- ', '*', '*a **b ', '***a* ', 'a**', '_', '~~a ', '`', '`a', '['],
	...[
		'![',
		'[a](',
		'![a](<',
		'[a]: "',
		'[a]: b\n',
		'[a\n',
		'<',
		'<a x="',
		'<!--',
		'<http:',
		'&',
		'\\',
	],
	...[
		'<at user_id="ou_1">',
		'[a](/b)',
		'![](img_a)',
		'|a',
		'|a|b|\n|-|-|\n',
		'- a\n',
		'> - a\n',
		'\n',
	],
	...['#', ' ', '\0', '\ud800', '```\n', 'a\n-\n', '-\n', '    a\n', ']', '**你好**，'],
];

describe('hostile Markdown is read in time', () => {
	// The first size is the largest that is read as Markdown.
	it.each([256 * 1024, 1_000_000])(
		'of %i characters',
		(size) => {
			const texts = HOSTILE.map((unit) => [unit, size / unit.length] as const);
			expect(slowerThan(5000, 'Markdown', texts)).toEqual([]);
		},
		120_000,
	);
});
