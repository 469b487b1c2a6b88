import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { INodeParameters } from 'n8n-workflow';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { missingScope, type Fault } from '../../../../../sandbox/server';
import { PNG } from '../../../../support/images';
import {
	byEmail,
	HELLO,
	items,
	openScene,
	receiver,
	ROUTES,
	type Scene,
} from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const PRIVATELY: INodeParameters = { ...HELLO, options: { onOpenTicket: 'sendPrivately' } };
const INTO_TICKET: INodeParameters = { ...HELLO, options: { onOpenTicket: 'replyInTicket' } };
const POST: INodeParameters = {
	messageType: 'post',
	postMode: 'markdown',
	postMarkdown: 'It is **done**',
};
const BOTH = [
	['sendPrivately', PRIVATELY],
	['replyInTicket', INTO_TICKET],
] as const;

/** Requests for the service group or privately, for the list of tickets, and into a ticket. */
const counts = ({ sandbox } = scene) =>
	[ROUTES.message, ROUTES.tickets, ROUTES.ticketMessage].map((route) => sandbox.count(route));
const writtenIn = (ticketId: string, { sandbox } = scene) =>
	sandbox.tickets
		.find(({ ticket_id: id }) => id === ticketId)
		?.messages.map(({ rawContent }) => rawContent);
const delivered = () =>
	scene.sandbox.inbox.map(({ receiverId, receiveType }) => [receiverId, receiveType]);
const onMessage = (fault: Fault) => {
	scene.sandbox.fault({ ...fault, route: ROUTES.message });
};
const refusal = (code: number): Fault => ({ kind: 'answer', status: 400, code, msg: 'refused' });

describe('a person with a ticket in progress', () => {
	test('gets a message privately where nothing was chosen', async () => {
		scene.sandbox.openTicket('ou_alice');
		const { text, messageType } = HELLO;
		const { output } = await scene.send({ text, messageType, receiver: receiver('ou_alice') });
		expect(output[0]?.[0]?.json).toMatchObject({ receive_type: 'user' });
		expect(counts()).toEqual([1, 0, 0]);
	});

	test.each([
		['text', {}],
		['rich text', POST],
	])('gets no %s in the group by default, and the error says why', async (_type, content) => {
		scene.sandbox.openTicket('ou_alice');
		const { error } = await scene.send({ ...HELLO, ...content });
		expect(error?.message).toBe(
			'The person has a ticket in progress, so the service group takes no message [154000]',
		);
		expect(error?.description).toMatch(
			/^To reach the person now, set 'Chat' to 'Private Chat', or let the option 'On Open Ticket' decide\.\n/,
		);
		expect(counts()).toEqual([1, 1, 0]);
		expect(delivered()).toEqual([]);
	});

	test('named by union_id, which tickets do not know, is told of the ticket as a possibility', async () => {
		scene.sandbox.openTicket('ou_alice');
		const { error } = await scene.send({ ...HELLO, receiver: receiver('on_alice') });
		expect(error?.message).toBe('Feishu did not accept the content or the parameters [154000]');
		expect(error?.description).toMatch(/has a ticket in progress\. If so, set 'Chat' to/);
		expect(counts()).toEqual([1, 0, 0]);
	});

	test("whose tickets Feishu does not show is told of it as a possibility, and of Feishu's own error", async () => {
		scene.sandbox.openTicket('ou_alice');
		scene.sandbox.fault({ ...missingScope('helpdesk:all:readonly'), route: ROUTES.tickets });
		const { error } = await scene.send(HELLO);
		expect(error?.message).toMatch(/\[154000\]$/);
		expect(error?.description).toMatch(/has a ticket in progress\. If so/);
	});

	test('gets it privately where the option says so, and the output says so', async () => {
		scene.sandbox.openTicket('ou_alice');
		const { output, error } = await scene.send(PRIVATELY);
		expect(error).toBeUndefined();
		expect(output[0]?.[0]?.json).toEqual({
			message_id: scene.sandbox.inbox[0]?.messageId,
			receiver_id: 'ou_alice',
			receive_type: 'user',
			msg_type: 'text',
			fallback: true,
		});
		expect(delivered()).toEqual([['ou_alice', 'user']]);
		expect(counts()).toEqual([2, 1, 0]);
	});

	test('gets it in the ticket where the option says so, and the output says so', async () => {
		const ticketId = scene.sandbox.openTicket('ou_alice');
		const { output } = await scene.send(INTO_TICKET);
		expect(output[0]?.[0]?.json).toEqual({
			message_id: expect.stringMatching(/^om_/) as string,
			receiver_id: 'ou_alice',
			receive_type: 'ticket',
			msg_type: 'text',
			fallback: true,
			ticket_id: ticketId,
		});
		expect(writtenIn(ticketId)).toEqual(['{"text":"Hello"}']);
		expect(counts()).toEqual([1, 1, 1]);
		expect(delivered()).toEqual([]);
	});

	test('gets rich text in the ticket, exactly as it would be sent to the group', async () => {
		await scene.send({ ...HELLO, ...POST });
		const ticketId = scene.sandbox.openTicket('ou_alice');
		const { error } = await scene.send({ ...INTO_TICKET, ...POST });
		expect(error).toBeUndefined();
		expect(writtenIn(ticketId)).toEqual([scene.sandbox.inbox[0]?.rawContent]);
	});

	test('known by e-mail is looked up once, and found among the tickets', async () => {
		const ticketId = scene.sandbox.openTicket('ou_alice');
		const { output } = await scene.send({
			...INTO_TICKET,
			receiver: byEmail('alice@example.com'),
		});
		expect(output[0]?.[0]?.json).toMatchObject({
			email: 'alice@example.com',
			ticket_id: ticketId,
		});
		expect(scene.sandbox.count(ROUTES.lookUp)).toBe(1);
	});

	test('is one among three: only that message goes elsewhere', async () => {
		scene.sandbox.openTicket('ou_bob');
		const three = ['ou_alice', 'ou_bob', 'ou_carol'];
		const { output } = await scene.send(
			{ ...PRIVATELY, receiver: receiver('={{ $json.to }}') },
			{ items: items(...three.map((to) => ({ to }))) },
		);
		expect(output[0]?.map(({ json }) => json.receive_type)).toEqual(['chat', 'user', 'chat']);
		expect(output[0]?.map(({ json }) => json.fallback)).toEqual([undefined, true, undefined]);
		expect(counts()).toEqual([4, 1, 0]);
	});

	test('named by union_id, which tickets do not know, gets it privately but not in a ticket', async () => {
		scene.sandbox.openTicket('ou_alice');
		const to = { receiver: receiver('on_alice') };
		const privately = await scene.send({ ...PRIVATELY, ...to });
		expect(privately.output[0]?.[0]?.json).toMatchObject({ receive_type: 'user', fallback: true });
		const inTicket = await scene.send({ ...INTO_TICKET, ...to });
		expect(inTicket.error?.message).toMatch(/\[154000\]$/);
		expect(counts()).toEqual([3, 0, 0]);
	});

	test.each([154099, 230099, 154003, 154004, 154005, 9499])(
		'is recognised when Feishu refuses with %i: the code is not documented',
		async (openTicketCode) => {
			const other = await openScene({ openTicketCode });
			try {
				const ticketId = other.sandbox.openTicket('ou_alice');
				const privately = await other.send(PRIVATELY);
				expect(privately.output[0]?.[0]?.json).toMatchObject({ receive_type: 'user' });
				const inTicket = await other.send(INTO_TICKET);
				expect(inTicket.output[0]?.[0]?.json).toMatchObject({ ticket_id: ticketId });
				expect(writtenIn(ticketId, other)).toEqual(['{"text":"Hello"}']);
			} finally {
				await other.close();
			}
		},
	);
});

describe('an image or a card', () => {
	const image: INodeParameters = { messageType: 'image' };
	const binary = {
		data: { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' },
	};

	test('that should go into a ticket is refused before anything is sent', async () => {
		const { error } = await scene.send(
			{ ...INTO_TICKET, ...image },
			{ items: [{ json: {}, binary }] },
		);
		expect(error?.message).toBe(
			"'On Open Ticket' is 'Reply in the Ticket', where Feishu takes text and rich text only [item 0]",
		);
		expect(error?.description).toMatch(/Choose 'Send Privately'/);
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test('goes privately, with one upload', async () => {
		scene.sandbox.openTicket('ou_alice');
		const { error } = await scene.send(
			{ ...PRIVATELY, ...image },
			{ items: [{ json: {}, binary }] },
		);
		expect(error).toBeUndefined();
		expect(delivered()).toEqual([['ou_alice', 'user']]);
		expect(scene.sandbox.count(ROUTES.image)).toBe(1);
	});

	test('as a private chat needs no way out', async () => {
		const { error } = await scene.send(
			{ ...INTO_TICKET, ...image, receiveType: 'user' },
			{ items: [{ json: {}, binary }] },
		);
		expect(error).toBeUndefined();
	});
});

describe.each([['fail', HELLO] as const, ...BOTH])('with %s', (_option, parameters) => {
	test('a refusal without a ticket in progress stays what it is', async () => {
		onMessage(refusal(154000));
		const { error } = await scene.send(parameters);
		expect(error?.message).toMatch(/\[154000\]$/);
		expect(error?.description).not.toMatch(/ticket/);
		expect(counts()).toEqual([1, 1, 0]);
		expect(delivered()).toEqual([]);
	});

	test.each([99992361, 154001, 11248, 154401, 99991672, 99991403])(
		'code %i surely means something else: no ticket is looked for',
		async (code) => {
			scene.sandbox.openTicket('ou_alice');
			onMessage(refusal(code));
			const { error } = await scene.send(parameters);
			expect(error?.message).toContain(`[${code}]`);
			expect(counts()).toEqual([1, 0, 0]);
		},
	);

	test.each<[string, Fault]>([
		['500 after delivery', { kind: 'answerAfterDelivery', status: 500, code: 155000 }],
		['154000 with 500 after delivery', { kind: 'answerAfterDelivery', status: 500, code: 154000 }],
		['an unknown code with 500', { kind: 'answer', status: 500, code: 154099, msg: 'x' }],
		['the page of a proxy', { kind: 'html', status: 403 }],
		['a reset after delivery', { kind: 'resetAfterDelivery' }],
	])('%s is no refusal: nothing goes elsewhere', async (_what, fault) => {
		scene.sandbox.closeTicket('ou_alice');
		onMessage(fault);
		const { error } = await scene.send(parameters);
		expect(error).toBeDefined();
		expect(counts()).toEqual([1, 0, 0]);
		expect(scene.sandbox.inbox.length).toBeLessThanOrEqual(1);
	});

	test('a private chat is not touched', async () => {
		scene.sandbox.openTicket('ou_alice');
		const { output } = await scene.send({ ...parameters, receiveType: 'user' });
		expect(output[0]?.[0]?.json).not.toHaveProperty('fallback');
		expect(counts()).toEqual([1, 0, 0]);
	});

	test('a preview shows the message to the group', async () => {
		const { output } = await scene.send({
			...parameters,
			options: { ...(parameters.options as INodeParameters), previewOnly: true },
		});
		expect(output[0]?.[0]?.json).toMatchObject({ request: { body: { receive_type: 'chat' } } });
		expect(scene.sandbox.requests).toHaveLength(0);
	});
});

describe('when the tickets cannot be listed', () => {
	test.each<[string, Fault]>([
		['for a scope', missingScope('helpdesk:all:readonly')],
		['for a server error', { kind: 'answer', status: 500, code: 155000, msg: 'internal' }],
		['for a proxy', { kind: 'html', status: 502 }],
	])('%s, the message goes privately, but in no ticket', async (_why, fault) => {
		scene.sandbox.openTicket('ou_alice');
		scene.sandbox.fault({ ...fault, route: ROUTES.tickets, times: Infinity });
		const privately = await scene.send(PRIVATELY);
		expect(privately.output[0]?.[0]?.json).toMatchObject({ receive_type: 'user', fallback: true });
		const inTicket = await scene.send(INTO_TICKET);
		expect(inTicket.error?.message).toMatch(/\[154000\]$/);
		expect(scene.sandbox.inbox).toHaveLength(1);
		expect(scene.sandbox.count(ROUTES.ticketMessage)).toBe(0);
	});
});

describe('what follows may be refused too', () => {
	test('the private chat: the error is that of the private chat, and nothing was sent', async () => {
		scene.sandbox.openTicket('ou_alice');
		scene.sandbox.fault({ ...refusal(11225), route: ROUTES.message, skip: 1 });
		const { output } = await scene.send(PRIVATELY, { onError: 'continueRegularOutput' });
		expect(output[0]?.[0]?.json).toMatchObject({
			error: "The bot can't reach this person [11225]",
			errorDetails: { delivery: 'notSent' },
		});
		expect(counts()).toEqual([2, 1, 0]);
	});

	test('the ticket, closed meanwhile: one request, and nothing was sent', async () => {
		scene.sandbox.openTicket('ou_alice');
		closeBefore(ROUTES.ticketMessage, 'ou_alice');
		const { output } = await scene.send(INTO_TICKET, { onError: 'continueRegularOutput' });
		expect(output[0]?.[0]?.json).toMatchObject({
			error: 'The ticket is already closed [154401]',
			errorDetails: { delivery: 'notSent' },
		});
		expect(counts()).toEqual([1, 1, 1]);
	});

	test('the ticket, after it took the message: delivery unknown, and nothing more is tried', async () => {
		const ticketId = scene.sandbox.openTicket('ou_alice');
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.ticketMessage });
		const { output } = await scene.send(INTO_TICKET, { onError: 'continueRegularOutput' });
		expect(output[0]?.[0]?.json).toMatchObject({ errorDetails: { delivery: 'unknown' } });
		expect(writtenIn(ticketId)).toHaveLength(1);
		expect(counts()).toEqual([1, 1, 1]);
	});
});

/** Closes the tickets of a person at the last moment before a request is answered. */
function closeBefore(route: string, person: string): void {
	scene.sandbox.fault({
		kind: 'html',
		status: 500,
		route,
		when: () => {
			scene.sandbox.closeTicket(person);
			return false;
		},
	});
}

describe('a long text in parts', () => {
	const long = (onOpenTicket: string): INodeParameters => ({
		...HELLO,
		text: 'word '.repeat(60_000),
		options: { onOpenTicket, splitLongText: true },
	});
	const openBefore = (nth: number) => {
		let seen = 0;
		scene.sandbox.fault({
			kind: 'html',
			status: 500,
			route: ROUTES.message,
			when: () => {
				seen += 1;
				if (seen === nth) scene.sandbox.openTicket('ou_alice');
				return false;
			},
		});
	};

	test('goes elsewhere as a whole: the ticket is looked for once', async () => {
		const ticketId = scene.sandbox.openTicket('ou_alice');
		const { output } = await scene.send(long('replyInTicket'));
		const parts = output[0]?.length ?? 0;
		expect(parts).toBeGreaterThan(1);
		expect(output[0]?.map(({ json }) => [json.part, json.parts, json.receive_type])).toEqual(
			Array.from({ length: parts }, (_, n) => [n + 1, parts, 'ticket']),
		);
		expect(writtenIn(ticketId)?.map((raw) => /\((\d)\//.exec(raw ?? '')?.[1])).toEqual(
			Array.from({ length: parts }, (_, n) => String(n + 1)),
		);
		expect(counts()).toEqual([1, 1, parts]);
	});

	test('goes on elsewhere from the part that is refused; none goes twice', async () => {
		openBefore(2);
		const { output } = await scene.send(long('sendPrivately'));
		const parts = output[0]?.length ?? 0;
		expect(output[0]?.map(({ json }) => [json.receive_type, json.fallback])).toEqual([
			['chat', undefined],
			...Array.from({ length: parts - 1 }, () => ['user', true]),
		]);
		expect(scene.sandbox.inbox).toHaveLength(parts);
		expect(new Set(scene.sandbox.inbox.map(({ rawContent }) => rawContent)).size).toBe(parts);
	});

	test('that stays halfway says how much is out', async () => {
		openBefore(2);
		const { output } = await scene.send(long('fail'), { onError: 'continueRegularOutput' });
		expect(output[0]?.[0]?.json).toMatchObject({
			errorDetails: {
				code: 154000,
				delivery: 'sent',
				hint: expect.stringMatching(
					/^Of the \d parts of this message the first 1 was sent\./,
				) as string,
			},
		});
		expect(scene.sandbox.inbox).toHaveLength(1);
	});
});

describe('a Feishu that does not apply the filter for the guest', () => {
	interface Listed {
		ticket_id: string;
		status: number;
		created_at: number;
		guest?: { id: string };
	}

	/** Refuses the service group, lists these tickets whatever is asked, takes everything else. */
	async function openFeishu(tickets: Listed[]) {
		const written: string[] = [];
		const done = (data: object) => ({ code: 0, msg: 'success', data });
		const app = new Hono()
			.post('/open-apis/auth/v3/tenant_access_token/internal', (c) =>
				c.json({ code: 0, msg: 'ok', tenant_access_token: 't-1', expire: 7200 }),
			)
			.post('/open-apis/helpdesk/v1/message', async (c) => {
				const { receive_type: type } = await c.req.json<{ receive_type: string }>();
				if (type === 'chat') return c.json({ code: 154000, msg: 'no' }, 400);
				written.push('private chat');
				return c.json(done({ message_id: 'om_1' }));
			})
			.get('/open-apis/helpdesk/v1/tickets', (c) =>
				c.json(done({ total: tickets.length, tickets })),
			)
			.post('/open-apis/helpdesk/v1/tickets/:id/messages', (c) => {
				written.push(c.req.param('id'));
				return c.json(done({ message_id: 'om_2' }));
			});
		const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const baseUrl = `http://127.0.0.1:${port}`;
		const other = await openScene();
		const { credentials } = other.sandbox;
		other.store.set('feishuHelpdeskApi', { region: 'custom', baseUrl, ...credentials });
		const close = async () => {
			server.close();
			await other.close();
		};
		return { written, send: (some: INodeParameters) => other.send(some), close };
	}

	const of = (id: string, ticketId: string, status = 2, createdAt = 1): Listed => ({
		ticket_id: ticketId,
		status,
		created_at: createdAt,
		guest: { id },
	});

	test.each<[string, Listed[]]>([
		['of a stranger', [of('ou_stranger', '1')]],
		['that are closed', [of('ou_alice', '1', 50), of('ou_alice', '2', 51)]],
		['without a guest', [{ ticket_id: '1', status: 2, created_at: 1 }]],
		['with an unknown status', [of('ou_alice', '1', 9)]],
	])(
		'tickets %s are never written in, and are no reason to send privately',
		async (_whose, list) => {
			const feishu = await openFeishu(list);
			try {
				for (const [, parameters] of BOTH) {
					const { error } = await feishu.send(parameters);
					expect(error?.message).toMatch(/\[154000\]$/);
				}
				expect(feishu.written).toEqual([]);
			} finally {
				await feishu.close();
			}
		},
	);

	test('of several in progress the newest is written in', async () => {
		const feishu = await openFeishu([
			of('ou_stranger', '9', 2, 99),
			of('ou_alice', '1', 2, 1),
			of('ou_alice', '3', 2, 3),
			of('ou_alice', '2', 2, 2),
			of('ou_alice', '4', 50, 4),
		]);
		try {
			const { output } = await feishu.send(INTO_TICKET);
			expect(output[0]?.[0]?.json).toMatchObject({ ticket_id: '3' });
			expect(feishu.written).toEqual(['3']);
		} finally {
			await feishu.close();
		}
	});
});
