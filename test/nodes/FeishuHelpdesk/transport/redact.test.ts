import { redact } from '../../../../nodes/FeishuHelpdesk/transport/redact';

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
