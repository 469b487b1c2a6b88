import { startSandbox, type Sandbox } from '../../sandbox/server';
import { MESSAGE_ROUTE, send, TOKEN_ROUTE } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

describe('a right message', () => {
	it('is delivered and gets an id', async () => {
		const before = Date.now();
		const answer = await send(sandbox);
		expect(answer).toMatchObject({ status: 200, code: 0, msg: 'success' });
		expect(sandbox.inbox).toHaveLength(1);
		expect(sandbox.inbox[0]).toMatchObject({
			messageId: answer.data?.message_id,
			receiverId: 'ou_anna',
			userIdType: 'open_id',
			receiveType: 'chat',
			msgType: 'text',
			content: { text: 'Hello' },
			rawContent: '{"text":"Hello"}',
		});
		expect(answer.data?.message_id).toMatch(/^om_\w+$/);
		expect(sandbox.inbox[0]?.deliveredAt).toBeGreaterThanOrEqual(before);
	});

	it('is recorded with its route, its bytes and what was answered', async () => {
		await send(sandbox, { query: '?user_id_type=open_id' });
		expect(sandbox.count(TOKEN_ROUTE)).toBe(1);
		expect(sandbox.count(MESSAGE_ROUTE)).toBe(1);
		const request = sandbox.requests[1];
		expect(request).toMatchObject({
			method: 'POST',
			path: '/open-apis/helpdesk/v1/message',
			query: { user_id_type: 'open_id' },
			route: MESSAGE_ROUTE,
			status: 200,
			code: 0,
		});
		expect(request?.headers['content-type']).toBe('application/json; charset=utf-8');
		expect(request?.rawBody.toString()).toContain('"receiver_id":"ou_anna"');
	});

	it.each([
		['quotes and backslashes', '"\\" \\n \' `'],
		['line separators', 'a\u2028b\u2029c'],
		['emoji and a lone surrogate', '👩‍👩‍👧 \ud83d'],
		['control characters', '\0\b\f\n\r\t\u001f\u007f'],
		['markup', '<at user_id="ou_x">A</at> </script> {{ $json.x }} ${x}'],
	])('keeps %s byte for byte', async (_case, text) => {
		const content = JSON.stringify({ text });
		expect(await send(sandbox, { body: { content } })).toMatchObject({ code: 0 });
		expect(sandbox.inbox[0]).toMatchObject({ rawContent: content, content: { text } });
	});

	it('keeps the spelling of the content, not only its meaning', async () => {
		const content = ' {"text" : "\\u4f60\\/" } ';
		await send(sandbox, { body: { content } });
		expect(sandbox.inbox[0]?.rawContent).toBe(content);
	});
});

describe('the body', () => {
	it.each([
		['msg_type', { msg_type: 'audio' }],
		['msg_type', { msg_type: undefined }],
		['content', { content: { text: 'an object' } }],
		['receiver_id', { receiver_id: '' }],
		['receive_type', { receive_type: 'group' }],
		['uuid', { uuid: 'a field Feishu does not know' }],
	])('a wrong %s is a field violation', async (field, body) => {
		const answer = await send(sandbox, { body });
		expect(answer).toMatchObject({ status: 400, code: 99992402 });
		expect(answer.error?.field_violations?.map((violation) => violation.field)).toEqual([field]);
		expect(sandbox.inbox).toHaveLength(0);
	});

	it.each(['', '{', 'msg_type=text'])('%j is no JSON', async (rawBody) => {
		expect(await send(sandbox, { rawBody })).toMatchObject({ status: 400, code: 9499 });
	});

	it('needs the content type of JSON', async () => {
		const headers = { 'Content-Type': 'text/plain' };
		expect(await send(sandbox, { headers })).toMatchObject({ status: 400, code: 9499 });
	});

	it.each([
		['text', 150 * 1024],
		['post', 30 * 1024],
		['interactive', 30 * 1024],
	])('of a %s may not be longer than %d bytes', async (msgType, limit) => {
		const text = '汉'.repeat(limit / 3);
		const content = JSON.stringify({ text });
		const answer = await send(sandbox, { body: { msg_type: msgType, content } });
		expect(answer).toMatchObject({ status: 400, code: 154000 });
		expect(answer.msg).toContain(String(limit));
	});
});

describe('the receiver', () => {
	it.each([
		['open_id', 'ou_anna', 0],
		['union_id', 'on_anna', 0],
		['user_id', 'anna7', 0],
		['open_id', 'on_anna', 99992351],
		['open_id', 'oc_group', 99992351],
		['open_id', 'ou_anna_otherapp', 99992361],
		['union_id', 'ou_anna', 99992363],
		['user_id', 'ou_anna', 99992360],
		['email', 'ou_anna', 99992402],
	])('%s %s is answered with %d', async (type, id, code) => {
		const answer = await send(sandbox, {
			query: `?user_id_type=${type}`,
			body: { receiver_id: id },
		});
		expect(answer).toMatchObject({ status: code === 0 ? 200 : 400, code });
		expect(sandbox.inbox).toHaveLength(code === 0 ? 1 : 0);
	});

	it('is an open_id when nothing else is said', async () => {
		expect(await send(sandbox, { body: { receiver_id: 'on_anna' } })).toMatchObject({
			code: 99992351,
		});
	});
});

describe('a person with a ticket in progress', () => {
	it('cannot be reached in the group, but privately, until the ticket is closed', async () => {
		sandbox.openTicket('ou_anna');
		expect(await send(sandbox)).toMatchObject({ status: 400, code: 154000 });
		expect(await send(sandbox, { body: { receive_type: 'user' } })).toMatchObject({ code: 0 });
		expect(await send(sandbox, { body: { receiver_id: 'ou_ben' } })).toMatchObject({ code: 0 });
		sandbox.closeTicket('ou_anna');
		expect(await send(sandbox, { body: { receive_type: 'chat' } })).toMatchObject({ code: 0 });
		expect(sandbox.inbox.map((message) => message.receiveType)).toEqual(['user', 'chat', 'chat']);
	});
});

describe('the code of an open ticket', () => {
	it('is undocumented, so a test can choose another one', async () => {
		const other = await startSandbox({ openTicketCode: 230002 });
		other.openTicket('ou_anna');
		expect(await send(other)).toMatchObject({ status: 400, code: 230002 });
		await other.close();
	});
});

describe('reset', () => {
	it('forgets messages, requests, faults and tickets', async () => {
		await send(sandbox);
		sandbox.fault({ kind: 'html', status: 502 });
		sandbox.openTicket('ou_anna');
		sandbox.reset();
		expect(sandbox.inbox).toHaveLength(0);
		expect(sandbox.requests).toHaveLength(0);
		expect(await send(sandbox)).toMatchObject({ code: 0 });
	});
});
