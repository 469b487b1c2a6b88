import { readArgs } from '../../probe/args';
import { factIds } from '../../probe/facts';
import { listOf, planOf } from '../../probe/plan';
import { readSettings } from '../../probe/settings';

describe('the command line', () => {
	test('tries all facts, and writes into the working folder', () => {
		expect(readArgs([])).toEqual({
			show: undefined,
			only: factIds,
			to: undefined,
			out: '.',
			yes: false,
		});
	});

	test('takes facts in any order, and tries them in that of the table', () => {
		const args = readArgs(['--only', 'ticket-order, post-wrapper', '--to', 'a@b.cn', '--yes']);
		expect(args).toMatchObject({
			only: ['post-wrapper', 'ticket-order'],
			to: 'a@b.cn',
			yes: true,
		});
	});

	test.each([
		[['--only', 'post-wraper'], /"post-wraper".*post-wrapper/],
		[['--only', ''], /--only/],
		[['--unknown'], /--unknown/],
		[['word'], /word/],
	])('%j is refused', (argv, message) => {
		expect(() => readArgs(argv)).toThrow(message);
	});
});

const ENV = {
	FEISHU_APP_ID: 'cli_a',
	FEISHU_APP_SECRET: 'secret',
	FEISHU_HELPDESK_ID: '1',
	FEISHU_HELPDESK_TOKEN: 'ht-1',
};

describe('the environment', () => {
	test('names Feishu unless told otherwise', () => {
		expect(readSettings(ENV, 'ou_a')).toEqual({
			baseUrl: 'https://open.feishu.cn',
			region: 'feishu',
			appId: 'cli_a',
			appSecret: 'secret',
			helpdeskId: '1',
			helpdeskToken: 'ht-1',
			receiver: 'ou_a',
		});
	});

	test('may name Lark, a private host, and what lets more be tried', () => {
		expect(readSettings({ ...ENV, FEISHU_REGION: 'lark', FEISHU_RECEIVER: 'on_b' })).toMatchObject({
			baseUrl: 'https://open.larksuite.com',
			receiver: 'on_b',
		});
		const custom = { FEISHU_REGION: 'custom', FEISHU_BASE_URL: 'http://127.0.0.1:3030/x' };
		const more = {
			FEISHU_USER_TOKEN: 'u-1',
			FEISHU_TEMPLATE_ID: 'AAq',
			FEISHU_EVENT_PORT: '8080',
			FEISHU_ENCRYPT_KEY: 'key',
		};
		expect(readSettings({ ...ENV, ...custom, ...more })).toMatchObject({
			baseUrl: 'http://127.0.0.1:3030',
			userToken: 'u-1',
			templateId: 'AAq',
			eventPort: 8080,
			encryptKey: 'key',
		});
	});

	test('without any secret leads to a sandbox, with some it is an error', () => {
		expect(readSettings({})).toBeUndefined();
		expect(() => readSettings({ FEISHU_APP_ID: 'cli_a' })).toThrow(
			'Also set FEISHU_APP_SECRET, FEISHU_HELPDESK_ID, FEISHU_HELPDESK_TOKEN',
		);
	});

	test.each([
		[{ FEISHU_REGION: 'china' }, /"china"/],
		[{ FEISHU_REGION: 'custom' }, /FEISHU_BASE_URL/],
		[{ FEISHU_REGION: 'custom', FEISHU_BASE_URL: 'ftp://x' }, /FEISHU_BASE_URL/],
		[{ FEISHU_EVENT_PORT: '0' }, /FEISHU_EVENT_PORT/],
		[{ FEISHU_EVENT_PORT: 'x' }, /FEISHU_EVENT_PORT/],
	])('%j is refused', (env, message) => {
		expect(() => readSettings({ ...ENV, ...env })).toThrow(message);
	});
});

describe('before anything is done', () => {
	test('the list says what each fact sends, creates and asks for', () => {
		const list = listOf(factIds);
		for (const id of factIds) expect(list).toContain(id);
		expect(listOf(['ticket-order'])).toMatch(/→ only reads$/);
		expect(listOf(['faq-answer'])).toMatch(/→ creates a FAQ, and removes it$/);
		expect(listOf(['open-ticket-code'])).toMatch(/sends up to 1 messages; asks before it opens/);
	});

	test('the plan names the helpdesk, the person and how many messages', () => {
		const settings = readSettings(ENV, 'alice@example.com');
		if (!settings) throw new Error('no settings');
		expect(planOf(['post-wrapper', 'faq-answer'], settings)).toMatch(
			/Helpdesk 1 at https:\/\/open\.feishu\.cn, 2 facts\.\nIt sends up to 2 messages to alice@example\.com/,
		);
		expect(planOf(['ticket-order'], settings)).toContain('It sends no message.');
	});
});
