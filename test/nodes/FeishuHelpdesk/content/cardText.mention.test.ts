import { cardMention, isForAll } from '../../../../nodes/FeishuHelpdesk/content/cardText/mention';

test.each([
	...['id', 'user_id', 'open_id', 'userid', 'openid', 'ids'].map(
		(name): [Record<string, string>, string] => [{ [name]: 'ou_1' }, '<at id=ou_1></at>'],
	),
	[{ id: ' ou_1 ' }, '<at id=ou_1></at>'],
	[{ id: ' ', user_id: 'ou_2' }, '<at id=ou_2></at>'],
	[{ id: 'ou_1', user_id: 'ou_2' }, '<at id=ou_1></at>'],
	[{ id: 'e33g-b_z' }, '<at id=e33g-b_z></at>'],
	[{ id: 'all' }, '<at id=all></at>'],
	[{ id: 'xoc_1' }, '<at id=xoc_1></at>'],
	[{ ids: 'ou_1, ou_2 ,on_3' }, '<at ids=ou_1,ou_2,on_3></at>'],
	[{ email: ' a@b.cn ' }, '<at email=a@b.cn></at>'],
	[{ email: 'a.x+1@mail.b.cn', id: 'ou_1' }, '<at email=a.x+1@mail.b.cn></at>'],
	[{ id: 'a@b.cn' }, '<at email=a@b.cn></at>'],
	[{ email: 'nobody', id: 'ou_1' }, '<at id=ou_1></at>'],
])('the attributes %j mention somebody', (attributes, expected) => {
	expect(cardMention(attributes)).toBe(expected);
});

test.each<Record<string, string>>([
	{},
	{ id: '' },
	{ name: 'ou_1' },
	{ id: 'oc_1' },
	{ id: 'om_1' },
	{ id: 'od-1' },
	{ id: 'cli_1' },
	{ id: '0' },
	{ id: '12' },
	{ id: 'ou_1 x' },
	{ id: '!ou_1' },
	{ ids: 'ou_1,' },
	{ ids: 'ou_1,oc_2' },
	{ ids: 'oc_2,ou_1' },
	{ email: 'a' },
	{ email: 'a@b' },
	{ email: '@b.cn' },
	{ email: 'a@.cn' },
	{ email: 'a@b.' },
	{ email: 'a@b.cn.' },
	{ email: 'a@b@c.cn' },
	{ email: 'a@b.c@n' },
	{ email: 'a x@b.cn' },
	{ email: 'a@b x.cn' },
	{ email: 'a@b.c n' },
	{ email: 'a,x@b.cn' },
	{ email: '<a@b.cn' },
	{ email: 'a@b.cn>' },
	{ email: 'a@b.cn;' },
])('the attributes %j mention nobody', (attributes) => {
	expect(cardMention(attributes)).toBe(undefined);
});

test.each([
	['<at id=all></at>', true],
	['<at id=ALL></at>', true],
	['<at ids=all,ou_1></at>', true],
	['<at ids=ou_1,all></at>', true],
	['<at ids=ou_1,ou_2,all></at>', true],
	['<at id=allison></at>', false],
	['<at id=ou_all></at>', false],
	['<at ids=ou_1,allison></at>', false],
	['<at email=all@b.cn></at>', false],
	['x <at id=all></at>', false],
])('that %s is for everybody is %s', (mention, expected) => {
	expect(isForAll(mention)).toBe(expected);
});
