import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { runExample } from '../demo/runExample';
import { agentPath } from '../sandbox/pages/ticketList';
import { startSandbox, type Sandbox } from '../sandbox/server';
import { CredentialStore } from '../test/support/credentialStore';
import { Engine } from '../test/support/engine';

const PROJECT = resolve(__dirname, '..');

/** The pictures of the READMEs: which example each shows, and how high it is in pixels. */
const PICTURES = [
	{ file: 'text', example: 'send-text', height: 280 },
	{ file: 'rich-text', example: 'image-report', height: 470 },
	{ file: 'markdown', example: 'announce-in-two-languages', height: 480 },
	{ file: 'card', example: 'ticket-notice-card', height: 400 },
	{ file: 'image', example: 'send-image', height: 350 },
] as const;

const OVERVIEW = ['send-text', 'send-rich-text', 'send-image', 'send-card'] as const;

/**
 * Takes the pictures of the sandbox for the READMEs and docs/, with Debian's Chromium
 * (`apt-get install chromium`). Each example goes into an inbox of its own.
 */
async function main(): Promise<void> {
	const store = new CredentialStore();
	const engine = await Engine.load({ credentials: store });
	for (const { file, example, height } of PICTURES) {
		await withInbox(engine, store, [example], (sandbox) => take(sandbox, file, 960, height));
	}
	await withInbox(engine, store, OVERVIEW, (sandbox) => take(sandbox, 'inbox', 1200, 960));
	await withInbox(engine, store, [], async (sandbox) => {
		const ticket = sandbox.startConversation('ou_alice', 'My laptop does not start any more.');
		sandbox.handOver(ticket);
		sandbox.writeMessage(ticket, 'agent', 'We have one for you at the desk on floor 3.');
		await take(sandbox, 'agent', 1100, 700, agentPath('open', ticket));
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
	width: number,
	height: number,
	path = '/',
): Promise<void> {
	const profile = mkdtempSync(join(tmpdir(), 'pictures-'));
	await promisify(execFile)('chromium', [
		'--headless',
		'--no-sandbox',
		'--disable-gpu',
		'--disable-background-networking',
		'--hide-scrollbars',
		`--user-data-dir=${profile}`,
		`--window-size=${width},${height}`,
		`--screenshot=${join(PROJECT, 'docs', 'images', `${file}.png`)}`,
		`${sandbox.url}${path}`,
	]);
	rmSync(profile, { recursive: true, force: true });
	console.log(`docs/images/${file}.png`);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
