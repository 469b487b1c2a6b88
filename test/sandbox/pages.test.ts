import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { FeishuHelpdeskApi } from '../../credentials/FeishuHelpdeskApi.credentials';
import { credentialRows, TRIGGER_ROWS } from '../../sandbox/app/credentialRows';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { until } from '../support/until';
import { sendContent } from './client';
import { post } from './helpdesk';
import { openReceiver } from './receiver';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ eventTimeScale: 0.0001 });
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

const page = async (path: string) => (await fetch(sandbox.url + path)).text();

/** Sends a form as a browser does. */
async function submit(path: string, fields: Record<string, string>) {
	const answer = await fetch(sandbox.url + path, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { Origin: sandbox.url },
	});
	return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

describe('what was entered survives a refusal', () => {
	it('of a conversation: the name and the message', async () => {
		const form = { guest: 'Nobody <At> All', text: 'My mouse\n"broke"', show: 'all' };
		const { status, html } = await submit('/agent/tickets', form);
		expect(status).toBe(400);
		expect(html).toContain('From: nobody of the directory has this id, e-mail or name');
		expect(html).toContain('value="Nobody &lt;At&gt; All"');
		expect(html).toMatch(/required>\n?My mouse\n&quot;broke&quot;<\/textarea/);
		// A browser that asks for the page again must not ask for the address of the form.
		expect(html).toContain('<link rel="canonical" href="/agent?show=all" />');
	});

	it('of a message: the ticket and what the form says', async () => {
		const id = sandbox.startConversation('ou_alice', 'Hi');
		const form = { as: 'owner', text: 'Half a letter' };
		const { status, html } = await submit(`/agent/tickets/${id}/messages`, form);
		expect(status).toBe(400);
		expect(html).toMatch(/>\n?Half a letter<\/textarea/);
		expect(html).toContain('<h2>Alice Chen</h2>');
		expect(html).toContain(`href="/agent?show=open&amp;ticket=${id}"`);
	});

	it.each([
		['a Request URL that fails', { verificationToken: 'mine' }, 200, 'The Request URL failed'],
		['a token that is missing', { verificationToken: ' ' }, 400, 'Verification Token: must not be'],
	])('of %s: all three fields', async (_what, change, status, says) => {
		const form = { url: 'http://127.0.0.1:9/hook', encryptKey: 'my key', ...change };
		const answer = await submit('/events/config', form);
		expect(answer.status).toBe(status);
		expect(answer.html).toContain(says);
		for (const value of Object.values(form)) expect(answer.html).toContain(`value="${value}"`);
	});

	it('on a page as guarded as the others', async () => {
		for (const path of ['/agent/tickets', '/events/config']) {
			const policy = (await submit(path, {})).headers.get('content-security-policy');
			expect(policy).toContain("default-src 'none'");
			expect(policy).toContain("form-action 'self'");
		}
	});
});

describe('mentions show a name', () => {
	it('of the directory where none was sent, else the one that was sent', async () => {
		await sendContent(sandbox, 'text', {
			text: '<at user_id="ou_alice"></at> <at user_id="ou_x">Tom</at> <at user_id="ou_x"></at>',
		});
		await sendContent(sandbox, 'interactive', {
			elements: [
				{ tag: 'markdown', content: '<at id=ou_bob></at> <at email=dave@example.com></at>' },
			],
		});
		await sendContent(sandbox, 'post', {
			post: { zh_cn: { content: [[{ tag: 'at', user_id: 'ou_carol' }]] } },
		});
		const names = [...(await page('/')).matchAll(/class="mention"[^>]*>([^<]*)</g)];
		expect(names.map(([, name]) => name)).toEqual([
			'@Alice Chen',
			'@Tom',
			'@ou_x',
			'@Bob Li',
			'@Dave Wang',
			'@Carol Zhang',
		]);
	});
});

describe('pushes', () => {
	it('have ids of their own, copies of one event, too, so that a page shows each once', async () => {
		const receiver = await openReceiver();
		await sandbox.setEventConfig({ url: receiver.url, verificationToken: 'token' });
		const events = [{ type: 'helpdesk.ticket', subtype: 'ticket.created_v1' }];
		await post(sandbox, '/events/subscribe', { events });
		sandbox.pushFault({ kind: 'duplicate', copies: 3 });
		sandbox.startConversation('ou_alice', 'Hi');
		await sandbox.pushesDone();
		const ids = [...(await page('/events')).matchAll(/<li class="push" id="([^"]+)"/g)];
		expect(ids.map(([, id]) => id)).toEqual(['push-0', 'push-1', 'push-2']);
		await receiver.close();
	});
});

describe('words', () => {
	it('for a status are those of the node', async () => {
		const html = await page('/agent');
		expect(html).toContain('Waiting for user');
		expect(html).not.toContain('Waiting for guest');
	});
});

describe('the credential to enter in n8n', () => {
	const all = () => [...credentialRows(sandbox.url, sandbox.credentials), ...TRIGGER_ROWS];

	it('names its fields as n8n shows them', () => {
		const names = new FeishuHelpdeskApi().properties.map(({ displayName }) => displayName);
		for (const [name] of all()) expect(names).toContain(name);
	});

	it('is on the empty inbox, each value with a button to copy it', async () => {
		const html = await page('/');
		for (const [name, value] of all()) {
			expect(html).toContain(`<code>${value}</code>`);
			if (name !== 'Region')
				expect(html).toContain(`data-copy="${value}" aria-label="Copy ${name}"`);
		}
	});

	it('has the secrets that the page of events suggests', async () => {
		const fresh = await startSandbox();
		const html = await (await fetch(`${fresh.url}/events`)).text();
		for (const [name, value] of TRIGGER_ROWS) {
			expect(html).toContain(`value="${value}"`);
			expect(html).toContain(`data-copy="${value}" aria-label="Copy ${name}"`);
		}
		await fresh.close();
	});

	it('is printed at the start, with the Encrypt Key', async () => {
		const root = resolve(__dirname, '../..');
		const args = ['--import', 'tsx', 'sandbox/main.ts', '--port', '0'];
		const child = spawn(process.execPath, args, { cwd: root });
		let printed = '';
		child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
		await until(() => printed.includes('Ctrl+C'));
		child.kill('SIGTERM');
		await once(child, 'close');
		for (const [name, value] of all().filter(([row]) => row !== 'Base URL')) {
			expect(printed).toMatch(new RegExp(`^  ${name} +${value}$`, 'm'));
		}
	});
});

describe('the look', () => {
	it.each(['inbox', 'agent', 'events'])(
		'of %s has a dark form of each light ground',
		async (name) => {
			const css = await page(`/static/${name}.css`);
			expect(css).not.toMatch(/background: #(?:fff|(?:[c-f][\da-f]){3});/);
			if (name === 'inbox') expect(css).toContain('color-scheme: light dark');
		},
	);
});
