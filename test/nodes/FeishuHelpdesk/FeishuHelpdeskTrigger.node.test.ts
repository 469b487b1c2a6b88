import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/server';
import type { LiveWorkflow } from '../../support/webhooks/liveWorkflow';
import type { WorkflowJson } from '../../support/workflowJson';
import {
	ALL_EVENTS,
	GET_TICKET,
	items,
	openStage,
	sealed,
	settled,
	type Secrets,
	type Stage,
} from './trigger/stage';
import { until } from '../../support/until';
import {
	both,
	challenge,
	envelope,
	KEY,
	keyOnly,
	message,
	TOKEN,
	tokenOnly,
} from './trigger/event/push';

let stage: Stage;
let sandbox: Sandbox;

async function open(secrets?: Secrets): Promise<void> {
	stage = await openStage(secrets);
	({ sandbox } = stage);
}

afterEach(() => stage.close());

/** A trigger that is on, but no Request URL of the app. */
async function on(mode: 'production' | 'test' = 'production'): Promise<LiveWorkflow> {
	const trigger = await stage.trigger({}, { mode });
	await trigger.activate();
	return trigger;
}

const plain = (body: unknown) => ({ body: JSON.stringify(body), headers: {} });
const post = (trigger: LiveWorkflow, { body, headers }: ReturnType<typeof plain | typeof sealed>) =>
	trigger.post(body, headers);
const genuine = (id = 'event-1') =>
	sealed(envelope({ ...message, ticket_message_id: `message of ${id}` }, { id }));

describe('the check of the Request URL', () => {
	it.each<[string, Secrets, 'production' | 'test']>([
		['plain, by the Production URL', tokenOnly, 'production'],
		['plain, by the Test URL', tokenOnly, 'test'],
		['encrypted, by the Production URL', both, 'production'],
		['encrypted, by the Test URL', both, 'test'],
		['encrypted, where only the Encrypt Key is known', keyOnly, 'production'],
	])('is answered in time, %s, and starts nothing', async (_name, secrets, mode) => {
		await open(secrets);
		const trigger = await on(mode);
		await sandbox.setEventConfig({ url: trigger.url, ...both, ...secrets });
		await sandbox.setEventConfig({ url: trigger.url, ...both, ...secrets });
		expect(trigger.executions).toEqual([]);
		expect(new URL(trigger.url).pathname).toMatch(
			mode === 'test' ? /^\/webhook-test\// : /^\/webhook\//,
		);
	});

	it('is no test event: the Test URL still waits for one afterwards', async () => {
		await open(tokenOnly);
		const trigger = await stage.listening({}, { mode: 'test' });
		sandbox.approveNotification('APPROVED');
		await until(() => items(trigger).length === 1);
	});

	it('is refused with another token or another key, and the console says 401', async () => {
		await open(both);
		const trigger = await on();
		for (const wrong of [{ verificationToken: 'wrong' }, { encryptKey: 'wrong' }]) {
			const config = { url: trigger.url, ...both, ...wrong };
			await expect(sandbox.setEventConfig(config)).rejects.toThrow(/HTTP 200, not 40[01]/);
		}
	});

	it('is refused plain where the credential has an Encrypt Key', async () => {
		await open(both);
		expect(await post(await on(), plain(challenge))).toMatchObject({ status: 401, body: '' });
	});
});

describe('only Feishu starts the workflow', () => {
	it.each<[string, Secrets, () => ReturnType<typeof plain | typeof sealed>, RegExp]>([
		[
			'a wrong token',
			tokenOnly,
			() => plain(envelope(message, { token: 'wrong' })),
			/the Verification Token in the credential is not the app's/,
		],
		[
			'no token',
			tokenOnly,
			() => plain(envelope(message, { token: undefined })),
			/the Verification Token in the credential is not the app's/,
		],
		[
			'a token that is no text',
			tokenOnly,
			() => plain(envelope(message, { token: [1] })),
			/the Verification Token in the credential is not the app's/,
		],
		[
			'another key',
			both,
			() => sealed(envelope(message), 'another-key'),
			/the Encrypt Key in the credential is not the app's/,
		],
		[
			'another key and no token',
			keyOnly,
			() => sealed(envelope(message), 'another-key'),
			/the Encrypt Key in the credential is not the app's/,
		],
		[
			'a right key and a wrong token',
			both,
			() => sealed(envelope(message, { token: 'wrong' })),
			/the Verification Token in the credential is not the app's/,
		],
		[
			'no signature',
			both,
			() => ({ ...genuine(), headers: {} }),
			/X-Lark-Signature is missing: a proxy/,
		],
		[
			'the signature of another body',
			both,
			() => ({ ...genuine('other'), headers: genuine().headers }),
			/the body or the headers were changed on the way/,
		],
		[
			'a plain event, with the right token',
			both,
			() => plain(envelope(message)),
			/is not encrypted, although the credential has an Encrypt Key/,
		],
	])(
		'%s is 401, and starts nothing; only the log says why',
		async (_name, secrets, request, cause) => {
			await open(secrets);
			const trigger = await on();
			expect(await post(trigger, request())).toMatchObject({ status: 401, body: '' });
			expect(trigger.executions).toEqual([]);
			expect(trigger.log.at(-1)).toMatchObject({
				level: 'warn',
				message: expect.stringMatching(
					/^Feishu Helpdesk Trigger refused a request: status 401, /,
				) as string,
			});
			expect(trigger.log.at(-1)?.message).toMatch(cause);
			for (const secret of [TOKEN, KEY]) expect(JSON.stringify(trigger.log)).not.toContain(secret);
		},
	);

	it('and once the secrets are gone from the credential, nobody does', async () => {
		await open(both);
		const trigger = await on();
		const { store, credentialId } = stage;
		const empty = { verificationToken: '', encryptKey: '' };
		store.set('feishuHelpdeskApi', { ...store.read(credentialId), ...empty }, credentialId);
		for (const request of [genuine(), plain(envelope(message)), plain(challenge)]) {
			expect((await post(trigger, request)).status).toBe(401);
		}
		expect(trigger.executions).toEqual([]);
	});

	it('a genuine event is answered with 200 and starts it', async () => {
		await open(both);
		const trigger = await on();
		expect((await post(trigger, genuine())).status).toBe(200);
		expect(items(trigger)).toHaveLength(1);
	});
});

describe('a hostile body', () => {
	const MARK = 'do-not-log-me';
	const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
	it.each<[string, string | Buffer, string]>([
		['five megabytes', JSON.stringify({ encrypt: MARK + 'A'.repeat(5_000_000) }), ''],
		['five megabytes of spaces', `{"encrypt":"${MARK}"${' '.repeat(5_000_000)}}`, ''],
		['garbage', `${MARK}\u0000{{{`, ''],
		['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0xc0, 0x22]), ''],
		['nothing', '', ''],
		['null', 'null', ''],
		['a list', `["${MARK}"]`, ''],
		['a number', '1e400', ''],
		['thousand-fold nesting', `{"${MARK}":${nested(1000)}}`, ''],
		['hundred-thousand-fold nesting', `{"${MARK}":${nested(100_000)}}`, ''],
		['a prototype', `{"__proto__":{"encrypt":"${MARK}"},"constructor":{}}`, ''],
		['an unreadable cipher', `{"encrypt":"${MARK}"}`, ''],
		['a cipher that is no text', `{"encrypt":{"${MARK}":1}}`, ''],
		['a form', `encrypt=${MARK}`, 'application/x-www-form-urlencoded'],
		['text', MARK, 'text/plain'],
		['an image', MARK, 'image/png'],
		['a multipart form', `--x\r\n\r\n${MARK}\r\n--x--`, 'multipart/form-data; boundary=x'],
	])('of %s is refused with 4xx, starts nothing and is not logged', async (_name, body, type) => {
		await open(both);
		const trigger = await on();
		const { status, ms } = await trigger.post(body, type === '' ? {} : { 'content-type': type });
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
		expect(ms).toBeLessThan(3000);
		expect(trigger.executions).toEqual([]);
		expect(trigger.failures).toEqual([]);
		expect(JSON.stringify([trigger.log, stage.logs])).not.toContain(MARK);
		expect((await post(trigger, genuine())).status).toBe(200);
	});
});

describe('what n8n refuses itself', () => {
	it.each<[string, string | Buffer, string, number]>([
		['broken JSON', '{{{', 'application/json', 422],
		['an unknown encoding', '{"encrypt":"x"}', 'application/json; charset=gbk', 422],
		['more than 16 MB', Buffer.alloc(17 * 1024 * 1024, 32), 'application/json', 500],
	])('%s, starts nothing', async (_name, body, type, status) => {
		await open(both);
		const trigger = await on();
		expect((await trigger.post(body, { 'content-type': type })).status).toBe(status);
		expect(trigger.executions).toEqual([]);
	});
});

describe('each event starts the workflow once', () => {
	it('when it comes twenty times at once', async () => {
		await open();
		const trigger = await stage.listening();
		sandbox.pushFault({ kind: 'duplicate', copies: 20 });
		sandbox.approveNotification('APPROVED');
		await settled(stage);
		expect(sandbox.pushes.map(({ state }) => state)).toEqual(Array(20).fill('taken'));
		expect(items(trigger)).toHaveLength(1);
	});

	it('when its copies come while its ticket is being loaded', async () => {
		await open();
		const trigger = await stage.listening({ options: { loadTicket: true } });
		sandbox.fault({ kind: 'latency', ms: 200, route: GET_TICKET, times: Infinity });
		sandbox.pushFault({ kind: 'duplicate', copies: 4, apartMs: 60, times: Infinity });
		sandbox.startConversation('ou_alice', 'Hi');
		await until(() => items(trigger).length === 2);
		await settled(stage);
		await sleep(300);
		expect(items(trigger)).toHaveLength(2);
	});

	it('when Feishu sends it again because an answer got lost', async () => {
		await open();
		const trigger = await on();
		const request = genuine();
		const answers = [await post(trigger, request), await post(trigger, request)];
		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(items(trigger)).toHaveLength(1);
	});

	it('when it comes again after a restart of n8n', async () => {
		await open();
		const before = await on();
		const [first, second] = [genuine('first'), genuine('second')];
		await post(before, first);
		const engine = await stage.restarted();
		const after = stage.keep(
			await engine.openTrigger({
				parameters: { events: ALL_EVENTS },
				workflowId: stage.workflowId,
				staticData: before.savedStaticData,
			}),
		);
		await after.activate();
		expect((await post(after, first)).status).toBe(200);
		await post(after, second);
		expect(items(after).map((item) => item['event_id'])).toEqual(['second']);
	});

	it('also in a test right after it came in production', async () => {
		await open();
		const [production, test] = [await on(), await on('test')];
		await post(production, genuine());
		await post(test, genuine());
		expect([items(production), items(test)].map(({ length }) => length)).toEqual([1, 1]);
	});

	it('and different events each start it, whatever their order', async () => {
		await open();
		const trigger = await stage.listening();
		sandbox.pushFault({ kind: 'reorder', count: 6 });
		const id = sandbox.startConversation('ou_alice', 'Hi');
		sandbox.writeMessage(id, 'agent', 'Hello');
		sandbox.endTicket(id, 'agent');
		sandbox.approveNotification('APPROVED');
		await settled(stage);
		expect(items(trigger)).toHaveLength(6);
		expect(new Set(items(trigger).map((item) => item['event_id'])).size).toBe(6);
	});
});

describe('the output', () => {
	it('is the event as Feishu sent it, with its header beside it', async () => {
		await open();
		const trigger = await stage.listening();
		sandbox.startConversation('ou_alice', '你好 🙈 "x" ={{ 1 }}');
		await settled(stage);
		const item = items(trigger).find(
			({ event_type: type }) => type === 'helpdesk.ticket_message.created_v1',
		);
		const push = sandbox.pushes.find(({ eventId }) => eventId === item?.['event_id']);
		const { header, event } = JSON.parse(push?.json ?? '') as {
			header: Record<string, string>;
			event: object;
		};
		expect(item).toEqual({
			event_id: header['event_id'],
			event_type: 'helpdesk.ticket_message.created_v1',
			create_time: new Date(Number(header['create_time'])).toISOString(),
			app_id: sandbox.credentials.appId,
			tenant_key: header['tenant_key'],
			status_name: expect.any(String) as string,
			stage_name: 'bot',
			sender_type_name: 'guest',
			images: [],
			event,
		});
	});

	it('has one item per event', async () => {
		await open();
		const trigger = await stage.listening();
		sandbox.approveNotification('DELETED');
		await settled(stage);
		expect(trigger.executions).toMatchObject([
			[[{ json: { event: { approve_status: 'DELETED' } } }]],
		]);
		expect(items(trigger)[0]).not.toHaveProperty('error');
	});
});

it('shows no secret in output, log or static data, even where Feishu repeats them', async () => {
	await open();
	const { appSecret, helpdeskId, helpdeskToken } = sandbox.credentials;
	const trigger = await stage.listening({ options: { loadTicket: true } });
	const header = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
	const secrets = [
		appSecret,
		helpdeskToken,
		header,
		...Object.values(both),
		...sandbox.issuedTokens,
	];
	const msg = `refused: ${secrets.join(' ')}`;
	sandbox.fault({ kind: 'answer', status: 400, code: 154000, msg, route: GET_TICKET });
	sandbox.startConversation('ou_alice', 'Hi');
	await until(() => items(trigger).length === 2);
	await trigger.post('{}');
	const shown = JSON.stringify([items(trigger), trigger.savedStaticData, trigger.log, stage.logs]);
	expect(shown).toContain('refused: ');
	for (const secret of secrets) expect(shown).not.toContain(secret);
});

describe('a workflow that answers messages in their tickets', () => {
	const reply = (options: INodeParameters): WorkflowJson => ({
		id: 'reply',
		nodes: [
			{
				id: '1',
				name: 'Trigger',
				type: 'n8n-nodes-feishu-helpdesk.feishuHelpdeskTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { events: ['ticket_message.created_v1'], options },
			},
			{
				id: '2',
				name: 'Reply',
				type: 'n8n-nodes-feishu-helpdesk.feishuHelpdesk',
				typeVersion: 1,
				position: [200, 0],
				parameters: {
					resource: 'ticketMessage',
					operation: 'send',
					ticketId: { __rl: true, mode: 'id', value: '={{ $json.event.ticket.ticket_id }}' },
					messageType: 'text',
					text: '=You wrote: {{ $json.event.text }}',
				},
			},
		],
		connections: { Trigger: { main: [[{ node: 'Reply', type: 'main', index: 0 }]] } },
	});
	const running = async (options: INodeParameters) => {
		await open();
		const live = stage.keep(
			await stage.engine.openWorkflow({ ...reply(options), id: stage.workflowId }),
		);
		await stage.connect(live);
		return live;
	};
	const texts = (ticketId: string) =>
		sandbox.tickets
			.find(({ ticket_id: id }) => id === ticketId)
			?.messages.map(({ content }) => ('text' in content ? content.text : ''));

	it('does not hear itself', async () => {
		const live = await running({});
		const id = sandbox.startConversation('ou_alice', 'Hi');
		await until(() => texts(id)?.length === 2);
		sandbox.writeMessage(id, 'guest', 'And now?');
		await until(() => texts(id)?.length === 4);
		await settled(stage);
		await live.idle();
		expect(texts(id)).toEqual(['Hi', 'You wrote: Hi', 'And now?', 'You wrote: And now?']);
		expect(live.runs.map(({ status }) => status)).toEqual(['success', 'success']);
		expect(sandbox.pushes).toHaveLength(4);
	});

	it('hears itself where the user asks for messages of the bot', async () => {
		const live = await running({ senders: ['guest', 'bot'] });
		const id = sandbox.startConversation('ou_alice', 'Hi');
		await until(() => (texts(id)?.length ?? 0) >= 4);
		sandbox.endTicket(id, 'guest');
		await settled(stage);
		await live.idle();
		expect(texts(id)?.slice(0, 3)).toEqual(['Hi', 'You wrote: Hi', 'You wrote: You wrote: Hi']);
	});
});
