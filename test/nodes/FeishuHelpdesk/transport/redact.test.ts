import { redact, secretsOf } from '../../../../nodes/FeishuHelpdesk/transport/redact';

test('takes out the secrets it is given, wherever they stand', () => {
	expect(redact('x s3cret-1 y s3cret-1', ['s3cret-1'])).toBe('x *** y ***');
});

test('takes out what looks like an access token', () => {
	const token = `t-${'g10412abcdef'.repeat(3)}`;
	expect(redact(`Bearer ${token}, bad`, [])).toBe('Bearer ***, bad');
});

test('leaves words alone', () => {
	expect(redact('the t-shirt and a-levels of user u-turn', ['', 'a'])).toBe(
		'the t-shirt and a-levels of user u-turn',
	);
});

test.each(['t-', 'u-', 'a-', 'eyJ'])(
	'takes out tokens that begin with %s, of any signs',
	(begin) => {
		expect(redact(`x ${begin}abc.DEF_1~+/=-xyz.`, [])).toBe('x ***');
		expect(redact(`x ${begin}12345678901 y`, [])).toBe(`x ${begin}12345678901 y`);
		expect(redact(`x ${begin}123456789012 y`, [])).toBe('x *** y');
		expect(redact(`not${begin}123456789012`, [])).toBe(`not${begin}123456789012`);
	},
);

test('takes out secrets of four characters, and leaves shorter ones, which are in any word', () => {
	expect(redact('abcd abc', ['abc', 'abcd'])).toBe('*** abc');
	expect(redact('one two', ['one!', 'two', 'one '])).toBe('***two');
});

test('a credential has these secrets, as typed and as sent', () => {
	const secrets = secretsOf({
		appId: 'cli_1',
		appSecret: ' "s-1" ',
		helpdeskId: '123',
		helpdeskToken: 'ht-1',
		verificationToken: ' v-1',
		encryptKey: 'e-1 ',
		tenantAccessToken: 't-1',
	});
	expect(secrets.sort()).toEqual(
		['"s-1"', 's-1', 'ht-1', 'ht-1', 'v-1', 'e-1', 't-1', btoa('123:ht-1')].sort(),
	);
	expect(secretsOf({}).filter((secret) => secret !== '')).toEqual([btoa(':')]);
});
