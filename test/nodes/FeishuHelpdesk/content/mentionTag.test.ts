import {
	foreignMention,
	mentionedUser,
} from '../../../../nodes/FeishuHelpdesk/content/html/mentionTag';

test.each([
	[{ user_id: 'ou_1' }, 'ou_1'],
	[{ id: 'all' }, 'all'],
	[{ open_id: 'ou-1' }, 'ou-1'],
	[{ userid: 'e33' }, 'e33'],
	[{ openid: 'ou_1' }, 'ou_1'],
	[{ ids: 'ou_1,ou_2' }, 'ou_1,ou_2'],
	[{ ids: ' ou_1, ou_2 ' }, 'ou_1,ou_2'],
	[{ user_id: 'ou_1', id: 'ou_2', ids: 'ou_3' }, 'ou_1'],
	[{ id: 'ou_1/' }, 'ou_1'],
	[{ id: '\\"ou_1\\"' }, 'ou_1'],
	[{ id: "'ou_1'" }, 'ou_1'],
	[{ id: 'ou/1' }, undefined],
	[{ id: '@ou_1' }, undefined],
	[{ id: 'ou_1!' }, undefined],
	[{ ids: 'ou_1,,ou_2' }, undefined],
	[{ ids: 'ou_1,' }, undefined],
	[{ id: '' }, undefined],
	[{ name: 'ou_1' }, undefined],
	[{ id: '0' }, undefined],
	[{ id: '12' }, undefined],
	[{ id: '123' }, '123'],
	[{}, undefined],
])('<at> with %j mentions %s', (attributes, expected) => {
	expect(mentionedUser(attributes)).toBe(expected);
});

test.each([
	['Hi <@U12>!', '<@U12>'],
	['<@!42> and <@U34>', '<@!42>'],
	['<@U1|ann.b-c>', '<@U1|ann.b-c>'],
	['<@&7>', '<@&7>'],
	['<!here>', '<!here>'],
	['<!channel>', '<!channel>'],
	['<!everyone>', '<!everyone>'],
])('%s gets advice', (text, found) => {
	expect(foreignMention(text)).toEqual([
		`'${found}' mentions nobody in Feishu. Write <at user_id="ou_…"></at>.`,
	]);
});

test.each(['<at id=ou_1></at>', 'a@b.cn <a@b.cn>', '<@U 1>', '<@1>', '<!all>', '@here'])(
	'%s gets none',
	(text) => {
		expect(foreignMention(text)).toEqual([]);
	},
);
