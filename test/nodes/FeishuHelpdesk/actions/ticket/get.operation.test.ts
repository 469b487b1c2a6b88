import { excerpt } from '../../../../../nodes/FeishuHelpdesk/shared/inputError';
import type { INodeParameters } from 'n8n-workflow';
import type { Ticket } from '../../../../../sandbox/tickets/ticket';
import { items, openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { asked, describeIds, itemsOf, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const get = (id: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'ticket',
	operation: 'get',
	ticketId: byId(id),
	...parameters,
});
const byLink = (value: string): INodeParameters => ({
	...get(''),
	ticketId: { __rl: true, mode: 'url', value },
});
/** A ticket of the sandbox with everything that a ticket may have. */
function fullTicket(): Ticket {
	const found = scene.sandbox.tickets.find(
		({ comments, closed_by: closer, tags, customized_fields: fields, agent_owner: agent }) =>
			comments && closer && agent && tags.length > 0 && fields.length > 1,
	);
	if (!found) throw new Error('There is no such ticket');
	return found;
}

describeIds(() => scene, {
	'Ticket: Get': { label: 'Ticket', path: ['/tickets/', ''], of: get },
});

describe('Ticket: Get', () => {
	test('is one request, and puts out what Feishu sent', async () => {
		const ticket = fullTicket();
		const [found] = await read(scene, get(ticket.ticket_id, { simplify: false }));
		expect(found).toEqual({
			...ticket,
			helpdesk_id: scene.sandbox.credentials.helpdeskId,
			chat_id: undefined,
			messages: undefined,
		});
		expect(asked(scene)).toEqual([[`GET /tickets/${ticket.ticket_id}`, {}]]);
	});

	test('keeps every digit of the numbers in comments', async () => {
		const { ticket_id: id, comments } = fullTicket();
		const [found] = await read(scene, get(id, { simplify: false }));
		expect(found?.comments).toMatchObject({ id: comments?.id, user_id: comments?.user_id });
		expect(String(comments?.id)).toMatch(/^\d{19}$/);
		expect(Number.isSafeInteger(Number(comments?.id))).toBe(false);
	});

	test('simplifies by default', async () => {
		const ticket = fullTicket();
		const { guest, agent_owner: agent } = ticket;
		const [found] = await read(scene, get(ticket.ticket_id));
		expect(found).toEqual({
			ticket_id: ticket.ticket_id,
			status: ticket.status,
			status_name: ticket.status === 51 ? 'closed by agent' : 'closed by user',
			stage: 2,
			stage_name: 'human',
			guest_id: guest.id,
			guest_name: guest.name,
			guest_email: guest.email,
			agent_id: agent?.id,
			agent_name: agent?.name,
			created_at: new Date(ticket.created_at).toISOString(),
			updated_at: new Date(ticket.updated_at).toISOString(),
			closed_at: new Date(ticket.closed_at).toISOString(),
			solved: ticket.solve === 1 ? 'unsolved' : 'solved',
			score: [null, 'dissatisfied', 'average', 'satisfied'][ticket.score],
			tags: ticket.tags.map(({ name }) => name),
			customized_fields: Object.fromEntries(
				ticket.customized_fields.map((field) => [field.display_name, field.value]),
			),
			helpdesk_id: scene.sandbox.credentials.helpdeskId,
		});
	});

	test('reads many side by side, each for its own item', async () => {
		const ids = scene.sandbox.tickets.slice(0, 60).map(({ ticket_id: id }) => id);
		const found = await itemsOf(scene, get('={{ $json.id }}'), {
			items: items(...ids.map((id) => ({ id }))),
		});
		expect(found.map(({ json }) => json.ticket_id)).toEqual(ids);
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_id, item) => ({ item })));
		expect(asked(scene)).toHaveLength(60);
	});

	test('goes on after an unknown ticket, if told so', async () => {
		const id = fullTicket().ticket_id;
		const found = await read(scene, get('={{ $json.id }}'), {
			items: items({ id: '1' }, { id }),
			onError: 'continueRegularOutput',
		});
		expect(found).toMatchObject([
			{ errorDetails: { code: 154004, httpStatus: 404, delivery: 'notSent', retryable: false } },
			{ ticket_id: id },
		]);
	});

	test('of a foreign ticket says which ID and which helpdesk', async () => {
		const { error } = await scene.engine.run({ parameters: get('6945345902185807891') });
		expect(error?.message).toBe('Feishu found nothing under this ID [154004]');
		expect(error?.description).toContain("'Ticket' is '6945345902185807891'.");
		expect(error?.description).toContain(
			`This credential is for the helpdesk ${scene.sandbox.credentials.helpdeskId}.`,
		);
	});
});

describe('a link to a ticket', () => {
	test.each([
		'https://example.feishu.cn/helpdesk/agent/ticket/ID',
		'https://example.feishu.cn/helpdesk/7000000000000000001/ticket?ticket_id=ID&from=x',
		'https://example.feishu.cn/x?ticketId=ID&agent=7000000000000000002',
		'https://example.feishu.cn/x?to=%2Fa%3Fticket_id%3DID%26b%3D7000000000000000002',
		'  http://feishu.cn/#/helpdesk/ID?a=7000000000000000001 \n',
		'https://example.feishu.cn/helpdesk/7000000000000000001/ticket/ID',
		'https://example.feishu.cn/ticket/ID?from=7000000000000000002',
		'https://example.feishu.cn/ticket/ID?helpdesk_id=7000000000000000001#t=1617960686000',
		'https://example.feishu.cn/tickets/detail/ID/1617960686000',
		'https://7000000000000000001.feishu.cn/t/ID?ticket_id=',
		'https://example.feishu.cn/ticket/ID?ticket_id=ID#ticketId=ID',
		'\u200bhttps://example.feishu.cn/ticket/ID\u202c，',
		'https://example.feishu.cn/faq/7000000000000000001/detail/ID',
		'https://example.feishu.cn/x?parent_ticket_id=ID',
	])('leads to the ticket: %s', async (link) => {
		const { ticket_id: id } = fullTicket();
		const [found] = await read(scene, byLink(link.replaceAll('ID', id)));
		expect(found?.ticket_id).toBe(id);
		expect(asked(scene)).toEqual([[`GET /tickets/${id}`, {}]]);
	});

	test('is understood as an ID too, since people paste what they have', async () => {
		const { ticket_id: id } = fullTicket();
		const [found] = await read(scene, get(`={{ "https://feishu.cn/t/${id}" }}`));
		expect(found?.ticket_id).toBe(id);
	});

	const [A, B] = ['7000000000000000001', '7000000000000000002'];
	test.each([
		`https://example.feishu.cn/helpdesk/${A}/${B}`,
		`https://example.feishu.cn/x?ticket_id=${A}&parent_ticket_id=${B}`,
		`https://example.feishu.cn/ticket/${A}?ticket_id=${B}`,
		`https://example.feishu.cn/ticket/${A}/ticket/${B}`,
		`https://example.feishu.cn/detail/${A}?from_ticket_id=${B}`,
		`https://example.feishu.cn/ticket/${A}?relatedTicketId=${B}`,
		`https://example.feishu.cn/x#/${A}?parent-ticket=${B}`,
	])('in which two numbers could be it is refused before asking: %s', async (link) => {
		const { error } = await scene.engine.run({ parameters: byLink(link) });
		expect(error?.message).toBe(
			`'Ticket' is a link in which '${A}' and '${B}' could be the ID of the ticket: '${excerpt(link, 80)}' [item 0]`,
		);
		expect(asked(scene)).toEqual([]);
	});

	test.each([
		'https://example.feishu.cn/x?from=7000000000000000001',
		'https://example.feishu.cn/x?helpdesk_id=7000000000000000001',
		'https://example.feishu.cn/x#t=1617960686000',
		'https://example.feishu.cn/helpdesk/1617960686000',
		'https://example.feishu.cn/ticket/7000000000000000001abc',
		'https://7000000000000000001.feishu.cn/ticket',
		'https://example.feishu.cn/helpdesk/faq/7000000000000000001',
		'https://example.feishu.cn/categories/7000000000000000001',
		'https://example.feishu.cn/#/message/7000000000000000001',
		'https://example.feishu.cn/notification/7000000000000000001?x=1',
	])('that holds only numbers of other things is refused: %s', async (link) => {
		const { error } = await scene.engine.run({ parameters: byLink(link) });
		expect(error?.message).toContain("'Ticket' is a link that holds no ID of a ticket: ");
		expect(asked(scene)).toEqual([]);
	});

	test('without an ID is refused before asking', async () => {
		const parameters = byLink('={{ "https://example.feishu.cn/helpdesk/admin" }}');
		const { error } = await scene.engine.run({ parameters });
		expect(error?.message).toBe(
			"'Ticket' is a link that holds no ID of a ticket: 'https://example.feishu.cn/helpdesk/admin' [item 0]",
		);
		expect(asked(scene)).toEqual([]);
	});
});
