import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';
import {
	encodeBody,
	holds,
	thingIn,
	type ApiRequest,
} from '../../../../nodes/FeishuHelpdesk/transport/request';

const REQUEST: ApiRequest = { method: 'POST', path: path`/x`, effect: 'read' };

describe('what an answer must hold', () => {
	const expected = { what: 'the ticket', within: 'ticket', names: ['ticket_id', 'id'] };

	test.each([
		[{ ticket: { ticket_id: '1' } }, true],
		[{ ticket: { id: 1 } }, true],
		[{ ticket_id: '1' }, true],
		[{ ticket: 'x', id: 0 }, true],
		[{ ticket: { id: [] } }, true],
		[{ ticket: { id: { a: 1 } } }, true],
		[{ ticket: { id: {} } }, false],
		[{ ticket: { id: '' } }, false],
		[{ ticket: { id: null } }, false],
		[{ ticket: { id: true } }, false],
		[{ ticket: {}, id: '1' }, false],
		[{}, false],
	])('is there in %j: %j', (data, there) => {
		expect(holds(data, expected)).toBe(there);
	});

	test('is nothing where nothing is expected', () => {
		expect(holds({})).toBe(true);
	});

	test('lies in an object, or flat', () => {
		expect(thingIn({ ticket: { id: 1 } }, 'ticket')).toEqual({ id: 1 });
		expect(thingIn({ id: 1 }, 'ticket')).toEqual({ id: 1 });
		expect(thingIn({ id: 1 })).toEqual({ id: 1 });
	});
});

describe('a body', () => {
	test('may be none', () => {
		expect(encodeBody(REQUEST)).toEqual({ headers: {} });
	});

	test("is JSON under the exact type of Feishu's page", () => {
		expect(encodeBody({ ...REQUEST, body: { json: { a: 1 } } })).toEqual({
			body: '{"a":1}',
			headers: { 'Content-Type': 'application/json; charset=utf-8' },
		});
	});

	test('is a form anew each time, whose file is read only when it is sent', async () => {
		let opened = 0;
		const file = {
			field: 'image',
			fileName: 'a.png',
			mimeType: 'image/png',
			size: 3,
			open: async function* () {
				opened += 1;
				await Promise.resolve();
				yield Buffer.from('abc');
			},
		};
		const request = { ...REQUEST, body: { form: { fields: { image_type: 'message' }, file } } };
		const { body, headers } = encodeBody(request);
		expect(headers).toEqual({});
		if (!(body instanceof FormData)) throw new Error('It is no form');
		expect(encodeBody(request).body).not.toBe(body);
		expect(body.get('image_type')).toBe('message');
		const sent = body.get('image');
		if (!(sent instanceof File)) throw new Error('It has no file');
		expect([sent.name, sent.type, sent.size, opened]).toEqual(['a.png', 'image/png', 3, 0]);
		for (let n = 1; n <= 2; n += 1) {
			expect(await new Response(sent.stream()).text()).toBe('abc');
			expect(opened).toBe(n);
		}
	});
});
