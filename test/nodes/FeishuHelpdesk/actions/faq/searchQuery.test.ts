import { encodeSearchText } from '../../../../../nodes/FeishuHelpdesk/actions/faq/searchQuery';

describe('encodeSearchText', () => {
	it.each(['VPN', 'reset my password', '809', 'Error 809 on iOS 18'])(
		'leaves the plain words "%s" as they are',
		(text) => {
			expect(encodeSearchText(text)).toEqual({ query: text });
		},
	);

	it.each([
		'密码',
		'C++',
		'50 %',
		'a=b&c',
		'naïve',
		'🚀',
		' VPN',
		'VPN ',
		'a  b',
		'a\nb',
		'%41',
		'+',
	])('writes "%s" as base64, which gives it back exactly', (text) => {
		const { query = '', base64 } = encodeSearchText(text);
		expect(base64).toBe('true');
		expect(Buffer.from(query, 'base64').toString()).toBe(text);
	});

	it('keeps half an emoji from breaking the rest', () => {
		const { query = '' } = encodeSearchText('VPN \ud83d');
		expect(Buffer.from(query, 'base64').toString()).toBe('VPN \ufffd');
	});

	it('takes a long text', () => {
		const { query = '' } = encodeSearchText('密'.repeat(100_000));
		expect(Buffer.from(query, 'base64').toString()).toHaveLength(100_000);
	});
});
