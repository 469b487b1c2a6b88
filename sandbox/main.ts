import { parseArgs } from 'node:util';

import { credentialRows, TRIGGER_ROWS, type CredentialRow } from './app/credentialRows';
import { DOCUMENTED_LIMITS, OTHER_FORMS, startSandbox, type OtherForm } from './server';

const HELP = `A Feishu helpdesk on this machine, to try n8n-nodes-feishu-helpdesk without a tenant.

npm run sandbox -- [options]

  --port <number>  Port on 127.0.0.1 (default 3030)
  --other <ids>    Play the other form of these doubtful facts, e.g. post-wrapper,ticket-order
  --limits         Enforce the rate limits Feishu documents (100 messages a minute)
  --help           Show this text

Disturb it from another terminal, e.g. the next message hits the rate limit:
  curl -X POST http://127.0.0.1:3030/_sandbox/faults -d '{"kind":"answer","status":429,
    "code":99991400,"msg":"limit","headers":{"x-ogw-ratelimit-reset":"2"}}'
  A lost connection:  {"kind":"resetBefore"}, or {"kind":"resetAfterDelivery"}
  An expired token:   {"kind":"answer","status":400,"code":99991663,"msg":"invalid access token"}
See what arrived:  GET /_sandbox/messages  and  GET /_sandbox/requests
Write as a guest or an agent:  the page /agent, or
  curl -X POST http://127.0.0.1:3030/_sandbox/tickets -d '{"guest":"ou_alice","text":"Help!"}'
  POST /_sandbox/tickets/<id>/messages {"as":"agent","text":"Hello"}, /close {"by":"guest"},
    /rate {"score":3}, /handover
Push events:       save the trigger's URL on the page /events, or
  curl -X POST http://127.0.0.1:3030/_sandbox/events
    -d '{"url":"http://…","verificationToken":"…","encryptKey":"…"}'
  POST /_sandbox/events/approve {"status":"APPROVED"}, and disturb pushes with
    /_sandbox/events/faults {"kind":"duplicate"}, {"kind":"reorder","count":2}
Make more up:      POST /_sandbox/seed {"tickets":1000}, POST /_sandbox/people {"count":1000}
Start over:        DELETE /_sandbox`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '3030' },
			other: { type: 'string', default: '' },
			limits: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	const sandbox = await startSandbox({
		port: readPort(values.port),
		otherForms: readForms(values.other),
		...(values.limits ? { rateLimits: DOCUMENTED_LIMITS } : {}),
	});
	console.log(`The sandbox plays Feishu. Inbox: ${sandbox.url}/  Tickets: ${sandbox.url}/agent
Request URL and push log: ${sandbox.url}/events

Credential in n8n ("Feishu Helpdesk API"):
${listed(credentialRows(sandbox.url, sandbox.credentials))}
For the trigger, the same as on the page of events:
${listed(TRIGGER_ROWS)}

Receivers: any id that starts with ou_, e.g. ou_alice (alice@example.com, 13800000001)
Ctrl+C ends it.`);
	const end = (): void => void sandbox.close();
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

const listed = (rows: readonly CredentialRow[]): string =>
	rows.map(([name, value]) => `  ${name.padEnd(20)}${value}`).join('\n');

function readForms(text: string): OtherForm[] {
	const known = Object.keys(OTHER_FORMS) as OtherForm[];
	const names = text.split(',').map((name) => name.trim());
	return names
		.filter((name) => name !== '')
		.map((name) => {
			const form = known.find((one) => one === name);
			if (form === undefined)
				throw new Error(`--other knows no "${name}". It takes: ${known.join(', ')}`);
			return form;
		});
}

function readPort(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--port must be a number from 0 to 65535, not "${text}"`);
	}
	return port;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
