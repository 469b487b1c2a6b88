import { splitText } from '../../../../nodes/FeishuHelpdesk/content/splitText';
import { workMs } from '../../../support/work';

const FIVE_MEGABYTES = 5 * 1024 * 1024;

test.each([
	['words', 'Lorem ipsum dolor sit amet. ', 150_000],
	['words, in small parts', 'Lorem ipsum dolor sit amet. ', 500],
	['no white space', 'x', 150_000],
	['white space', ' ', 150_000],
	['newlines and indents', '\n        ', 150_000],
	['open brackets', '[', 150_000],
	['open tags', '<at ', 150_000],
	['early paragraphs', `a\n\n${'b'.repeat(80_000)}`, 100_000],
	['emoji', '👨‍👩‍👧‍👦', 150_000],
	['one character with accents', '\u0301', 150_000],
])('5 MB of %s take linear time', (_what, piece, limit) => {
	const ms = workMs(() => splitText(piece.repeat(FIVE_MEGABYTES / piece.length), limit));
	expect(ms).toBeLessThan(10_000);
});
