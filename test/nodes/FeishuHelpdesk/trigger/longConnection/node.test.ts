import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

import type { SandboxOptions } from '../../../../../sandbox/server';
import { installWebSocket } from '../../../../support/globalWebSocket';
import { openScene, type Scene } from '../../../../support/scene';
import { LiveTrigger, type LiveTriggerInput } from '../../../../support/triggers/liveTrigger';
import { until } from '../../../../support/until';
import { ALL_EVENTS, GET_TICKET, SUBSCRIBE } from '../stage';

const ENDPOINT = 'POST /callback/ws/endpoint';

let scene: Scene;
let open: LiveTrigger[];
let uninstall: () => void;
let stages = 0;

beforeAll(() => {
	uninstall = installWebSocket();
});
afterAll(() => {
	uninstall();
});
beforeEach(async () => {
	open = [];
	stages += 1;
	await begin();
});
afterEach(end);

async function begin(options: SandboxOptions = {}): Promise<void> {
	scene = await openScene({
		eventMode: 'longConnection',
		eventTimeScale: 0.001,
		...options,
		longConnection: { clientConfig: { PingInterval: 1, ReconnectNonce: 0 } },
	});
}

async function end(): Promise<void> {
	await Promise.all(open.map((trigger) => trigger.deactivate()));
	await scene.close();
}

/** A trigger of a workflow of this test. */
function trigger(
	options: Omit<LiveTriggerInput, 'parameters'> = {},
	parameters: IDataObject = {},
): LiveTrigger {
	const live = new LiveTrigger(scene.engine, {
		workflowId: `workflow${stages}`,
		...options,
		parameters: {
			connection: 'longConnection',
			events: ALL_EVENTS,
			...(parameters as object),
		},
	});
	open.push(live);
	return live;
}

async function on(...input: Parameters<typeof trigger>): Promise<LiveTrigger> {
	const live = trigger(...input);
	await live.activate();
	return live;
}

const wire = () => scene.sandbox.longConnections;
const items = ({ executions }: LiveTrigger) =>
	executions.map(([output]) => output?.[0]?.json ?? {});
const raise = (count: number) => {
	for (let at = 0; at < count; at += 1) scene.sandbox.approveNotification('APPROVED');
};
const lines = (live: LiveTrigger) =>
	live.log.filter(({ level }) => level !== 'debug').map(({ message }) => message);

describe('switching on', () => {
	it('connects and subscribes, without a Verification Token', async () => {
		await on();
		expect([wire().online, scene.sandbox.count(ENDPOINT)]).toEqual([1, 1]);
		expect([...scene.sandbox.subscribedEvents].sort()).toEqual([...ALL_EVENTS].sort());
	});

	it('does neither for a webhook', async () => {
		const live = await on({}, { connection: 'webhook' });
		expect([wire().all.length, scene.sandbox.count(SUBSCRIBE)]).toEqual([0, 0]);
		await live.deactivate();
	});

	it.each([
		['a wrong secret', 514, /^Feishu does not know this App ID and App Secret \[514\]$/],
		['another region', 1000040351, /region \[1000040351\]$/],
		['too many connections', 1000040350, /too many long connections/],
		['an app that is not enabled', 403, /not enabled/],
	])('is refused at once with %s, and nothing is asked for again', async (_name, code, message) => {
		wire().fault({ kind: 'refuseBootstrap', code, times: Infinity });
		const live = trigger();
		await expect(live.activate()).rejects.toThrow(message);
		await sleep(1500);
		expect([scene.sandbox.count(ENDPOINT), scene.sandbox.count(SUBSCRIBE)]).toEqual([1, 0]);
		expect(lines(live)).toEqual([]);
	});

	it('is refused after three internal errors, and nothing is asked for again', async () => {
		wire().fault({ kind: 'refuseBootstrap', code: 1, times: Infinity });
		await expect(trigger().activate()).rejects.toThrow('Feishu had an internal error [1]');
		const tries = scene.sandbox.count(ENDPOINT);
		await sleep(1500);
		expect([tries, scene.sandbox.count(ENDPOINT)]).toEqual([3, 3]);
	});

	it('works although Feishu was busy at first', async () => {
		wire().fault({ kind: 'refuseBootstrap', code: 1, times: 2 });
		await on();
		expect(wire().online).toBe(1);
	});

	it('is refused where the app may not subscribe, and nothing stays connected', async () => {
		await end();
		await begin({ scopes: [] });
		await expect(trigger().activate()).rejects.toThrow(
			/lacks a permission for this: helpdesk:all:readonly/,
		);
		await until(() => wire().online === 0);
	});

	it('is refused without events', async () => {
		await expect(trigger({}, { events: [] }).activate()).rejects.toThrow("'Trigger On' is empty");
		expect(wire().all).toEqual([]);
	});

	it('says on an older Node.js what to do', async () => {
		uninstall();
		try {
			await expect(trigger().activate()).rejects.toThrow(
				/long connections need Node\.js 22 or newer/,
			);
		} finally {
			uninstall = installWebSocket();
		}
	});
});

describe('when n8n starts', () => {
	it.each(['init', 'leadershipChange'] as const)(
		'without a network, it goes on trying until there is one: %s',
		async (activation) => {
			const live = trigger();
			wire().unplug();
			await live.activate(activation);
			await sleep(500);
			wire().plugIn();
			await until(() => scene.sandbox.subscribedEvents.size === ALL_EVENTS.length);
			raise(1);
			await until(() => live.executions.length === 1);
		},
	);

	it('and Feishu refuses, the log says why at once', async () => {
		wire().fault({ kind: 'refuseBootstrap', code: 514 });
		const live = trigger();
		await live.activate('init');
		await until(() => lines(live).length === 1);
		expect(lines(live)[0]).toMatch(
			/^Feishu Helpdesk Trigger has no connection to Feishu\. Feishu does not know this App ID/,
		);
	});
});

describe('an update', () => {
	it('of a workflow goes on without a network', async () => {
		const live = trigger();
		wire().unplug();
		const updating = live.activate('update');
		await sleep(300);
		wire().plugIn();
		await updating;
		await until(() => wire().online === 1);
	});

	it('is refused where Feishu refuses', async () => {
		wire().fault({ kind: 'refuseBootstrap', code: 514 });
		await expect(trigger().activate('update')).rejects.toThrow(/\[514\]/);
	});
});

describe('an event', () => {
	it('gives the same item as by a webhook', async () => {
		const live = await on();
		scene.sandbox.startConversation('ou_alice', 'How do I get the VPN?');
		await until(() => live.executions.length === 2);
		const message = items(live).find(
			(item) => item['event_type'] === 'helpdesk.ticket_message.created_v1',
		);
		expect(message).toMatchObject({
			event_id: expect.stringMatching(/^\w+$/) as string,
			create_time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
			app_id: scene.sandbox.credentials.appId,
			sender_type_name: 'guest',
			images: [],
			event: { text: 'How do I get the VPN?' },
		});
	});

	it('passes the same filters', async () => {
		const live = await on({}, { events: ['ticket.created_v1'] });
		raise(1);
		scene.sandbox.startConversation('ou_alice', 'Hi');
		await scene.sandbox.pushesDone();
		expect(items(live).map((item) => item['event_type'])).toEqual(['helpdesk.ticket.created_v1']);
	});

	it('brings its ticket', async () => {
		const live = await on({}, { events: ['ticket.created_v1'], options: { loadTicket: true } });
		const id = scene.sandbox.startConversation('ou_alice', 'Hi');
		await until(() => live.executions.length === 1);
		expect(items(live)).toMatchObject([{ ticket: { ticket_id: id } }]);
	});

	it('starts the workflow without its ticket when that does not come, and is answered in time', async () => {
		scene.sandbox.fault({ kind: 'latency', ms: 5000, route: GET_TICKET, times: Infinity });
		const live = await on({}, { events: ['ticket.created_v1'], options: { loadTicket: true } });
		scene.sandbox.startConversation('ou_alice', 'Hi');
		await until(() => live.executions.length === 1);
		expect(items(live)).toMatchObject([{ ticket: null, ticket_failure: { code: null } }]);
		await scene.sandbox.pushesDone();
		expect(wire().all).toMatchObject([{ lateAcks: 0 }]);
	});
});

describe('an event that comes again after a restart', () => {
	/** The same copy of an event, before and after. */
	async function twice(first: LiveTriggerInput | object, second: (before: LiveTrigger) => object) {
		const before = await on(first);
		scene.sandbox.pushFault({ kind: 'duplicate', copies: 2, apartMs: 1500 });
		raise(1);
		await until(() => before.executions.length === 1);
		await sleep(100);
		await before.deactivate();
		stages += 1;
		const after = await on({ workflowId: `workflow${stages}`, ...second(before) });
		await scene.sandbox.pushesDone();
		return after;
	}

	it('starts nothing while n8n keeps the execution', async () => {
		const executions = { keys: new Set<string>() };
		const before = await on({ executions });
		scene.sandbox.pushFault({ kind: 'duplicate', copies: 2, apartMs: 1500 });
		raise(1);
		await until(() => before.executions.length === 1);
		expect(executions.keys.size).toBe(1);
		await before.deactivate();
		const engine = scene.engine;
		const after = new LiveTrigger(engine, {
			workflowId: `workflow${stages}`,
			executions,
			parameters: { connection: 'longConnection', events: ALL_EVENTS },
		});
		open.push(after);
		await after.activate('init');
		await scene.sandbox.pushesDone();
		expect(after.executions).toEqual([]);
	});

	it('starts nothing where n8n forgets executions, by the static data', async () => {
		const after = await twice({ old: true }, (before) => ({ staticData: before.savedStaticData }));
		expect(after.executions).toEqual([]);
	});

	it('starts it where neither is there', async () => {
		const after = await twice({ old: true }, () => ({}));
		expect(after.executions).toHaveLength(1);
	});
});

describe('what the workflow itself keeps in its static data', () => {
	it('is not undone by events', async () => {
		const live = await on();
		raise(1);
		await until(() => live.executions.length === 1);
		live.savedStaticData['counter'] = 7;
		raise(2);
		await until(() => live.executions.length === 3);
		expect(live.savedStaticData['counter']).toBe(7);
	});
});

describe('two triggers of an app', () => {
	it('share a connection, each starts with each event, and the last to leave ends it', async () => {
		const [one, two] = [await on(), await on({ workflowId: `other${stages}` })];
		raise(10);
		await scene.sandbox.pushesDone();
		expect([one.executions.length, two.executions.length]).toEqual([10, 10]);
		expect([wire().all.length, scene.sandbox.count(ENDPOINT)]).toEqual([1, 1]);
		await one.deactivate();
		expect(wire().online).toBe(1);
		await two.deactivate();
		await until(() => wire().online === 0);
	});

	it('in one table of executions do not silence each other', async () => {
		const executions = { keys: new Set<string>() };
		const one = await on({ executions });
		const two = await on({ executions, workflowId: `other${stages}` });
		raise(1);
		await scene.sandbox.pushesDone();
		expect([one.executions.length, two.executions.length, executions.keys.size]).toEqual([1, 1, 2]);
	});
});

describe('a test in the editor', () => {
	const workflow = () => ({
		id: `test${stages}`,
		nodes: [
			{
				id: 'trigger',
				name: 'Trigger',
				type: `${scene.engine.packageName}.feishuHelpdeskTrigger`,
				typeVersion: 1,
				position: [0, 0] as [number, number],
				parameters: { connection: 'longConnection', events: ALL_EVENTS },
			},
		],
		connections: {},
	});

	it('hears one event, and leaves', async () => {
		const { result } = scene.engine.startWorkflow(workflow());
		await until(() => scene.sandbox.subscribedEvents.size === ALL_EVENTS.length);
		raise(1);
		const { data, status } = await result;
		expect(status).toBe('success');
		expect(data.resultData.runData['Trigger']?.[0]?.data?.['main']).toMatchObject([
			[{ json: { event_type: 'helpdesk.notification.approve_v1' } }],
		]);
		await until(() => wire().online === 0);
	});

	it('leaves when somebody presses Stop', async () => {
		const { result, cancel } = scene.engine.startWorkflow(workflow());
		await until(() => wire().online === 1);
		cancel();
		expect((await result).status).toBe('canceled');
		await until(() => wire().online === 0);
	});

	it('says why it cannot', async () => {
		wire().fault({ kind: 'refuseBootstrap', code: 514 });
		const { data } = await scene.engine.startWorkflow(workflow()).result;
		expect(data.resultData.error?.message).toMatch(/\[514\]/);
	});
});

describe('what is logged', () => {
	it('holds neither the secret nor the address of a connection', async () => {
		wire().fault({ kind: 'refuseHandshake', times: 3 });
		const live = trigger();
		await live.activate('init');
		await until(() => wire().online === 1);
		const { appSecret, helpdeskToken } = scene.sandbox.credentials;
		for (const secret of [appSecret, helpdeskToken, 'access_key', 'ticket=']) {
			expect(JSON.stringify([live.log, scene.logs])).not.toContain(secret);
		}
	}, 30_000);

	it('names other programs with the app', async () => {
		// The other one gives no signs of life.
		wire().setClientConfig({ PingInterval: 60 });
		const other = await fetch(`${scene.sandbox.url}/callback/ws/endpoint`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({
				AppID: scene.sandbox.credentials.appId,
				AppSecret: scene.sandbox.credentials.appSecret,
			}),
		});
		const { data } = (await other.json()) as { data: { URL: string } };
		const { WebSocket } = await import('ws');
		const program = new WebSocket(data.URL);
		await until(() => wire().online === 1);
		const live = await on();
		await until(() => lines(live).length === 1);
		expect(lines(live)[0]).toMatch(/^Feishu Helpdesk Trigger shares its app: 2 programs/);
		program.close();
	}, 30_000);
});
