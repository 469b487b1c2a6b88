import { startSandbox, type Sandbox } from '../../sandbox/server';
import { call, PNG, tokenOf, upload } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const PATH = '/open-apis/im/v1/images';

async function post(body: FormData | string): Promise<unknown> {
	const headers = { Authorization: `Bearer ${await tokenOf(sandbox)}` };
	return call(sandbox, PATH, { method: 'POST', headers, body });
}

function form(fields: Record<string, string | File>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

const file = new File([new Uint8Array(PNG)], 'a.png');

it('stores the bytes and the name, and reads the type from the bytes', async () => {
	const bytes = Buffer.concat([PNG, Buffer.from(Array.from({ length: 256 }, (_, i) => i))]);
	const answer = await upload(sandbox, bytes, '图 "1".gif');
	expect(answer).toMatchObject({ status: 200, code: 0, msg: 'success' });
	const key = answer.data?.image_key ?? '';
	expect(key).toMatch(/^img_v3_\w+$/);
	const image = sandbox.images.get(key);
	expect(image).toMatchObject({ fileName: '图 "1".gif', contentType: 'image/png' });
	expect(image?.bytes.equals(bytes)).toBe(true);
});

it.each([
	['an empty file', new Uint8Array(), 234010],
	['a file above 10 MB', Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]), 234006],
	['no image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 234011],
	['a GIF above 2000 pixels', Buffer.from('GIF89a\xd1\x07\x01\x00', 'latin1'), 234039],
])('refuses %s', async (_case, bytes, code) => {
	expect(await upload(sandbox, bytes)).toMatchObject({ status: 400, code });
});

it.each([
	['a wrong image_type', form({ image_type: 'photo', image: file })],
	['a missing image_type', form({ image: file })],
	['a part without file name', form({ image_type: 'message', image: 'bytes' })],
	['another field name', form({ image_type: 'message', file })],
	['no multipart', 'image_type=message'],
])('refuses %s as an invalid parameter', async (_case, body) => {
	expect(await post(body)).toMatchObject({ status: 400, code: 234001 });
});

it('refuses a multipart body without its boundary', async () => {
	const headers = {
		Authorization: `Bearer ${await tokenOf(sandbox)}`,
		'Content-Type': 'multipart/form-data',
	};
	expect(await call(sandbox, PATH, { method: 'POST', headers, body: 'x' })).toMatchObject({
		code: 234001,
	});
});

it('needs the token and the scope', async () => {
	const body = form({ image_type: 'message', image: file });
	expect(await call(sandbox, PATH, { method: 'POST', body })).toMatchObject({ code: 99991661 });
	const poor = await startSandbox({ scopes: ['helpdesk:all'] });
	expect(await upload(poor)).toMatchObject({ code: 99991672 });
	await poor.close();
});
