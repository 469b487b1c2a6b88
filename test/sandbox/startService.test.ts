import { startSandbox, type Sandbox } from '../../sandbox/server';
import { send } from './client';
import { post, violations } from './helpdesk';
import { read } from './reading';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

const human = { open_id: 'ou_alice', human_service: true };

it('opens a ticket with agents and answers its id', async () => {
	const body = { ...human, appointed_agents: ['ou_agent_003'], customized_info: '来源: "n8n"' };
	const answer = await post(sandbox, '/start_service', body);
	expect(answer).toMatchObject({ status: 200, code: 0 });
	expect(answer.data?.chat_id).toMatch(/^oc_/);
	const ticket = await read(sandbox, `/tickets/${String(answer.data?.ticket_id)}`);
	expect(ticket.data?.ticket).toMatchObject({
		guest: { id: 'ou_alice', name: 'Alice Chen' },
		ticket_type: 2,
		status: 2,
		channel: 9,
		agents: [{ id: 'ou_agent_003' }],
		customized_info: body.customized_info,
	});
	expect(await send(sandbox, { body: { receiver_id: 'ou_alice' } })).toMatchObject({
		code: 154000,
	});
});

it('keeps the id of a ticket with the bot to itself', async () => {
	const answer = await post(sandbox, '/start_service', { open_id: 'ou_alice' });
	expect(answer.data).toEqual({ chat_id: expect.stringMatching(/^oc_/) as string });
	expect(sandbox.tickets.at(-1)).toMatchObject({ ticket_type: 1, status: 1 });
});

it('goes on with a ticket in progress, and hands it over when agents are wanted', async () => {
	const id = sandbox.startConversation('ou_alice', 'Help');
	const count = sandbox.tickets.length;
	expect((await post(sandbox, '/start_service', { open_id: 'ou_alice' })).data).not.toHaveProperty(
		'ticket_id',
	);
	for (let attempt = 0; attempt < 2; attempt += 1) {
		expect((await post(sandbox, '/start_service', human)).data?.ticket_id).toBe(id);
	}
	expect(sandbox.tickets).toHaveLength(count);
});

it('opens another one after the first was closed', async () => {
	const first = await post(sandbox, '/start_service', human);
	sandbox.closeTicket('ou_alice');
	const second = await post(sandbox, '/start_service', human);
	expect(second.data?.ticket_id).not.toBe(first.data?.ticket_id);
	expect(second.data?.chat_id).toBe(first.data?.chat_id);
});

it.each([
	['ou_stranger', 401, 154402],
	['ou_ivan', 401, 154402],
	['ou_eve', 401, 154402],
	['on_alice', 401, 154402],
	['ou_alice_otherapp', 400, 99992361],
	['', 400, 99992402],
])('refuses the person %j', async (openId, status, code) => {
	const answer = await post(sandbox, '/start_service', { ...human, open_id: openId });
	expect(answer).toMatchObject({ status, code });
});

it('needs human_service for appointed agents, and agents that exist', async () => {
	const agents = { appointed_agents: ['ou_agent_003'] };
	const body = { open_id: 'ou_alice', ...agents };
	expect(await post(sandbox, '/start_service', body)).toMatchObject({ status: 400, code: 154000 });
	const wrong = { ...human, appointed_agents: ['ou_bob'] };
	expect(await post(sandbox, '/start_service', wrong)).toMatchObject({ status: 404, code: 154004 });
});

it('takes 1024 characters of information, not 1025', async () => {
	const info = (length: number): object => ({ ...human, customized_info: '汉'.repeat(length) });
	expect(await post(sandbox, '/start_service', info(1024))).toMatchObject({ code: 0 });
	const refused = await post(sandbox, '/start_service', info(1025));
	expect(refused).toMatchObject({ status: 400, code: 99992402 });
	expect(violations(refused)).toEqual(['customized_info']);
});

it('needs a scope of its own', async () => {
	const poor = await startSandbox({ scopes: ['helpdesk:all'] });
	const answer = await post(poor, '/start_service', human);
	expect(answer).toMatchObject({ status: 400, code: 99991672 });
	expect(answer.msg).toContain('helpdesk:helpdesk:access');
	await poor.close();
});
