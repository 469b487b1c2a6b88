import fc from 'fast-check';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';

test('begins with /open-apis', () => {
	expect(path`/helpdesk/v1/message`.path).toBe('/open-apis/helpdesk/v1/message');
});

test('no ID leaves its segment, whatever it holds', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
			fc.pre(!/^\.*$/.test(id));
			const url = new URL(path`/helpdesk/v1/tickets/${id}/messages`.path, 'https://host');
			expect(url.pathname.split('/')).toHaveLength(7);
			expect(url.pathname.startsWith('/open-apis/helpdesk/v1/tickets/')).toBe(true);
			expect([url.search, url.hash, url.host]).toEqual(['', '', 'host']);
		}),
	);
});

test.each(['a/b', '../x', 'a?b=c', 'a#b', 'a b', '%2e%2e'])('%j comes back when decoded', (id) => {
	expect(decodeURIComponent(path`/t/${id}`.path.slice('/open-apis/t/'.length))).toBe(id);
});

test.each(['', '.', '..'])('%j is refused: a URL parser would step up', (id) => {
	expect(() => path`/t/${id}`).toThrow('cannot be part of a path');
});

test('the endpoint is the same for all IDs, since limits count per endpoint', () => {
	expect(path`/t/${'1'}/messages`.endpoint).toBe('/open-apis/t/:id/messages');
	expect(path`/t/${'2'}/messages`.endpoint).toBe(path`/t/${'1'}/messages`.endpoint);
});
