import type { LiveWorkflow } from '../../../support/webhooks/liveWorkflow';
import { missingScope, rateLimit429, type Fault } from '../../../../sandbox/server';
import { KEY, TOKEN } from './event/push';
import {
	ALL_EVENTS,
	bodies,
	items,
	openStage,
	SUBSCRIBE,
	UNSUBSCRIBE,
	unsubscribe,
	type Stage,
} from './stage';
import { until } from '../../../support/until';

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

const subscribed = () => [...stage.sandbox.subscribedEvents].sort();

/** A workflow that is switched on. */
async function on(id: string, events: string[], mode: 'production' | 'test' = 'production') {
	const trigger = await stage.trigger({ events }, { workflowId: id, mode });
	await trigger.activate();
	return trigger;
}

/** Changes a field of the credential, as its user does. */
function edit(fields: Record<string, string>): void {
	const { store, credentialId } = stage;
	store.set('feishuHelpdeskApi', { ...store.read(credentialId), ...fields }, credentialId);
}

describe('switching on', () => {
	it('subscribes exactly the chosen events, each with its type', async () => {
		await on('one', ['notification.approve_v1', 'ticket.updated_v1', 'ticket_message.created_v1']);
		expect(bodies(stage, SUBSCRIBE)).toEqual([
			{
				events: [
					{ type: 'helpdesk.ticket', subtype: 'ticket.updated_v1' },
					{ type: 'helpdesk.ticket_message', subtype: 'ticket_message.created_v1' },
					{ type: 'helpdesk.notification', subtype: 'notification.approve_v1' },
				],
			},
		]);
		const request = stage.sandbox.requests.find(({ route }) => route === SUBSCRIBE);
		const { helpdeskId, helpdeskToken } = stage.sandbox.credentials;
		expect(request?.headers).toMatchObject({
			authorization: `Bearer ${stage.sandbox.issuedTokens[0] ?? ''}`,
			'x-lark-helpdesk-authorization': Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString(
				'base64',
			),
		});
	});

	it('needs no more of the app than the scope to read', async () => {
		await stage.close();
		stage = await openStage(undefined, { scopes: ['helpdesk:all:readonly'] });
		await on('one', ALL_EVENTS);
		expect(subscribed()).toEqual([...ALL_EVENTS].sort());
	});

	it('takes messages where the user left the choice as it was', async () => {
		const trigger = stage.keep(await stage.engine.openTrigger({}));
		await trigger.activate();
		expect(subscribed()).toEqual(['ticket_message.created_v1']);
	});

	it.each([
		['', ''],
		['  ', '\n'],
	])('is refused without Verification Token and Encrypt Key (%j, %j)', async (token, key) => {
		edit({ verificationToken: token, encryptKey: key });
		await expect(on('one', ALL_EVENTS)).rejects.toMatchObject({
			message: expect.stringContaining(
				"'Verification Token' and 'Encrypt Key' are both empty in the credential. Fill in at least one of them",
			) as string,
			description: expect.stringMatching(/Developer Console.*Encryption Strategy/) as string,
		});
		expect(stage.sandbox.count(SUBSCRIBE)).toBe(0);
	});

	it.each([
		['the token alone', { verificationToken: TOKEN, encryptKey: '' }],
		['the key alone', { verificationToken: '', encryptKey: KEY }],
	])('is content with %s', async (_name, secrets) => {
		edit(secrets);
		await on('one', ALL_EVENTS);
		expect(subscribed()).toHaveLength(4);
	});

	it.each([
		[{ loadTicket: '={{ "perhaps" }}' }, "'Load Ticket' is neither true nor false: 'perhaps'"],
		[{ senders: '={{ "guests" }}' }, "'Senders' has the unknown value 'guests'"],
		[{ statuses: '={{ [51, 99] }}' }, "'Statuses' has the unknown value '99'"],
		[{ stages: '={{ "robot" }}' }, "'Stages' has the unknown value 'robot'"],
		[{ stages: '={{ [{}] }}' }, "'Stages' is an object"],
	])('is refused with options that mean nothing: %j', async (options, message) => {
		const trigger = await stage.trigger({ options });
		await expect(trigger.activate()).rejects.toMatchObject({
			message: expect.stringContaining(message) as string,
		});
		expect(stage.sandbox.count(SUBSCRIBE)).toBe(0);
	});

	it('takes events by an expression that yields text', async () => {
		const trigger = await stage.trigger({
			events: '={{ "ticket.created_v1, ticket.updated_v1" }}',
		});
		await trigger.activate();
		expect(subscribed()).toEqual(['ticket.created_v1', 'ticket.updated_v1']);
	});

	it.each([[[]], [['ticket.deleted_v1']]])('is refused with the events %j', async (events) => {
		await expect(on('one', events)).rejects.toMatchObject({
			message: expect.stringContaining("'Trigger On' is empty") as string,
			description: 'Choose at least one event.',
		});
		expect(stage.sandbox.count(SUBSCRIBE)).toBe(0);
	});

	it.each([
		['a missing scope', missingScope('helpdesk:all:readonly'), 99991672, 'Permissions & Scopes'],
		[
			'an app that is not published',
			{ kind: 'answer', status: 400, code: 99991673, msg: 'app unavailable' },
			99991673,
			'publish',
		],
		[
			'a wrong helpdesk token',
			{ kind: 'answer', status: 401, code: 154001, msg: 'Unauthorized' },
			154001,
			'Helpdesk Token',
		],
	] as const)('says what to do about %s', async (_name, fault, code, advice) => {
		stage.sandbox.fault({ ...fault, route: SUBSCRIBE });
		const trigger = await stage.trigger();
		await expect(trigger.activate()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(new RegExp(`\\[${code}\\]$`)) as string,
			description: expect.stringMatching(new RegExp(`${advice}[^]*Log ID: \\w+`, 'i')) as string,
		});
		expect((await trigger.post('{}')).status).toBe(404);
	});

	it('says that a wrong App Secret is wrong', async () => {
		edit({ appSecret: 'not-the-secret' });
		await expect(on('one', ALL_EVENTS)).rejects.toThrow(/App ID|App Secret/);
	});

	it('waits at the rate limit, and subscribes', async () => {
		stage.sandbox.fault({
			kind: 'answer',
			status: 429,
			code: 99991400,
			msg: 'frequency',
			headers: { 'x-ogw-ratelimit-reset': '0.05' },
			route: SUBSCRIBE,
		});
		await on('one', ALL_EVENTS);
		expect(subscribed()).toHaveLength(4);
	});

	it('names no option that the trigger lacks when the rate limit takes too long', async () => {
		stage.sandbox.fault({ ...rateLimit429(60), route: SUBSCRIBE });
		const thrown: unknown = await on('one', ALL_EVENTS).catch((error: unknown) => error);
		expect(thrown).toMatchObject({
			message: expect.stringMatching(/\[99991400\]$/) as string,
			description: expect.not.stringContaining('Max Wait') as string,
		});
	});
});

/**
 * An event too many is ignored, one that somebody else misses is lost. What n8n's own life does with
 * two triggers of one app is in the tests of the real n8n.
 */
describe('ending', () => {
	const off = (trigger: LiveWorkflow) => trigger.deactivate();
	const hears = async (trigger: LiveWorkflow) => {
		await stage.connect(trigger);
		const before = items(trigger).length;
		stage.sandbox.startConversation('ou_alice', 'Is anybody there?');
		await until(() => items(trigger).length > before);
	};

	afterEach(() => {
		expect(stage.sandbox.count(UNSUBSCRIBE)).toBe(0);
	});

	it('leaves the subscription as it is', async () => {
		await off(await on('one', ['ticket.created_v1', 'ticket_message.created_v1']));
		expect(subscribed()).toEqual(['ticket.created_v1', 'ticket_message.created_v1']);
	});

	it('leaves another workflow of the same app all that it listens to', async () => {
		const first = await on('first', ['ticket.created_v1']);
		const second = await on('second', ['ticket.created_v1']);
		await off(first);
		await hears(second);
	});

	it('after a restart, of which n8n tells no trigger, leaves the other workflow its events', async () => {
		await (await on('first', ['ticket.created_v1'])).close();
		await (await on('second', ['ticket.created_v1'])).close();
		const engine = await stage.restarted();
		const open = async (workflowId: string) =>
			stage.keep(
				await engine.openTrigger({ parameters: { events: ['ticket.created_v1'] }, workflowId }),
			);
		const [first, second] = [await open('first'), await open('second')];
		second.resume();
		await off(first);
		await hears(second);
	});

	it.each(['restarted', 'running'])(
		'a test that was cancelled leaves the same workflow its events, %s',
		async (state) => {
			let production = await on('same', ['ticket.created_v1']);
			if (state === 'restarted') {
				await production.close();
				const engine = await stage.restarted();
				const parameters = { events: ['ticket.created_v1'] };
				production = stage.keep(await engine.openTrigger({ parameters, workflowId: 'same' }));
				production.resume();
			}
			await off(await on('same', ['ticket.created_v1'], 'test'));
			await hears(production);
		},
	);

	it('a third workflow whose publishing failed leaves the others their events', async () => {
		const other = await on('other', ['ticket.created_v1']);
		stage.sandbox.fault({ ...missingScope('helpdesk:all:readonly'), route: SUBSCRIBE });
		await expect(on('third', ALL_EVENTS)).rejects.toThrow('[99991672]');
		await hears(other);
	});

	it.each([' ', '\n'])(
		'with a credential that has %j more leaves the others theirs',
		async (blank) => {
			const other = await on('other', ['ticket.created_v1']);
			const { appId } = stage.sandbox.credentials;
			edit({ appId: `${appId}${blank}` });
			await off(await on('blank', ['ticket.created_v1']));
			await hears(other);
		},
	);

	it.each([
		['the secrets are gone from the credential', { verificationToken: '', encryptKey: '' }],
		['the App Secret is wrong', { appSecret: 'not-the-secret' }],
		['the credential is for another helpdesk', { helpdeskId: '6626871355780366331' }],
		['the base URL is none', { region: 'custom', baseUrl: 'not a URL' }],
	])('succeeds when %s, and the URL is gone', async (_name, fields) => {
		const trigger = await on('one', ALL_EVENTS);
		edit(fields);
		await off(trigger);
		expect((await trigger.post('{}')).status).toBe(404);
	});

	it.each<[string, Fault]>([
		['refuses everything', missingScope('helpdesk:all')],
		['cannot be reached', { kind: 'resetBefore' }],
	])('succeeds when Feishu %s, and asks it nothing', async (_name, fault) => {
		const trigger = await on('one', ALL_EVENTS);
		stage.sandbox.fault({ ...fault, times: Infinity });
		const before = stage.sandbox.requests.length;
		await off(trigger);
		expect(stage.sandbox.requests).toHaveLength(before);
		expect((await trigger.post('{}')).status).toBe(404);
	});
});

describe('subscribing again', () => {
	it('happens whenever a trigger is switched on, for Feishu cannot be asked', async () => {
		const trigger = await on('one', ALL_EVENTS);
		await trigger.deactivate();
		await trigger.activate();
		expect(stage.sandbox.count(SUBSCRIBE)).toBe(2);
		expect(subscribed()).toHaveLength(4);
	});

	it('happens with the same trigger tested while it is published', async () => {
		await on('same', ['ticket.created_v1']);
		await on('same', ['ticket.created_v1'], 'test');
		expect(stage.sandbox.count(SUBSCRIBE)).toBe(2);
	});
});

describe('a subscription is ended by hand', () => {
	it.each([
		['helpdesk.ticket_message', 'ticket_message.created_v1'],
		['helpdesk.ticket', 'ticket.created_v1'],
		['helpdesk.ticket', 'ticket.updated_v1'],
		['helpdesk.notification', 'notification.approve_v1'],
	])(
		"by n8n's HTTP Request node, %s with %s, and by switching on it begins again",
		async (type, subtype) => {
			const trigger = await on('one', ALL_EVENTS);
			const { output } = await unsubscribe(stage, { type, subtype });
			expect(output[0]?.[0]?.json).toMatchObject({ code: 0 });
			expect(subscribed()).toEqual(ALL_EVENTS.filter((event) => event !== subtype).sort());
			await trigger.deactivate();
			await trigger.activate();
			expect(subscribed()).toEqual([...ALL_EVENTS].sort());
		},
	);
});
