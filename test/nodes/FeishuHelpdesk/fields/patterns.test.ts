import { Engine } from '../../../support/engine';
import { CredentialStore } from '../../../support/credentialStore';
import { workMs } from '../../../support/work';

/** All regexes with which n8n's editor, and n8n before each run, checks what a field holds. */
async function patterns(): Promise<string[]> {
	const { nodeTypes } = await Engine.load({ credentials: new CredentialStore() });
	const found = new Set<string>();
	for (const name of ['feishuHelpdesk', 'feishuHelpdeskTrigger']) {
		const type = nodeTypes.getByNameAndVersion(`n8n-nodes-feishu-helpdesk.${name}`, 1);
		JSON.stringify(type.description, (key, value: unknown) => {
			if (key === 'regex' && typeof value === 'string') found.add(value);
			return value;
		});
	}
	return [...found];
}

const STARTS = ['', 'a@b.c', 'ou_a', '+6581234567', 'https://', 'https://a/1234567890'];
const PARTS = [
	'1',
	'1 ',
	' ',
	',',
	'a,',
	'a.',
	'a@b.c ',
	'a@b.c,',
	'+1-',
	'\n',
	'1234567890',
	'a/',
];
const ENDS = ['', '@', ' x', '<', '!\u0000'];

test('no pasted page makes n8n, which stops a regex after 250 ms, give up on a field', async () => {
	const all = await patterns();
	expect(all.length).toBeGreaterThanOrEqual(4);
	for (const pattern of all) {
		// As n8n does (n8n-workflow 2.41, validateResourceLocatorParameter).
		const regex = new RegExp(`^${pattern}$`);
		for (const start of STARTS) {
			for (const part of PARTS) {
				for (const end of ENDS) {
					const text = start + part.repeat(20_000 / part.length) + end;
					const ms = workMs(() => regex.test(text));
					if (ms > 50) throw new Error(`${JSON.stringify([pattern, start, part, end])}: ${ms} ms`);
				}
			}
		}
	}
});

test.each([
	['https://example.feishu.cn/helpdesk/x/6945345902185807891', true],
	[' http://a/?id=1234567890&b ', true],
	['https://example.feishu.cn/123456789', false],
	['https://example.feishu.cn/12345 67890', false],
	['https://a/1234567890 b', false],
	['6945345902185807891', false],
])("a ticket's link %j: taken %j", async (text, taken) => {
	const link = (await patterns()).find((pattern) => pattern.includes('http'));
	expect(new RegExp(`^${link ?? ''}$`).test(text)).toBe(taken);
});
