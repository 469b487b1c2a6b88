import fc from 'fast-check';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';

test('begins with /open-apis', () => {
	expect(path`/helpdesk/v1/message`).toBe('/open-apis/helpdesk/v1/message');
});

test('no ID leaves its segment, whatever it holds', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
			fc.pre(!/^\.*$/.test(id));
			const url = new URL(path`/helpdesk/v1/tickets/${id}/messages`, 'https://host');
			expect(url.pathname.split('/')).toHaveLength(7);
			expect(url.pathname.startsWith('/open-apis/helpdesk/v1/tickets/')).toBe(true);
			expect([url.search, url.hash, url.host]).toEqual(['', '', 'host']);
		}),
	);
});

test.each(['a/b', '../x', 'a?b=c', 'a#b', 'a b', '%2e%2e'])('%j comes back when decoded', (id) => {
	expect(decodeURIComponent(path`/t/${id}`.slice('/open-apis/t/'.length))).toBe(id);
});

test.each(['', '.', '..'])('%j is refused: a URL parser would step up', (id) => {
	expect(() => path`/t/${id}`).toThrow('cannot be part of a path');
});
