import { startSandbox, type Sandbox } from '../../sandbox/server';
import { PICTURES } from '../../sandbox/tickets/pictures';
import { helpdeskHeaders } from './client';
import { violations } from './helpdesk';
import { read } from './reading';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** @returns the query for the first message that fits */
function imageQuery(fits: (message: Message) => boolean): string {
	for (const ticket of sandbox.tickets) {
		const message = ticket.messages.find(fits);
		if (message) return `?ticket_id=${ticket.ticket_id}&msg_id=${message.id}`;
	}
	throw new Error('no such message');
}

const isPost = (message: Message): boolean => message.msgType === 'post';
const shows =
	(key: string) =>
	(message: Message): boolean =>
		message.msgType === 'image' && message.content.image_key === key;

async function bytesOf(query: string): Promise<Buffer> {
	const response = await fetch(`${sandbox.url}/open-apis/helpdesk/v1/ticket_images${query}`, {
		headers: await helpdeskHeaders(sandbox),
	});
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe('image/png');
	expect(response.headers.get('x-tt-logid')).toMatch(/^\d{14}/);
	return Buffer.from(await response.arrayBuffer());
}

it('answers an image message with the bytes alone', async () => {
	const [picture] = PICTURES;
	const bytes = await bytesOf(imageQuery(shows(picture?.imageKey ?? '')));
	expect(bytes.equals(picture?.bytes ?? Buffer.of())).toBe(true);
});

it.each([0, 1])('answers image %d of a rich text', async (index) => {
	const bytes = await bytesOf(`${imageQuery(isPost)}&index=${index}`);
	expect(bytes.equals(PICTURES[index]?.bytes ?? Buffer.of())).toBe(true);
});

it.each([
	['no index', ''],
	['an index past the end', '&index=2'],
	['a negative index', '&index=-1'],
])('refuses a rich text with %s', async (_case, index) => {
	const answer = await read(sandbox, `/ticket_images${imageQuery(isPost)}${index}`);
	expect(answer).toMatchObject({ status: 400, code: 154000 });
});

it('does not find the message in another ticket, nor by its chat id', async () => {
	const query = imageQuery(shows('img_v3_seed_vpn'));
	const other = query.replace(/ticket_id=\d+/, `ticket_id=${sandbox.openTicket('ou_alice')}`);
	const chatId = query.replace(/msg_id=\d+/, 'msg_id=om_123');
	const unknown = query.replace(/ticket_id=\d+/, 'ticket_id=1');
	for (const wrong of [other, chatId, unknown]) {
		const answer = await read(sandbox, `/ticket_images${wrong}`);
		expect(answer).toMatchObject({ status: 404, code: 154004 });
	}
});

it('has no image in a text', async () => {
	const query = imageQuery(({ msgType }) => msgType === 'text');
	expect(await read(sandbox, `/ticket_images${query}`)).toMatchObject({ code: 154004 });
});

it('says when an image was deleted', async () => {
	const query = imageQuery(shows('img_v3_seed_deleted'));
	const answer = await read(sandbox, `/ticket_images${query}`);
	expect(answer).toMatchObject({ status: 401, code: 154404 });
});

it('needs both ids', async () => {
	const answer = await read(sandbox, '/ticket_images');
	expect(answer).toMatchObject({ status: 400, code: 99992402 });
	expect(violations(answer)).toEqual(['ticket_id', 'msg_id']);
});

type Message = Sandbox['tickets'][number]['messages'][number];
