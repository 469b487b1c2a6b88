import { slowerThan } from '../../../support/costs/slowerThan';

const FIVE_MEGABYTES = 5 * 1024 * 1024;
const WORDS = 'Lorem ipsum dolor sit amet. ';

test.each([
	['parts of 150 kB', [WORDS, 'x', ' ', '\n        ', '[', '<at ', '👨‍👩‍👧‍👦', '\u0301']],
	['parts of 100 kB', [`a\n\n${'b'.repeat(80_000)}`]],
	['parts of 500 bytes', [WORDS]],
] as const)(
	'5 MB take linear time in %s',
	(work, pieces) => {
		const texts = pieces.map((piece) => [piece, FIVE_MEGABYTES / piece.length] as const);
		expect(slowerThan(10_000, work, texts)).toEqual([]);
	},
	120_000,
);
