import { startSandbox, type Sandbox } from '../../sandbox/server';
import { MESSAGE_ROUTE, send, tokenOf } from './client';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

function control(method: string, path = '', body?: unknown): Promise<Response> {
	return fetch(`${sandbox.url}/_sandbox${path}`, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
}

it('shows messages and requests to other processes', async () => {
	await send(sandbox);
	const messages = await (await control('GET', '/messages')).json();
	expect(messages).toMatchObject([{ receiverId: 'ou_anna', rawContent: '{"text":"Hello"}' }]);
	const requests = await (await control('GET', '/requests')).json();
	expect(requests).toMatchObject([{ status: 200 }, { route: MESSAGE_ROUTE, code: 0 }]);
	expect(requests).toHaveProperty('1.body', sandbox.requests[1]?.rawBody.toString());
	const overview = await (await control('GET')).json();
	expect(overview).toMatchObject({ messages: 1, requests: 2, tokens: 1 });
});

it('takes faults as JSON; "always" stands for endless', async () => {
	const fault = { kind: 'answer', status: 500, code: 155000, msg: 'x', route: MESSAGE_ROUTE };
	expect((await control('POST', '/faults', { ...fault, times: 'always' })).status).toBe(204);
	expect(await send(sandbox)).toMatchObject({ status: 500 });
	expect(await send(sandbox)).toMatchObject({ status: 500 });
});

it.each([undefined, { kind: 'flood' }, { kind: 'html' }, { kind: 'hang', tmes: 2 }])(
	'says what is wrong with the fault %j',
	async (fault) => {
		expect((await control('POST', '/faults', fault)).status).toBe(400);
	},
);

it('opens and closes tickets, ends tokens, and starts over', async () => {
	await control('PUT', '/tickets/ou_anna');
	expect(await send(sandbox)).toMatchObject({ code: 154000 });
	await control('DELETE', '/tickets/ou_anna');
	expect(await send(sandbox)).toMatchObject({ code: 0 });
	for (const end of ['/tokens/revoke', '/tokens/expire']) {
		const token = await tokenOf(sandbox);
		await control('POST', end);
		expect(await tokenOf(sandbox)).not.toBe(token);
	}
	await control('DELETE');
	expect(sandbox.inbox).toHaveLength(0);
});

it('plays guests and agents for other processes', async () => {
	const begun = await control('POST', '/tickets', { guest: 'alice@example.com', text: 'Help' });
	expect(begun.status).toBe(201);
	const { ticket_id: id } = (await begun.json()) as { ticket_id: string };
	await control('POST', `/tickets/${id}/handover`);
	expect(
		(await control('POST', `/tickets/${id}/messages`, { as: 'agent', text: 'Hi' })).status,
	).toBe(200);
	await control('POST', `/tickets/${id}/close`, { by: 'guest' });
	await control('POST', `/tickets/${id}/rate`, { score: 2 });
	expect(await (await control('GET', `/tickets/${id}`)).json()).toMatchObject({
		guest: { id: 'ou_alice' },
		status: 52,
		score: 2,
		messages: [{ senderType: 2 }, { senderType: 3 }],
	});
	const late = await control('POST', `/tickets/${id}/messages`, { as: 'guest', text: 'x' });
	expect(late.status).toBe(409);
});

it('makes up tickets and people', async () => {
	const tickets = sandbox.tickets.length;
	const people = sandbox.people.length;
	expect((await control('POST', '/seed', { tickets: 40 })).status).toBe(201);
	expect((await control('POST', '/people', { count: 7 })).status).toBe(201);
	await control('POST', '/people', { people: [{ openId: 'ou_new', name: '新人' }] });
	expect(sandbox.tickets).toHaveLength(tickets + 40);
	expect(sandbox.people).toHaveLength(people + 8);
	expect(await (await control('GET', '/tickets')).json()).toHaveLength(tickets + 40);
});

it.each([
	['/tickets', { guest: 'nobody', text: 'x' }, 400],
	['/tickets', undefined, 400],
	['/tickets/1/close', undefined, 404],
	['/seed', { tickets: 0 }, 400],
	['/people', { people: [{ openId: 'alice' }] }, 400],
])('says what is wrong with POST %s %j', async (path, body, status) => {
	const response = await control('POST', path, body);
	expect(response.status).toBe(status);
	expect(await response.json()).toHaveProperty('error');
});

it('does not answer to web pages of other sites', async () => {
	const headers = { Origin: 'https://evil.example' };
	const response = await fetch(`${sandbox.url}/_sandbox`, { method: 'DELETE', headers });
	expect(response.status).toBe(403);
});
