import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';
import { upload } from './client';
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

const hello = { msg_type: 'text', content: '{"text":"Hello"}' };

/** A post with one link. */
function link(href: string): object {
	return { post: { zh_cn: { title: 'T', content: [[{ tag: 'a', text: 'x', href }]] } } };
}

describe('sending into a ticket', () => {
	it('puts the message of the bot into the conversation', async () => {
		const id = sandbox.openTicket('ou_alice');
		const sent = await post(sandbox, `/tickets/${id}/messages`, hello);
		expect(sent).toMatchObject({ status: 200, code: 0 });
		expect(sent.data?.message_id).toMatch(/^om_/);
		const ticket = sandbox.tickets.find(({ ticket_id }) => ticket_id === id);
		expect(ticket?.messages).toMatchObject([
			{ senderType: 1, rawContent: hello.content, openMessageId: sent.data?.message_id },
		]);
		const listed = await read(sandbox, `/tickets/${id}/messages`);
		expect(listed.data).toMatchObject({
			total: 1,
			messages: [{ message_type: 'text', content: '{"msg_type":"text","content":"Hello"}' }],
		});
	});

	it.each(['a\u2028"\\ 👩‍👩‍👧 汉 <at>', '\ud83d', '\0\t\n'])('keeps %j as it is', async (text) => {
		const id = sandbox.openTicket('ou_alice');
		const content = JSON.stringify({ text });
		await post(sandbox, `/tickets/${id}/messages`, { msg_type: 'text', content });
		const ticket = sandbox.tickets.find(({ ticket_id }) => ticket_id === id);
		expect(ticket?.messages[0]?.content).toEqual({ text });
	});

	it('takes rich text with an uploaded image', async () => {
		const key = (await upload(sandbox)).data?.image_key;
		const id = sandbox.openTicket('ou_alice');
		const content = [[{ tag: 'text', text: 'Look' }], [{ tag: 'img', image_key: key }]];
		const inner = { post: { zh_cn: { title: 'Title', content } } };
		const body = { msg_type: 'post', content: JSON.stringify(inner) };
		expect(await post(sandbox, `/tickets/${id}/messages`, body)).toMatchObject({ code: 0 });
		const listed = await read(sandbox, `/tickets/${id}/messages`);
		expect(listed.data?.messages).toMatchObject([
			{
				content: JSON.stringify({ msg_type: 'post', content: 'Title\nLook', image_keys: [key] }),
			},
		]);
	});

	it('is refused once the ticket is closed, with HTTP 401 although the secrets are right', async () => {
		const id = sandbox.openTicket('ou_alice');
		sandbox.closeTicket('ou_alice');
		const answer = await post(sandbox, `/tickets/${id}/messages`, hello);
		expect(answer).toMatchObject({ status: 401, code: 154401 });
	});

	it('is refused for a ticket that is not there', async () => {
		const answer = await post(sandbox, '/tickets/123/messages', hello);
		expect(answer).toMatchObject({ status: 404, code: 154004 });
	});

	it.each(['javascript:alert(1)', 'example.com', ''])(
		'is refused with a link to %j',
		async (href) => {
			const id = sandbox.openTicket('ou_alice');
			const body = { msg_type: 'post', content: JSON.stringify(link(href)) };
			const answer = await post(sandbox, `/tickets/${id}/messages`, body);
			expect(answer).toMatchObject({ status: 401, code: 154403 });
		},
	);

	it.each([
		['msg_type', { ...hello, msg_type: 'image' }],
		['msg_type', { ...hello, msg_type: 'interactive' }],
		['content', { msg_type: 'text' }],
		['content', { ...hello, content: 5 }],
		['uuid', { ...hello, uuid: 'x' }],
	])('names a wrong %s', async (field, body) => {
		const id = sandbox.openTicket('ou_alice');
		const answer = await post(sandbox, `/tickets/${id}/messages`, body);
		expect(answer).toMatchObject({ status: 400, code: 99992402 });
		expect(violations(answer)).toEqual([field]);
	});

	it.each(['', '{"text":""}', '{"text":"a","b":1}', 'Hello'])(
		'refuses the content %j',
		async (content) => {
			const id = sandbox.openTicket('ou_alice');
			const body = { msg_type: 'text', content };
			const answer = await post(sandbox, `/tickets/${id}/messages`, body);
			expect(answer).toMatchObject({ status: 400, code: 154000 });
		},
	);
});

describe('the form of the content', () => {
	const asObject = { msg_type: 'post', content: link('https://example.com/') };
	const asString = { msg_type: 'post', content: JSON.stringify(asObject.content) };
	const wrong = { status: 400, code: 99992402 };
	const cases: [SandboxOptions['ticketMessageContent'], object, object][] = [
		['both', { code: 0 }, { code: 0 }],
		['string', { code: 0 }, wrong],
		['object', wrong, { code: 0 }],
	];

	it.each(cases)('%s decides about string and object', async (form, string, object) => {
		const other = await startSandbox(form === undefined ? {} : { ticketMessageContent: form });
		const id = other.openTicket('ou_alice');
		expect(await post(other, `/tickets/${id}/messages`, asString)).toMatchObject(string);
		const answer = await post(other, `/tickets/${id}/messages`, asObject);
		expect(answer).toMatchObject(object);
		expect(violations(answer)).toEqual(answer.code === 0 ? [] : ['content']);
		await other.close();
	});

	it('can be refused with 154000 instead', async () => {
		const other = await startSandbox({
			ticketMessageContent: 'object',
			ticketMessageContentCode: 154000,
		});
		const id = other.openTicket('ou_alice');
		expect(await post(other, `/tickets/${id}/messages`, asString)).toMatchObject({ code: 154000 });
		expect(await post(other, `/tickets/${id}/messages`, asObject)).toMatchObject({ code: 0 });
		await other.close();
	});
});

describe('listing the messages of a ticket', () => {
	it('shows who wrote, with ids that are too big for numbers', async () => {
		const id = sandbox.startConversation('alice chen', 'Help!');
		sandbox.writeMessage(id, 'agent', 'Sure');
		const answer = await read(sandbox, `/tickets/${id}/messages`);
		expect(answer.data?.messages).toMatchObject([
			{ user_id: 'ou_alice', user_name: 'Alice Chen' },
			{ user_id: expect.stringMatching(/^ou_agent_/) as string },
		]);
		const [first] = sandbox.tickets.at(-1)?.messages ?? [];
		for (const value of [first?.id, first?.messageId]) {
			expect(value).toMatch(/^\d{19}$/);
			expect(String(Number(value))).not.toBe(value);
		}
	});

	it('pages through many', async () => {
		const id = sandbox.startConversation('ou_alice', '0');
		for (let index = 1; index < 250; index += 1) sandbox.writeMessage(id, 'guest', `${index}`);
		const first = await read(sandbox, `/tickets/${id}/messages`);
		expect(first.data).toMatchObject({ total: 250 });
		expect(first.data?.messages).toHaveLength(20);
		const last = await read(sandbox, `/tickets/${id}/messages?page=2&page_size=200`);
		expect(last.data?.messages).toHaveLength(50);
		expect(last.data?.messages).toMatchObject(Array.from({ length: 50 }, () => ({})));
	});

	it('takes its times in seconds', async () => {
		const ticket = sandbox.tickets.find(({ messages }) => messages.length > 3);
		const path = `/tickets/${ticket?.ticket_id ?? ''}/messages`;
		const seconds = Math.floor((ticket?.messages[1]?.createdAt ?? 0) / 1000);
		const one = await read(sandbox, `${path}?time_start=${seconds}&time_end=${seconds}`);
		expect(one.data).toMatchObject({ total: 1, messages: [{ id: ticket?.messages[1]?.id }] });
		const none = await read(sandbox, `${path}?time_start=${seconds}000`);
		expect(none.data).toMatchObject({ total: 0, messages: [] });
	});

	it.each(['page_size=201', 'page=0', 'time_start=now', 'page_token=x'])(
		'refuses ?%s',
		async (query) => {
			const id = sandbox.openTicket('ou_alice');
			const answer = await read(sandbox, `/tickets/${id}/messages?${query}`);
			expect(answer).toMatchObject({ status: 400, code: 99992402 });
			expect(violations(answer)).toEqual([query.split('=')[0]]);
		},
	);
});
