import {
	encodeSearchText,
	MAX_QUERY_LENGTH,
} from '../../../../../nodes/FeishuHelpdesk/actions/faq/searchQuery';

describe('encodeSearchText', () => {
	it.each(['VPN', 'reset my password', '密码', 'a=b&c', 'naïve', '🚀', ' VPN ', 'a\nb', '#?/'])(
		'leaves "%s" to the encoding of the URL',
		(text) => {
			expect(encodeSearchText(text)).toEqual({ query: text });
		},
	);

	it.each(['C++', '50 %', '%41', '+', '密码 100%'])(
		'writes "%s", which may be decoded twice on its way, as base64',
		(text) => {
			const { query = '', base64 } = encodeSearchText(text);
			expect(base64).toBe('true');
			expect(Buffer.from(query, 'base64').toString()).toBe(text);
		},
	);

	it('cuts a long text between characters, since a URL has its limits', () => {
		const { query = '' } = encodeSearchText('🚀'.repeat(100_000));
		expect(query).toBe('🚀'.repeat(MAX_QUERY_LENGTH));
	});
});
