import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';

import { runExample } from '../demo/runExample';
import { agentPath } from '../sandbox/pages/ticketList';
import { startSandbox, type Sandbox } from '../sandbox/server';
import { CredentialStore } from '../test/support/credentialStore';
import { Engine } from '../test/support/engine';

const PROJECT = resolve(__dirname, '..');

/** Pictures of one message each, nothing but its bubble, and the example that sends it. */
const MESSAGES = [
	{ file: 'text', example: 'send-text' },
	{ file: 'rich-text', example: 'image-report' },
	{ file: 'markdown', example: 'announce-in-two-languages' },
	{ file: 'card', example: 'ticket-notice-card' },
	{ file: 'image', example: 'send-image' },
] as const;

const SCREEN = [1200, 960] as const;

const OVERVIEW = ['send-text', 'send-rich-text', 'send-image', 'send-card'] as const;

/**
 * Takes the pictures of the sandbox for the READMEs and docs/, with Debian's Chromium
 * (`apt-get install chromium`). Each example goes into an inbox of its own.
 */
async function main(): Promise<void> {
	const store = new CredentialStore();
	const engine = await Engine.load({ credentials: store });
	for (const { file, example } of MESSAGES) {
		await withInbox(engine, store, [example], (sandbox) =>
			take(sandbox, file, SCREEN, { only: '.bubble' }),
		);
	}
	await withInbox(engine, store, OVERVIEW, (sandbox) => take(sandbox, 'inbox', SCREEN));
	await withInbox(engine, store, [], async (sandbox) => {
		const ticket = sandbox.startConversation('ou_alice', 'My laptop does not start any more.');
		sandbox.handOver(ticket);
		sandbox.writeMessage(ticket, 'agent', 'We have one for you at the desk on floor 3.');
		await take(sandbox, 'agent', [1100, 700], { path: agentPath('open', ticket) });
	});
}

async function withInbox(
	engine: Engine,
	store: CredentialStore,
	examples: readonly string[],
	show: (sandbox: Sandbox) => Promise<void>,
): Promise<void> {
	const sandbox = await startSandbox();
	try {
		const credential = { region: 'custom', baseUrl: sandbox.url, ...sandbox.credentials };
		store.set('feishuHelpdeskApi', credential);
		const target = { kind: 'sandbox', sandbox, credential, receiver: 'ou_alice' } as const;
		for (const name of examples) {
			const file = join(PROJECT, 'examples', `${name}.json`);
			const { arrived, says } = await runExample(engine, target, name, file);
			if (!arrived) throw new Error(`${name} did not arrive: ${says}`);
		}
		await show(sandbox);
	} finally {
		await sandbox.close();
	}
}

async function take(
	sandbox: Sandbox,
	file: string,
	[width, height]: readonly [number, number],
	{ path = '/', only }: { path?: string; only?: string } = {},
): Promise<void> {
	const browser = await chromium.launch({
		executablePath: '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
	});
	const page = await browser.newPage({ viewport: { width, height } });
	await page.goto(`${sandbox.url}${path}`);
	const target = join(PROJECT, 'docs', 'images', `${file}.png`);
	await (only === undefined ? page : page.locator(only)).screenshot({ path: target });
	await browser.close();
	console.log(`docs/images/${file}.png`);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
