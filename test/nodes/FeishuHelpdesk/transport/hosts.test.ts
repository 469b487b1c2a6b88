import { runInNewContext } from 'node:vm';

import fc from 'fast-check';

import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import {
	baseUrlOf,
	originExpressions,
	type HostFields,
} from '../../../../nodes/FeishuHelpdesk/transport/hosts';
import { assertOwnOrigin } from '../../../../nodes/FeishuHelpdesk/transport/ownOrigin';

const read = (baseUrl: string) => baseUrlOf({ region: 'custom', baseUrl });

describe('the base URL', () => {
	test.each([
		['https://feishu.example.com', 'https://feishu.example.com'],
		['https://feishu.example.com/', 'https://feishu.example.com'],
		['HTTPS://Feishu.Example.com:443', 'https://feishu.example.com'],
		['https://gw.example.com/feishu', 'https://gw.example.com/feishu'],
		['https://gw.example.com/feishu/', 'https://gw.example.com/feishu'],
		['http://10.0.0.1:8080/it/Feishu_v1.2~a-b', 'http://10.0.0.1:8080/it/Feishu_v1.2~a-b'],
		[' “https://gw.example.com/feishu”\n', 'https://gw.example.com/feishu'],
		['http://[::1]:99/feishu', 'http://[::1]:99/feishu'],
	])('%j is %s', (typed, expected) => {
		expect(read(typed)).toBe(expected);
	});

	test.each([
		'https://gw.example.com/a/../b',
		'https://gw.example.com/a/./b',
		'https://gw.example.com/..',
		'https://gw.example.com/.hidden',
		'https://gw.example.com/%2e%2e/b',
		'https://gw.example.com/a%2fb',
		'https://gw.example.com//feishu',
		'https://gw.example.com/feishu//',
		'https://gw.example.com\\feishu',
		'https://gw.example.com/feishu;v=1',
		'https://gw.example.com/飞书',
		'https://gw.example.com/fei shu',
		'https://gw.example.com/fei\tshu',
		'https://gw.example.com/feishu?x=1',
		'https://gw.example.com?x=1',
		'https://gw.example.com/feishu#x',
		'https://gw.example.com/@evil.example',
		'https://gw.example.com/feishu?',
		'https://gw.example.com#',
	])('%j is refused', (typed) => {
		expect(() => read(typed)).toThrow(/^'Base URL' has something other than a plain path after/);
	});

	test.each([
		['https://open.feishu.cn/open-apis', 'https://open.feishu.cn'],
		['https://gw.example.com/feishu/open-apis/', 'https://gw.example.com/feishu'],
		['https://feishu.cn/open-apis/a?x=1', 'https://feishu.cn'],
	])('%s is refused, with what to write instead', (typed, instead) => {
		expect(() => read(typed)).toThrow(
			expect.objectContaining({
				problem: `holds '/open-apis', which the node adds itself: '${typed}'`,
				hint: `In the credential, write '${instead}'.`,
			}) as Error,
		);
	});

	test('with a host in another way than it is sent is refused, with what to write instead', () => {
		expect(() => read('https://FEISHU.中国/gw/')).toThrow(
			expect.objectContaining({
				hint: "In the credential, write 'https://feishu.xn--fiqs8s/gw'.",
			}) as Error,
		);
	});

	test('whatever is accepted is sent as it is, and nobody but its own host is allowed', () => {
		const part = fc.oneof(
			fc.constantFrom('a', '..', '.', '%2e', '', ';', '\\', '?', '#', '@', ':', 'b.c', '飞', ' '),
			fc.string({ maxLength: 4 }),
		);
		const evaluate = (baseUrl: string, which: 'host' | 'baseUrl'): string =>
			String(
				runInNewContext(originExpressions('$self')[which], {
					$self: { region: 'custom', baseUrl },
				}),
			).toLowerCase();
		fc.assert(
			fc.property(fc.array(part, { maxLength: 5 }), fc.constantFrom('/', ''), (parts, slash) => {
				const typed = `https://gw.example.com${slash}${parts.join('/')}`;
				let accepted: string;
				try {
					accepted = read(typed);
				} catch {
					return;
				}
				const target = new URL(`${accepted}/open-apis/x`);
				expect(target.href).toBe(`${accepted}/open-apis/x`);
				expect(evaluate(typed, 'host')).toBe(target.hostname);
				const base = new URL(evaluate(typed, 'baseUrl')).href.replace(/\/$/, '');
				expect(base).toBe(accepted.toLowerCase());
				const credential = { region: 'custom', baseUrl: typed };
				expect(() => {
					assertOwnOrigin(credential, { url: target.href });
				}).not.toThrow();
			}),
			{ numRuns: 2_000 },
		);
	});
});

test.each<[HostFields, string, string]>([
	[{ region: 'feishu' }, 'https://open.feishu.cn', 'open.feishu.cn'],
	[
		{ region: 'lark', baseUrl: 'https://x.test' },
		'https://open.larksuite.com',
		'open.larksuite.com',
	],
	[{ region: 'custom', baseUrl: 'http://127.0.0.1:8080' }, 'http://127.0.0.1:8080', '127.0.0.1'],
	[
		{ region: 'custom', baseUrl: 'https://fei\u200bshu.test' },
		'https://feishu.test',
		'feishu.test',
	],
])('%j goes to %s', (credential, baseUrl, host) => {
	expect(baseUrlOf(credential)).toBe(baseUrl);
	const expressions = originExpressions('$credentials');
	const evaluated = (expression: string): unknown =>
		runInNewContext(expression, { $credentials: credential });
	expect([evaluated(expressions.baseUrl), evaluated(expressions.host)]).toEqual([baseUrl, host]);
});

test.each([{}, { region: 'elsewhere' }])(
	'without a known region it is Feishu: %j',
	(credential) => {
		expect(baseUrlOf(credential)).toBe('https://open.feishu.cn');
	},
);

test.each<[unknown, string]>([
	[undefined, 'is empty'],
	[' "" ', 'is empty'],
	['feishu.test', "does not begin with http:// or https://: 'feishu.test'"],
	['ftp://a http://b', "does not begin with http:// or https://: 'ftp://a http://b'"],
	['https://', "is not a URL: 'https://'"],
	['https://a b', "is not a URL: 'https://a b'"],
	['https://me@a.test', 'holds a user name or password'],
	['https://:pw@a.test', 'holds a user name or password'],
	['https://127.1', "writes its host in another way than it is sent: 'https://127.1'"],
])('the base URL %j is refused, and the field is named', (baseUrl, problem) => {
	let thrown: unknown;
	try {
		baseUrlOf({ region: 'custom', baseUrl });
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toBeInstanceOf(InputError);
	expect(thrown).toMatchObject({ field: 'Base URL', problem });
});
