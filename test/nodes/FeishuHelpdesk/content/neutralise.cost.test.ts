import { neutralise } from '../../../../nodes/FeishuHelpdesk/content/neutralise';
import { workMs } from '../../../support/work';

test.each(['<', '< ', '](', '] ', '<\u200b/', ' (', '\n', '\u200b', 'x ('])(
	'takes linear time for a million %j',
	(piece) => {
		expect(workMs(() => neutralise(piece.repeat(1_000_000)))).toBeLessThan(5000);
	},
);
