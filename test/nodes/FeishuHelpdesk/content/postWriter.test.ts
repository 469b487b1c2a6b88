import type { PostElement } from '../../../../nodes/FeishuHelpdesk/content/postElement';
import { PostWriter } from '../../../../nodes/FeishuHelpdesk/content/writing/postWriter';

const t = (text: string): PostElement => ({ tag: 'text', text });
const b = (text: string): PostElement => ({ tag: 'text', text, style: ['bold'] });
const HR: PostElement = { tag: 'hr' };
const AT: PostElement = { tag: 'at', user_id: 'ou_1' };

function written(write: (writer: PostWriter) => void) {
	const writer = new PostWriter();
	write(writer);
	return writer.finish();
}

test.each<[string, (writer: PostWriter) => void, PostElement[][]]>([
	[
		'the space that the first line begins with is kept',
		(w) => {
			w.text(' a');
		},
		[[t(' a')]],
	],
	[
		'text of one style is joined',
		(w) => {
			w.text('a');
			w.text('b');
			w.text('c', ['bold']);
			w.text('d', ['bold']);
		},
		[[t('ab'), b('cd')]],
	],
	[
		'links to one address are joined',
		(w) => {
			w.text('a', [], 'https://a.cn');
			w.text('b', [], 'https://a.cn');
			w.text('c', [], 'https://b.cn');
			w.text('d');
		},
		[
			[
				{ tag: 'a', text: 'ab', href: 'https://a.cn' },
				{ tag: 'a', text: 'c', href: 'https://b.cn' },
				t('d'),
			],
		],
	],
	[
		'text is not joined with what stands before a mention',
		(w) => {
			w.text('a');
			w.inline(AT);
			w.text('b');
		},
		[[t('a'), AT, t('b')]],
	],
	[
		'line ends at the end are left out',
		(w) => {
			w.text('a\n\n');
		},
		[[t('a')]],
	],
	[
		'line ends before anything else are left out',
		(w) => {
			w.text('\n\na\nb');
		},
		[[t('a\nb')]],
	],
	[
		'a block of a space is nothing',
		(w) => {
			w.text(' ');
			w.endBlock();
		},
		[],
	],
	[
		'a block loses the space around it',
		(w) => {
			w.endBlock();
			w.text(' a ');
			w.endBlock();
			w.text(' b');
		},
		[[t('a')], [t('b')]],
	],
	[
		'the space behind a mention goes with the end of a block',
		(w) => {
			w.inline(AT);
			w.text(' ');
			w.endBlock();
		},
		[[AT]],
	],
	[
		'a paragraph keeps the space around it',
		(w) => {
			w.endBlock();
			w.text('a ');
			w.endParagraph();
			w.text(' b');
		},
		[[t('a ')], [t(' b')]],
	],
	[
		'an empty line stands where it was asked for',
		(w) => {
			w.text('a');
			w.endParagraph();
			w.separate();
			w.separate();
			w.text('b');
		},
		[[t('a')], [t('')], [t('b')]],
	],
	[
		'but not before anything else',
		(w) => {
			w.separate();
			w.text('b');
		},
		[[t('b')]],
	],
	[
		'nor where something that stands alone is between',
		(w) => {
			w.text('a');
			w.separate();
			w.alone(HR);
			w.endParagraph();
			w.text('b');
		},
		[[t('a')], [HR], [t('b')]],
	],
	[
		'nor behind something that stands alone',
		(w) => {
			w.alone(HR);
			w.endBlock();
			w.separate();
			w.text('b');
		},
		[[HR], [t('b')]],
	],
	[
		'yet behind the text that follows it',
		(w) => {
			w.alone(HR);
			w.text('a');
			w.endBlock();
			w.separate();
			w.text('b');
		},
		[[HR], [t('a')], [t('')], [t('b')]],
	],
	[
		'what stands alone takes the space around it',
		(w) => {
			w.text('a ');
			w.alone(HR);
			w.text(' b');
		},
		[[t('a')], [HR], [t('b')]],
	],
	[
		'cells have a border, and no space or line end before it',
		(w) => {
			w.text('a ');
			w.newline();
			w.cellBorder(['bold']);
			w.text('b');
		},
		[[t('a'), { tag: 'text', text: ' | ', style: ['bold'] }, t('b')]],
	],
	[
		'each line of a quote has its mark',
		(w) => {
			w.enterQuote();
			w.text('a\nb');
			w.endParagraph();
			w.enterQuote();
			w.text('c');
			w.leave();
			w.endParagraph();
			w.leave();
			w.text('d');
		},
		[[t('│ a\n│ b')], [t('│ │ c')], [t('d')]],
	],
	[
		'an item has its marker once, then an indent',
		(w) => {
			w.enterItem('1.');
			w.text('a\nb');
			w.endParagraph();
			w.text('c');
			w.endParagraph();
			w.leave();
			w.text('d');
		},
		[[t('1. a\n    b')], [t('    c')], [t('d')]],
	],
	[
		'an empty item shows its marker',
		(w) => {
			w.enterItem('•');
			w.leave();
			w.enterItem('•');
			w.alone(HR);
			w.leave();
		},
		[[t('•')], [t('•')], [HR]],
	],
	[
		'an item within an item, and a quote within it',
		(w) => {
			w.enterItem('•');
			w.enterItem('◦');
			w.text('a');
			w.endParagraph();
			w.enterQuote();
			w.text('b');
			w.leave();
			w.leave();
			w.leave();
		},
		[[t('• ◦ a')], [t('        │ b')]],
	],
	[
		'a style keeps clear of the marker',
		(w) => {
			w.enterItem('•');
			w.text('a', ['bold']);
			w.leave();
		},
		[[t('• '), b('a')]],
	],
])('%s', (_, write, expected) => {
	expect(written(write)).toEqual(expected);
});

test('a writer knows where it stands', () => {
	const writer = new PostWriter();
	const at = () => [writer.isOpen, writer.isAtLineStart, writer.isInside];
	expect(at()).toEqual([false, true, false]);
	writer.newline();
	writer.enterQuote();
	expect(at()).toEqual([false, true, true]);
	writer.text('a');
	expect(at()).toEqual([true, false, true]);
	writer.newline();
	expect(at()).toEqual([true, true, true]);
	writer.text('b');
	expect(at()).toEqual([true, false, true]);
	writer.endParagraph();
	writer.leave();
	expect(at()).toEqual([false, true, false]);
	expect(writer.finish()).toEqual([[t('│ a\n│ b')]]);
});
