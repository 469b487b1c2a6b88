import type { LiveWorkflow } from '../../../support/webhooks/liveWorkflow';
import { missingScope } from '../../../../sandbox/server';
import { KEY, TOKEN } from './event/push';
import { ALL_EVENTS, bodies, openStage, SUBSCRIBE, UNSUBSCRIBE, type Stage } from './stage';

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
});

describe('switching off', () => {
	const off = (trigger: LiveWorkflow) => trigger.deactivate();

	it('unsubscribes what was subscribed', async () => {
		await off(await on('one', ['ticket.created_v1', 'ticket_message.created_v1']));
		expect(subscribed()).toEqual([]);
		expect(bodies(stage, UNSUBSCRIBE)).toEqual([
			{
				events: [
					{ type: 'helpdesk.ticket', subtype: 'ticket.created_v1' },
					{ type: 'helpdesk.ticket_message', subtype: 'ticket_message.created_v1' },
				],
			},
		]);
	});

	it('leaves another workflow of the helpdesk what it listens to', async () => {
		const first = await on('first', ['ticket.created_v1', 'ticket.updated_v1']);
		const second = await on('second', ['ticket.updated_v1', 'ticket_message.created_v1']);
		await off(first);
		expect(subscribed()).toEqual(['ticket.updated_v1', 'ticket_message.created_v1']);
		await off(second);
		expect(subscribed()).toEqual([]);
	});

	it('asks Feishu nothing where others listen to all of it', async () => {
		const first = await on('first', ALL_EVENTS);
		await on('second', ALL_EVENTS);
		await off(first);
		expect(stage.sandbox.count(UNSUBSCRIBE)).toBe(0);
	});

	it('of a test leaves the same workflow in production its events', async () => {
		await on('same', ['ticket.created_v1']);
		const test = await on('same', ['ticket.created_v1', 'ticket.updated_v1'], 'test');
		await off(test);
		expect(subscribed()).toEqual(['ticket.created_v1']);
	});

	it('of production leaves a test of the same workflow its events', async () => {
		const production = await on('same', ['ticket.created_v1', 'ticket.updated_v1']);
		const test = await on('same', ['ticket.created_v1'], 'test');
		await off(production);
		expect(subscribed()).toEqual(['ticket.created_v1']);
		await off(test);
		expect(subscribed()).toEqual([]);
	});

	it('and on again subscribes again', async () => {
		const trigger = await on('one', ALL_EVENTS);
		await off(trigger);
		await trigger.activate();
		expect(subscribed()).toHaveLength(4);
	});

	it('after a restart unsubscribes what was subscribed before', async () => {
		const before = await on('one', ['ticket.created_v1']);
		const engine = await stage.restarted();
		const after = stage.keep(
			await engine.openTrigger({
				parameters: { events: ['ticket.created_v1', 'ticket.updated_v1'] },
				workflowId: 'one',
				staticData: before.savedStaticData,
			}),
		);
		await after.deactivate();
		expect(bodies(stage, UNSUBSCRIBE)).toEqual([
			{ events: [{ type: 'helpdesk.ticket', subtype: 'ticket.created_v1' }] },
		]);
	});

	it('with the credential of another helpdesk ends nothing there', async () => {
		const trigger = await on('one', ALL_EVENTS);
		edit({ helpdeskId: '6626871355780366331' });
		await off(trigger);
		expect(stage.sandbox.count(UNSUBSCRIBE)).toBe(0);
	});

	it('says why Feishu refused it, and listens no more', async () => {
		const trigger = await on('one', ALL_EVENTS);
		stage.sandbox.fault({ ...missingScope('helpdesk:all:readonly'), route: UNSUBSCRIBE });
		await expect(off(trigger)).rejects.toMatchObject({
			message: expect.stringMatching(/\[99991672\]$/) as string,
			description: expect.stringContaining('Log ID: ') as string,
		});
		expect((await trigger.post('{}')).status).toBe(404);
	});
});

describe('subscribing twice', () => {
	it('happens only where this process has not done it yet', async () => {
		const trigger = await on('one', ALL_EVENTS);
		await trigger.activate();
		expect(stage.sandbox.count(SUBSCRIBE)).toBe(1);
	});

	it('happens after a restart, for Feishu cannot be asked', async () => {
		const before = await on('one', ALL_EVENTS);
		const engine = await stage.restarted();
		const parameters = { events: ALL_EVENTS };
		const { savedStaticData: staticData } = before;
		const after = await engine.openTrigger({ parameters, workflowId: 'one', staticData });
		stage.keep(after);
		await after.activate();
		expect(stage.sandbox.count(SUBSCRIBE)).toBe(2);
	});
});
