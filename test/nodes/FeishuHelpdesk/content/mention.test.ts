import fc from 'fast-check';

import { mentionText } from '../../../../nodes/FeishuHelpdesk/content/mention';
import { TEXT } from '../../../../sandbox/pages/dialects';
import { parseInline } from '../../../../sandbox/pages/inline';

test.each([
	['nobody', [], ''],
	['one person', [{ userId: 'ou_1', name: 'Tom' }], '<at user_id="ou_1">Tom</at> '],
	['without a name', [{ userId: ' on_1 ' }], '<at user_id="on_1"></at> '],
	['everyone', [{ userId: 'all' }], '<at user_id="all"></at> '],
	[
		'two people',
		[
			{ userId: 'e33ggbyz', name: '张三' },
			{ userId: 'ou_2', name: 'Ann' },
		],
		'<at user_id="e33ggbyz">张三</at> <at user_id="ou_2">Ann</at> ',
	],
	[
		'a name that would close the tag',
		[{ userId: 'ou_1', name: 'a</at>\n<at user_id="all">' }],
		'<at user_id="ou_1">a＜/at＞ ＜at user_id="all"＞</at> ',
	],
])('%s', (_what, mentions, expected) => {
	expect(mentionText(mentions)).toBe(expected);
});

test.each([
	['', "'Mentions' has no ID in mention 2"],
	['oc_1', "'Mentions' has the ID of a chat, not of a person, as mention 2: 'oc_1'"],
	['od-1', "'Mentions' has the ID of a department, not of a person, as mention 2: 'od-1'"],
	['a@b.c', "'Mentions' has an e-mail address, not an ID, as mention 2: 'a@b.c'"],
	['ou_1 ou_2', "'Mentions' has a character no ID holds in mention 2: 'ou_1 ou_2'"],
	['ou_1"', `'Mentions' has a character no ID holds in mention 2: 'ou_1"'`],
	['<at>', "'Mentions' has a character no ID holds in mention 2: '<at>'"],
	['ou_\u00001', "'Mentions' has a character no ID holds in mention 2: 'ou_<U+0000>1'"],
])('the ID %j is refused', (userId, message) => {
	expect(() => mentionText([{ userId: 'all' }, { userId }])).toThrow(message);
});

test('what nobody sees in an ID is taken away', () => {
	expect(mentionText([{ userId: '\u202aou_\u200b1\u202c' }])).toBe('<at user_id="ou_1"></at> ');
});

test('whatever the name, exactly one person is mentioned', () => {
	const name = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom('</at>', '<b>', '[a](https://b.c)', '>'),
	);
	fc.assert(
		fc.property(fc.array(name), (names) => {
			const shown = parseInline(mentionText([{ userId: 'ou_1', name: names.join('') }]), TEXT);
			expect(shown.filter((piece) => piece !== '')).toEqual([
				{ kind: 'mention', id: 'ou_1', name: expect.any(String) as string },
				' ',
			]);
		}),
	);
});
