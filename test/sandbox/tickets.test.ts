import { parse } from 'lossless-json';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { helpdeskHeaders } from './client';
import { violations } from './helpdesk';
import { codesWithoutAccess, NO_ACCESS, read } from './reading';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

/** @returns the tickets of an answer, as far as the tests look at them */
function ticketsOf(answer: { data?: object | undefined }): { ticket_id: string }[] {
	const { tickets } = { tickets: [], ...answer.data } satisfies { tickets: unknown[] };
	return tickets;
}

it.each(['/tickets', '/tickets/1', '/tickets/1/messages', '/ticket_images?ticket_id=1&msg_id=1'])(
	'reading %s needs a token, the helpdesk header and a scope',
	async (path) => {
		expect(await codesWithoutAccess(sandbox, path)).toEqual(NO_ACCESS);
	},
);

describe('the made-up tickets', () => {
	it('are the same in every run and after a reset', async () => {
		const other = await startSandbox();
		const before = JSON.stringify(sandbox.tickets);
		expect(JSON.stringify(other.tickets)).toBe(before);
		await other.close();
		sandbox.openTicket('ou_alice');
		sandbox.reset();
		expect(JSON.stringify(sandbox.tickets)).toBe(before);
	});

	it.each([
		['writing', (id: string) => sandbox.writeMessage(id, 'guest', 'x')],
		[
			'handing over',
			(id: string) => {
				sandbox.handOver(id);
			},
		],
		[
			'closing',
			(id: string) => {
				sandbox.endTicket(id, 'agent');
			},
		],
		[
			'rating',
			(id: string) => {
				sandbox.rateTicket(id, 3);
			},
		],
	])('forget on a reset what %s did to them', (_case, play) => {
		const before = JSON.stringify(sandbox.tickets);
		const open = sandbox.tickets.find(({ status }) => status === 1);
		play(open?.ticket_id ?? '');
		expect(JSON.stringify(sandbox.tickets)).not.toBe(before);
		sandbox.reset();
		expect(JSON.stringify(sandbox.tickets)).toBe(before);
	});

	it('show every status, stage, channel and score, and more than one guest', () => {
		const values = (name: 'status' | 'ticket_type' | 'channel' | 'score'): number[] =>
			[...new Set(sandbox.tickets.map((ticket) => ticket[name]))].sort((a, b) => a - b);
		expect(values('status')).toEqual([1, 2, 3, 4, 5, 50, 51, 52]);
		expect(values('ticket_type')).toEqual([1, 2]);
		expect(values('channel')).toEqual([0, 2, 9, 13, 14]);
		expect(values('score')).toEqual([0, 1, 2, 3]);
		expect(new Set(sandbox.tickets.map(({ guest }) => guest.id)).size).toBeGreaterThan(30);
	});

	it('belong to nobody a test would write to', () => {
		const guests = sandbox.tickets.map(({ guest }) => guest.id);
		expect(guests.filter((id) => !id.startsWith('ou_guest_'))).toEqual([]);
	});

	it('have unique ids, also beside those that come later', () => {
		sandbox.openTicket('ou_alice');
		sandbox.seedTickets(500);
		const ids = sandbox.tickets.flatMap((ticket) => [
			ticket.ticket_id,
			...ticket.messages.flatMap(({ id, messageId }) => [id, messageId]),
		]);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('getting a ticket', () => {
	it('answers the fields of the page and nothing of the sandbox', async () => {
		const ticket = sandbox.tickets.find(({ tags }) => tags.length > 0);
		const answer = await read(sandbox, `/tickets/${ticket?.ticket_id ?? ''}`);
		expect(answer).toMatchObject({ status: 200, code: 0 });
		expect(answer.data?.ticket).toMatchObject({
			ticket_id: ticket?.ticket_id,
			helpdesk_id: sandbox.credentials.helpdeskId,
			guest: { id: ticket?.guest.id, name: ticket?.guest.name },
			tags: ticket?.tags,
		});
		expect(answer.data?.ticket).not.toHaveProperty('messages');
		expect(answer.data?.ticket).not.toHaveProperty('chat_id');
	});

	it('writes the ids of a comment as numbers with all their digits', async () => {
		const ticket = sandbox.tickets.find(({ comments }) => comments !== undefined);
		const response = await fetch(
			`${sandbox.url}/open-apis/helpdesk/v1/tickets/${ticket?.ticket_id ?? ''}`,
			{ headers: await helpdeskHeaders(sandbox) },
		);
		const text = await response.text();
		const id = ticket?.comments?.id ?? '';
		expect(String(Number(id))).not.toBe(id);
		expect(text).toContain(`"id":${id}`);
		expect(parse(text)).toHaveProperty('data.ticket.comments.id.value', id);
	});

	it('leaves out custom fields where there are none', async () => {
		const ticket = sandbox.tickets.find((one) => one.customized_fields.length === 0);
		const answer = await read(sandbox, `/tickets/${ticket?.ticket_id ?? ''}`);
		expect(answer.data?.ticket).not.toHaveProperty('customized_fields');
	});

	it.each(['1', '%E5%B7%A5', 'x'.repeat(500)])('refuses an id it does not know', async (id) => {
		expect(await read(sandbox, `/tickets/${id}`)).toMatchObject({ status: 404, code: 154004 });
	});
});

describe('listing tickets', () => {
	it('begins with the newest, 20 on a page', async () => {
		const id = sandbox.openTicket('ou_alice');
		const answer = await read(sandbox, '/tickets');
		expect(ticketsOf(answer)).toHaveLength(20);
		expect(ticketsOf(answer)[0]?.ticket_id).toBe(id);
		expect(answer.data?.total).toBe(sandbox.tickets.length);
		expect(ticketsOf(answer)[1]).not.toHaveProperty('tags');
	});

	it('goes through all of them, each once', async () => {
		const ids: string[] = [];
		for (let page = 1; page <= 2; page += 1) {
			const answer = await read(sandbox, `/tickets?page=${page}&page_size=200`);
			ids.push(...ticketsOf(answer).map(({ ticket_id }) => ticket_id));
		}
		expect(new Set(ids).size).toBe(sandbox.tickets.length);
		expect(ticketsOf(await read(sandbox, '/tickets?page=3&page_size=200'))).toEqual([]);
	});

	it.each([
		['status_list=1', (t: Row) => t.status === 1],
		['status_list=1&status_list=51', (t: Row) => [1, 51].includes(t.status)],
		['type=1', (t: Row) => t.ticket_type === 1],
		['channel=9', (t: Row) => t.channel === 9],
		['channel=7', (t: Row) => t.channel === 0],
		['solved=2', (t: Row) => t.solve === 2],
		['score=3', (t: Row) => t.score === 3],
		['guest_id=ou_guest_007', (t: Row) => t.guest.id === 'ou_guest_007'],
		['guest_name=%F0%9F%90%BC', (t: Row) => t.guest.name.includes('🐼')],
		['agent_id=ou_agent_003', (t: Row) => t.agents.some(({ id }) => id === 'ou_agent_003')],
		['closed_by_id=ou_agent_003', (t: Row) => t.closed_by?.id === 'ou_agent_003'],
		['tags=VPN', (t: Row) => t.tags.some(({ name }) => name === 'VPN')],
		['tags=new+%26+urgent&tags=VPN', (t: Row) => t.tags.some(({ name }) => /VPN|&/.test(name))],
		['type=2&score=1', (t: Row) => t.ticket_type === 2 && t.score === 1],
		['guest_name=nobody', () => false],
	])('?%s holds the tickets that fit', async (query, fits) => {
		const expected = sandbox.tickets.filter(fits).map(({ ticket_id }) => ticket_id);
		const answer = await read(sandbox, `/tickets?page_size=200&${query}`);
		expect(answer.data?.total).toBe(expected.length);
		const ids = ticketsOf(answer).map(({ ticket_id }) => ticket_id);
		expect(ids).toEqual(expected.slice(0, 200));
	});

	it('takes both ends of a time, inclusive', async () => {
		const at = sandbox.tickets[5]?.created_at ?? 0;
		const answer = await read(sandbox, `/tickets?create_time_start=${at}&create_time_end=${at}`);
		expect(ticketsOf(answer).map(({ ticket_id }) => ticket_id)).toContain(
			sandbox.tickets[5]?.ticket_id,
		);
		expect(answer.data?.total).toBeLessThan(3);
	});

	it.each(['create_time_start', 'create_time_end', 'update_time_start', 'update_time_end'])(
		'refuses %s alone',
		async (name) => {
			const answer = await read(sandbox, `/tickets?${name}=1`);
			expect(answer).toMatchObject({ status: 400, code: 154000 });
		},
	);

	it.each([
		['page_size=201', 'page_size'],
		['page_size=0', 'page_size'],
		['page=0', 'page'],
		['page=one', 'page'],
		['type=3', 'type'],
		['score=', 'score'],
		['status_list=open', 'status_list.0'],
		['status=1', 'status'],
	])('?%s is a field violation', async (query, field) => {
		const answer = await read(sandbox, `/tickets?${query}`);
		expect(answer).toMatchObject({ status: 400, code: 99992402 });
		expect(violations(answer)).toEqual([field]);
	});

	it('counts and shows no more than 10000', async () => {
		sandbox.seedTickets(10_050);
		const last = await read(sandbox, '/tickets?page=50&page_size=200');
		expect(last.data?.total).toBe(10_000);
		expect(ticketsOf(last)).toHaveLength(200);
		expect(await read(sandbox, '/tickets?page=51&page_size=200')).toMatchObject({
			status: 400,
			code: 154000,
		});
	});
});

type Row = Sandbox['tickets'][number];
