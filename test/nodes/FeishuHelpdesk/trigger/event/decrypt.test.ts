import fc from 'fast-check';

import { decrypt } from '../../../../../nodes/FeishuHelpdesk/trigger/event/decrypt';
import { encrypt } from './push';

test.each([
	['test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'hello world'],
	[
		'mazhe.nerd',
		'tT1xP+ovuc0T3b/rnZX3ax76exqAn0ANQ6/U45GcciC0mgNBc8JtvqOJGNAPMKpgRs2dVU1NYk9VDeqS8T4SYtU0hzNU54aS84WnxvZ3VFfDcy/RyABlNqlUiGyLDzFI0yxdCMT4KR/YEQXlt6nZi50KwRlZ+A75r645KesZuLMljezYyY8VeeXEVjPw35+e',
		'{"challenge":"5634b122-c042-4634-bc7f-b07a3c3e77ad","token":"iRdCP2WwXNBXRM3mGLqhrgch3cn0gbT6","type":"url_verification"}',
	],
])("decrypts Feishu's published vector of the key %j", (key, cipher, plain) => {
	expect(decrypt(cipher, key)?.toString()).toBe(plain);
});

test('decrypts whatever was encrypted with the same key', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }), (plain, key) => {
			expect(decrypt(encrypt(plain, key), key)?.toString()).toBe(Buffer.from(plain).toString());
		}),
	);
});

test.each([
	['nothing', ''],
	['an IV without a block', Buffer.alloc(16).toString('base64')],
	['a cut block', Buffer.alloc(40).toString('base64')],
	['no base64', '💻 {}'],
])('refuses %s', (_name, cipher) => {
	expect(decrypt(cipher, 'test key')).toBe(undefined);
});

test('another key never yields the text', () => {
	fc.assert(
		fc.property(fc.string(), (key) => {
			fc.pre(key !== 'test key');
			const bytes = decrypt('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', key);
			expect(bytes?.toString()).not.toBe('hello world');
		}),
	);
});
