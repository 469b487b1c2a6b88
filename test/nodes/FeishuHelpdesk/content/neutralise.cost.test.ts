import { slowerThan } from '../../../support/costs/slowerThan';

const PIECES = ['<', '< ', '](', '] ', '<\u200b/', ' (', '\n', '\u200b', 'x ('];

test('takes linear time for a million of anything', () => {
	const texts = PIECES.map((piece) => [piece, 1_000_000] as const);
	expect(slowerThan(5000, 'neutralise', texts)).toEqual([]);
});
