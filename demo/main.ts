import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connectAccount } from '../test/support/account';
import { CredentialStore } from '../test/support/credentialStore';
import { Engine } from '../test/support/engine';
import { runBroadcast } from './broadcast';
import { GUEST_QUESTIONS, runGuestQuestion } from './guestQuestion';
import { openTarget, type Target } from './target';
import { runExample, type Outcome } from './runExample';

const EXAMPLES = resolve(__dirname, '../examples');
/** Run in this order, the simplest first; these send to one person. */
const MESSAGES = [
	'send-text',
	'send-rich-text',
	'send-image',
	'send-card',
	'announce-in-two-languages',
	'image-report',
	'ticket-notice-card',
];
/** These name people and tickets of the sandbox. */
const SANDBOX_ONLY = [
	'zendesk-ticket-by-email',
	'answer-by-knowledge-base',
	'ticket-from-a-form',
	'open-tickets-report',
];
/** These act for a connected account. */
const ACTING = ['jira-issue-closes-ticket', 'faq-from-a-document', 'lunch-break'];

/** Not the owner, whose own notifications need nobody's approval. */
const ADMINISTRATOR = { openId: 'ou_agent_002' };

const HELP = `Sends every message type from a workflow of examples/ through n8n's engine.

npm run demo                     into a sandbox on this machine
npm run demo -- --open           the same, and keeps the inbox open until Ctrl+C
FEISHU_APP_ID=… FEISHU_APP_SECRET=… FEISHU_HELPDESK_ID=… FEISHU_HELPDESK_TOKEN=… \\
FEISHU_RECEIVER=ou_… npm run demo     to a real helpdesk (FEISHU_REGION: feishu or lark)`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			open: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	const target = await openTarget(process.env, values.open ? 3030 : 0);
	announce(target);
	const outcomes = await sendAll(target).catch(async (error: unknown) => {
		// An open sandbox would keep the process alive.
		if (target.kind === 'sandbox') await target.sandbox.close();
		throw error;
	});
	report(outcomes);
	if (outcomes.some(({ arrived }) => !arrived)) process.exitCode = 1;
	if (target.kind === 'feishu') return;
	if (!values.open) {
		await target.sandbox.close();
		return;
	}
	console.log(`\nThe inbox: ${target.sandbox.url}/\nCtrl+C ends it.`);
	process.once('SIGINT', () => void target.sandbox.close());
	process.once('SIGTERM', () => void target.sandbox.close());
}

function announce(target: Target): void {
	console.log(
		target.kind === 'feishu'
			? `Sending to the REAL Feishu (${target.region}): ${target.receiver} will get the messages.\n`
			: `Sending to a sandbox on this machine (${target.sandbox.url}), through n8n's engine.\n`,
	);
}

async function sendAll(target: Target): Promise<Outcome[]> {
	const store = new CredentialStore();
	store.set('feishuHelpdeskApi', target.credential);
	const engine = await Engine.load({ credentials: store });
	if (target.kind === 'sandbox') connectAccount({ sandbox: target.sandbox, store }, ADMINISTRATOR);
	const names = target.kind === 'feishu' ? MESSAGES : [...MESSAGES, ...SANDBOX_ONLY, ...ACTING];
	const outcomes: Outcome[] = [];
	for (const name of names) {
		outcomes.push(await runExample(engine, target, name, join(EXAMPLES, `${name}.json`)));
	}
	if (target.kind === 'sandbox') {
		for (const name of GUEST_QUESTIONS) {
			outcomes.push(await runGuestQuestion(engine, target.sandbox, EXAMPLES, name));
		}
		outcomes.push(await runBroadcast(engine, target, EXAMPLES));
	}
	return outcomes;
}

function report(outcomes: Outcome[]): void {
	const rows = [
		['Workflow', 'Type', 'To', 'Arrived', 'What happened'],
		...outcomes.map(({ name, type, to, arrived, says }) => [
			name,
			type,
			to,
			arrived ? 'yes' : 'NO',
			says,
		]),
	];
	const widths = rows[0]?.map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	for (const row of rows) {
		console.log(
			row
				.map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
				.join('  ')
				.trimEnd(),
		);
	}
	const count = outcomes.filter(({ arrived }) => arrived).length;
	console.log(`\n${count} of ${outcomes.length} workflows did what they say.`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
