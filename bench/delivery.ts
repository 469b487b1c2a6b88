import {
	rateLimit429,
	ticketClosed,
	type Fault,
	type Sandbox,
	type SandboxOptions,
} from '../sandbox/server';
import { HELLO, items, openScene, receiver, ROUTES } from '../test/support/scene';
import { PlainLoop } from './plainLoop';

interface Case {
	what: string;
	items: number;
	options?: SandboxOptions;
	/** Whether a token was fetched in an earlier run. */
	warm?: boolean;
	disturb?: (sandbox: Sandbox) => void;
}

const onMessage = (fault: Fault) => (sandbox: Sandbox) => {
	sandbox.fault({ ...fault, route: ROUTES.message });
};

const CASES: Case[] = [
	{ what: 'cold, 10 items', items: 10 },
	{
		what: 'token revoked early, 30 items',
		items: 30,
		warm: true,
		disturb: (sandbox) => {
			sandbox.revokeTokens();
		},
	},
	{ what: 'ticket closed, 401/154401', items: 1, warm: true, disturb: onMessage(ticketClosed) },
	{
		what: '500 after delivery',
		items: 1,
		warm: true,
		disturb: onMessage({ kind: 'answerAfterDelivery', status: 500, code: 155000 }),
	},
	{
		what: 'reset after delivery',
		items: 1,
		warm: true,
		disturb: onMessage({ kind: 'resetAfterDelivery' }),
	},
	{ what: '429 once', items: 1, warm: true, disturb: onMessage(rateLimit429(1)) },
	{
		what: '150 items at 50 per 2 s',
		items: 150,
		warm: true,
		options: { rateLimits: { [ROUTES.message]: { limit: 50, windowMs: 2000 } } },
	},
	{
		what: '40 people at 100 ms',
		items: 40,
		warm: true,
		disturb: (sandbox) => {
			sandbox.fault({ kind: 'latency', ms: 100, times: Infinity });
		},
	},
];

/** Requests for messages + tokens, messages delivered, time in ms, and what the user is told. */
type Row = [requests: string, delivered: string, time: string, says: string];

/**
 * Runs each case with our node and with a plain loop, and compares.
 *
 * @yields lines of a table
 */
export async function* benchDelivery(): AsyncGenerator<string> {
	yield format(['', 'requests', 'delivered', 'ms', 'says']);
	for (const each of CASES) {
		yield format([each.what, ...(await runCase(each, 'ours'))]);
		yield format(['  a plain loop', ...(await runCase(each, 'loop'))]);
	}
}

async function runCase(each: Case, who: 'ours' | 'loop'): Promise<Row> {
	const scene = await openScene(each.options);
	const loop = new PlainLoop(scene.sandbox);
	const list = items(
		...Array.from({ length: each.items }, (_, n) => ({ to: `ou_${n}`, text: `Text ${n}` })),
	);
	const parameters = { ...HELLO, receiver: receiver('={{ $json.to }}'), text: '={{ $json.text }}' };
	const send = async (some: typeof list) =>
		who === 'loop'
			? await loop.send(some)
			: ((await scene.send(parameters, { items: some })).error?.message ?? '');
	if (each.warm) await send(list.slice(0, 1));
	scene.sandbox.reset();
	each.disturb?.(scene.sandbox);
	const start = performance.now();
	const says = await send(list);
	const ms = performance.now() - start;
	const { sandbox } = scene;
	const requests = `${sandbox.count(ROUTES.message)} + ${sandbox.count(ROUTES.token)}`;
	const delivered = String(sandbox.inbox.length);
	await scene.close();
	return [requests, delivered, ms.toFixed(0), says];
}

function format(cells: readonly string[]): string {
	const widths = [32, 10, 11, 7, 0];
	return cells
		.map((cell, column) => cell.padEnd(widths[column] ?? 0))
		.join('')
		.trimEnd();
}
