import fc from 'fast-check';

import { factIds } from '../../probe/facts';
import { found, VERDICTS } from '../../probe/finding';
import { markdownOf, reportOf, withoutSecrets } from '../../probe/report';
import type { Settings } from '../../probe/settings';
import { startProbing } from './probing';

const SETTINGS: Settings = {
	baseUrl: 'https://feishu.example.internal',
	region: 'custom',
	appId: 'cli_a1b2c3d4e5f6g7h8',
	appSecret: 'AppSecret0123456789abcdefABCDEF0',
	helpdeskId: '6999999999999999999',
	helpdeskToken: 'ht-0a1b2c3d-4e5f-6789-abcd-ef0123456789',
	receiver: 'zhang.san@example.com',
	userToken: 'u-AbCdEfGhIjKlMnOp',
	templateId: 'AAqSecretTemplate',
	encryptKey: 'EncryptKeyOfTheTenant',
};

const SECRETS = Object.entries(SETTINGS).flatMap(([name, value]) =>
	name === 'region' ? [] : [String(value)],
);

describe('what is taken out of a text', () => {
	test.each([
		'mail to li.si@example.cn',
		'Li <li.si+x@sub.example.com>',
		'张三@公司.中国',
		'ou_7d8a6e6df7621556ce0d21922b676706',
		'on_8ed6aa67826108097d9ee143816345',
		'oc_5ad11d72b830411d72b836c20',
		'om_dc13264520392913993dd051dba21dcf',
		'od-4e6ac4d14bcd5071a37a39de902c7141',
		'img_v3_0d41af3e0cb0e0c3',
		'file_v3_0d41af3e0cb0e0c3',
		'cli_a9b8c7d6e5f4a3b2',
		't-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234',
		'u-7f1bcd13fc57d46bac21793a18e560',
		'ht-c5a1b2c3-dddd',
		'eyJhbGciOiJFUzI1NiIs.eyJqdGkiOi',
		'+8613800000001',
		'13800000001',
		'6948728206392295444',
	])('%s', (text) => {
		const left = withoutSecrets(`x ${text} y`, SETTINGS);
		const core = text.replace(/^.*[ <]/, '').replace(/>$/, '');
		expect(left).not.toContain(core);
		expect(left).toMatch(/^x .*\*\*\*.* y$/);
	});

	test('whatever stands around a secret', () => {
		fc.assert(
			fc.property(fc.string(), fc.constantFrom(...SECRETS), fc.string(), (a, secret, b) => {
				expect(withoutSecrets(`${a}${secret}${b}`, SETTINGS)).not.toContain(secret);
			}),
		);
	});

	test('neither codes nor words', () => {
		const text = 'Refused inside post (code 154000), taken without it (ErrCode 230025), HTTP 400';
		expect(withoutSecrets(text, SETTINGS)).toBe(text);
	});
});

describe('a report', () => {
	test('has a line for each fact that was asked for, also for those not reached', () => {
		const report = reportOf(
			['post-md', 'lark'],
			new Map([['lark', found('other', 'x')]]),
			SETTINGS,
		);
		expect(report).toEqual({
			facts: [
				{
					id: 'post-md',
					verdict: 'skipped',
					code: null,
					logId: null,
					what: 'The run was stopped before',
				},
				{ id: 'lark', verdict: 'other', code: null, logId: null, what: 'x' },
			],
		});
	});

	test('stays one table, whatever a finding says', () => {
		fc.assert(
			fc.property(fc.constantFrom(...VERDICTS), fc.string({ unit: 'binary' }), (verdict, what) => {
				const report = reportOf(['lark'], new Map([['lark', found(verdict, what)]]), SETTINGS);
				const markdown = markdownOf(report, 'feishu', '0.1.0', new Date(0));
				const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
				expect(rows).toHaveLength(3);
				expect(rows[2]?.match(/(?<!\\)\|/g)).toHaveLength(7);
			}),
		);
	});

	test('of a whole run holds no secret, no name, no address and no ID', async () => {
		const probing = await startProbing({ rateLimits: {} });
		try {
			const { findings } = await probing.run();
			const { sandbox, settings } = probing;
			const report = reportOf(factIds, findings, settings);
			const files =
				JSON.stringify(report) + markdownOf(report, settings.region, '0.1.0', new Date());
			const secret = { ...settings, region: '', eventPort: '' };
			const people = sandbox.people.flatMap((person) => [
				person.name,
				person.email,
				person.mobile,
				person.openId,
				person.unionId,
				person.userId,
			]);
			const told = [
				...Object.values(secret),
				...sandbox.issuedTokens,
				...people,
				...sandbox.tickets.map(({ ticket_id: id }) => id),
				...sandbox.inbox.map(({ messageId }) => messageId),
				...[...sandbox.images.keys()],
			].filter((text) => text.length > 3);
			expect(told.length).toBeGreaterThan(100);
			expect(told.filter((text) => files.includes(text))).toEqual([]);
			// What helps Feishu's support is there.
			expect(report.facts.filter(({ logId }) => logId !== null).length).toBeGreaterThan(20);
		} finally {
			await probing.close();
		}
	});
});
