import {
	assertIdentity,
	identityOf,
	pastedText,
	type IdentityFields,
} from '../../../../nodes/FeishuHelpdesk/transport/credentialFields';

const GOOD = { appId: 'cli_1', appSecret: 's', helpdeskId: '6939771', helpdeskToken: 'ht-1' };
const problem = (fields: IdentityFields): unknown => {
	try {
		assertIdentity({ ...GOOD, ...fields });
		return undefined;
	} catch (error) {
		return error;
	}
};

test.each([
	[' a b\n', 'a b'],
	['"a"', 'a'],
	["'a` ", 'a'],
	['„a“ ', 'a'],
	['a\u200bb', 'ab'],
	[7, '7'],
	[null, ''],
	[{ a: 1 }, ''],
])('what was pasted, %j, is cleaned to %j', (value, expected) => {
	expect(pastedText(value)).toBe(expected);
});

describe('a helpdesk token', () => {
	const tokenOf = (helpdeskToken: string) => identityOf({ ...GOOD, helpdeskToken }).helpdeskToken;

	test.each([
		['ht-1', 'ht-1'],
		['6939771:ht-1', 'ht-1'],
		[' 6939771 : ht-1 ', 'ht-1'],
		[btoa('6939771:ht-1'), 'ht-1'],
		[btoa(' 6939771 :ht-1 '), 'ht-1'],
		// As Feishu's page shows the header, in any way of writing it down.
		[`X-Lark-Helpdesk-Authorization: ${btoa('6939771:ht-1')}`, 'ht-1'],
		[`x-lark-helpdesk-authorization:${btoa('6939771:ht-1')}`, 'ht-1'],
		[`X-Lark-Helpdesk-Authorization  :\n ${btoa('6939771:ht-1')}`, 'ht-1'],
		[`Basic ${btoa('6939771:ht-1')}`, 'ht-1'],
		[`bearer   ${btoa('6939771:ht-1')}`, 'ht-1'],
		[`X-Lark-Helpdesk-Authorization: Basic ${btoa('6939771:ht-1')}`, 'ht-1'],
		['X-Lark-Helpdesk-Authorization: 6939771:ht-1', 'ht-1'],
		// Broken into lines, and without the signs that fill it up.
		[btoa('6939771:ht-12').replace(/=+$/, ''), 'ht-12'],
		[btoa('6939771:ht-1').replace(/=+$/, ''), 'ht-1'],
		[btoa('6939771:ht-1').replace(/(.{6})/g, '$1\r\n'), 'ht-1'],
		[btoa('6939771:ht-1234567').replace(/(.{6})/g, '$1  '), 'ht-1234567'],
		// A token may look like the first word of a header, or like nothing else.
		['basic', 'basic'],
		['ht: Basic x', 'ht: Basic x'],
		[`is Basic ${btoa('6939771:ht-1')}`, `is Basic ${btoa('6939771:ht-1')}`],
		[`=${btoa('6939771:ht-1')}`, `=${btoa('6939771:ht-1')}`],
		[btoa('69397:ht-1'), btoa('69397:ht-1')],
		['6939772:ht-1', '6939772:ht-1'],
		['69397:ht-1', '69397:ht-1'],
		['x6939771:ht-1', 'x6939771:ht-1'],
		['6939771:ht 1', '6939771:ht 1'],
	])('that was pasted as %j is %j', (pasted, token) => {
		expect(tokenOf(pasted)).toBe(token);
	});
});

test('each field is cleaned, and a token without its ID stays what it is', () => {
	expect(
		identityOf({ appId: ' cli_1', appSecret: '"s"', helpdeskId: 7, helpdeskToken: 'ht\u200b-1 ' }),
	).toEqual({ appId: 'cli_1', appSecret: 's', helpdeskId: '7', helpdeskToken: 'ht-1' });
	expect(identityOf({})).toEqual({ appId: '', appSecret: '', helpdeskId: '', helpdeskToken: '' });
});

test('a credential that can be right is let through, also numbers and IDs of any length', () => {
	expect(problem({ appSecret: '6939772:s' })).toBeUndefined();
	expect(problem({ appId: 'x1.5e9' })).toBeUndefined();
	expect(problem({ helpdeskToken: `Basic ${btoa('6939771:ht-1')}` })).toBeUndefined();
	expect(problem({})).toBeUndefined();
	expect(problem({ helpdeskId: 6_939_771 })).toBeUndefined();
	expect(problem({ helpdeskToken: 'a:b' })).toBeUndefined();
	expect(problem({ appId: '1.5e9x' })).toBeUndefined();
});

test.each<[IdentityFields, string, string, string]>([
	[{ appId: '' }, 'App ID', 'is empty', "Copy 'App ID' again"],
	[{ appSecret: ' ' }, 'App Secret', 'is empty', "Copy 'App Secret' again"],
	[{ helpdeskId: null }, 'Helpdesk ID', 'is empty', "Copy 'Helpdesk ID' again"],
	[{ helpdeskToken: undefined }, 'Helpdesk Token', 'is empty', "Copy 'Helpdesk Token' again"],
	[
		{ helpdeskId: Number('6939771743531696147') },
		'Helpdesk ID',
		"is a number that has lost digits: '6939771743531696000'",
		'It must be text.',
	],
	[
		{ helpdeskId: '6.9E+18' },
		'Helpdesk ID',
		"is a number that has lost digits: '6.9E+18'",
		'paste it into the credential. It must be text.',
	],
	[
		{ helpdeskId: '6.9e18' },
		'Helpdesk ID',
		"is a number that has lost digits: '6.9e18'",
		'It must be text.',
	],
	[
		{ appId: '1.25E120' },
		'App ID',
		"is a number that has lost digits: '1.25E120'",
		"Copy 'App ID' again",
	],
	[
		{ helpdeskId: '6.93977e18' },
		'Helpdesk ID',
		"is a number that has lost digits: '6.93977e18'",
		'It must be text.',
	],
	[
		{ appId: 'cli 1' },
		'App ID',
		"holds white space or a control character: 'cli 1'",
		"Copy 'App ID' again and paste it into the credential.",
	],
	[
		{ appId: 'cli\u00071' },
		'App ID',
		"holds white space or a control character: 'cli<U+0007>1'",
		"Copy 'App ID' again",
	],
	[
		{ helpdeskId: '1 2' },
		'Helpdesk ID',
		"holds white space or a control character: '1 2'",
		"Copy 'Helpdesk ID' again",
	],
	[
		{ helpdeskToken: '6939772:ht-1' },
		'Helpdesk Token',
		"was made for the helpdesk '6939772', but 'Helpdesk ID' is '6939771'",
		"Copy 'Helpdesk ID' and 'Helpdesk Token' from the same page.",
	],
])('%j is refused, and the field is named', (fields, field, says, hint) => {
	expect(problem(fields)).toMatchObject({
		field,
		problem: says,
		hint: expect.stringContaining(hint) as string,
	});
});

test.each(['appSecret', 'helpdeskToken'])('of the secret in %s nothing is shown', (name) => {
	expect(problem({ [name]: 'hidden word' })).toMatchObject({
		problem: 'holds white space or a control character',
	});
});
