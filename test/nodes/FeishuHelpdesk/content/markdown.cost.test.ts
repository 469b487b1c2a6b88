import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';
import { workMs } from '../../../support/work';

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
			for (const unit of HOSTILE) {
				const markdown = unit.repeat(size / unit.length);
				const ms = workMs(() => markdownToPost(markdown));
				expect({ unit, late: ms > 5_000 }).toEqual({ unit, late: false });
			}
		},
		120_000,
	);
});
