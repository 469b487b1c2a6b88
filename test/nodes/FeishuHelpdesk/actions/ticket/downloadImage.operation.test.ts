import type { INodeParameters } from 'n8n-workflow';
import { once } from 'node:events';
import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TicketMessage } from '../../../../../sandbox/tickets/message';
import { DELETED_PICTURE, PICTURES } from '../../../../../sandbox/tickets/pictures';
import { fileOf, storeBinaryData } from '../../../../support/binaryData';
import { PNG } from '../../../../support/images';
import { items, openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { asked, itemsOf, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const ROUTE = 'GET /helpdesk/v1/ticket_images';
const download = (
	ticketId: string,
	messageId: string,
	parameters: INodeParameters = {},
): INodeParameters => ({
	resource: 'ticket',
	operation: 'downloadImage',
	ticketId: byId(ticketId),
	messageId,
	...parameters,
});

/** A message of the sandbox, and the ticket it is in. */
function message(fits: (message: TicketMessage) => boolean): { ticketId: string; id: string } {
	for (const { ticket_id: ticketId, messages } of scene.sandbox.tickets) {
		const found = messages.find(fits);
		if (found) return { ticketId, id: found.id };
	}
	throw new Error('There is no such message');
}
const imageMessage = (key: string) =>
	message(({ msgType, content }) => msgType === 'image' && content.image_key === key);
const richText = () => message(({ msgType }) => msgType === 'post');
const text = () => message(({ msgType }) => msgType === 'text');
const [VPN, PRINTER] = PICTURES;

describe('Ticket: Download Image', () => {
	test('puts out the exact bytes of an image message, with name and type', async () => {
		const { ticketId, id } = imageMessage('img_v3_seed_vpn');
		const [item] = await itemsOf(scene, download(ticketId, id));
		expect(item?.json).toEqual({ ticket_id: ticketId, message_id: id, image_index: null });
		const { bytes, fileName, mimeType } = await fileOf(item);
		expect(bytes.equals(VPN?.bytes ?? Buffer.of())).toBe(true);
		expect([fileName, mimeType]).toEqual([`${id}.png`, 'image/png']);
		expect(Object.keys(item?.binary ?? {})).toEqual(['data']);
		expect(asked(scene)).toEqual([['GET /ticket_images', { ticket_id: [ticketId], msg_id: [id] }]]);
	});

	test('puts out each picture of a rich text by its index', async () => {
		const { ticketId, id } = richText();
		const found = await itemsOf(
			scene,
			download(ticketId, id, { imageIndex: '={{ $json.index }}' }),
			{
				items: items({ index: 0 }, { index: '1' }),
			},
		);
		const files = await Promise.all(found.map((item) => fileOf(item)));
		expect(files.map(({ bytes }) => bytes)).toEqual([VPN?.bytes, PRINTER?.bytes]);
		expect(files.map(({ fileName }) => fileName)).toEqual([`${id}-0.png`, `${id}-1.png`]);
		expect(found.map(({ json }) => json.image_index)).toEqual([0, 1]);
		const query = { ticket_id: [ticketId], msg_id: [id] };
		expect(asked(scene)).toEqual([
			['GET /ticket_images', { ...query, index: ['0'] }],
			['GET /ticket_images', { ...query, index: ['1'] }],
		]);
	});

	test.each(['={{ null }}', '={{ undefined }}', '={{ $json.none }}', '={{ "" }}', ''])(
		'sends no index for %s, as an image message has none',
		async (imageIndex) => {
			const { ticketId, id } = imageMessage('img_v3_seed_printer');
			await itemsOf(scene, download(ticketId, id, { imageIndex }));
			expect(asked(scene)).toEqual([
				['GET /ticket_images', { ticket_id: [ticketId], msg_id: [id] }],
			]);
		},
	);

	test('puts the file where the user wants it', async () => {
		const { ticketId, id } = imageMessage('img_v3_seed_vpn');
		const [item] = await itemsOf(scene, download(ticketId, id, { outputField: ' picture ' }));
		expect(Object.keys(item?.binary ?? {})).toEqual(['picture']);
	});

	test('brings a picture of 5 MB back as it was uploaded', async () => {
		const bytes = Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024 - PNG.length)]);
		for (let at = PNG.length; at < bytes.length; at += 1) bytes[at] = (at * 7919) % 251;
		const ticketId = scene.sandbox.openTicket('ou_alice');
		const [uploaded] = await read(
			scene,
			{ resource: 'image', operation: 'upload' },
			{
				items: [{ json: {}, binary: { data: await storeBinaryData(bytes, 'a.png', 'image/png') } }],
			},
		);
		await read(scene, {
			resource: 'ticketMessage',
			operation: 'send',
			ticketId: byId(ticketId),
			messageType: 'post',
			postMode: 'json',
			postJson: JSON.stringify({
				zh_cn: { content: [[{ tag: 'img', image_key: uploaded?.image_key }]] },
			}),
		});
		const [sent] = await read(scene, {
			resource: 'ticketMessage',
			operation: 'getMany',
			ticketId: byId(ticketId),
		});
		const [item] = await itemsOf(
			scene,
			download(ticketId, sent?.id as string, { imageIndex: '0' }),
		);
		expect((await fileOf(item)).bytes.equals(bytes)).toBe(true);
	});

	test.each<[string, () => INodeParameters, number, RegExp]>([
		[
			'an index out of range',
			() => download(richText().ticketId, richText().id, { imageIndex: '9' }),
			154000,
			/'Image Index' is '9'/,
		],
		[
			'no index for a rich text',
			() => download(richText().ticketId, richText().id),
			154000,
			/'Message ID' is '\d{19}'\. .*a post message needs an index/s,
		],
		[
			'a message of another ticket',
			() => download(scene.sandbox.openTicket('ou_alice'), text().id),
			154004,
			/'Ticket' is '\d{19}', 'Message ID' is '\d{19}'/,
		],
		[
			'a text message',
			() => download(text().ticketId, text().id),
			154004,
			/the message has no image/,
		],
		[
			'a deleted picture',
			() => {
				const { ticketId, id } = imageMessage(DELETED_PICTURE);
				return download(ticketId, id);
			},
			154404,
			/deleted in Feishu/,
		],
	])('asks once and says why: %s', async (_what, parameters, code, why) => {
		const { error } = await scene.engine.run({ parameters: parameters() });
		expect(error?.message).toMatch(new RegExp(`\\[${code}\\]$`));
		expect(error?.description).toMatch(why);
		expect(asked(scene)).toHaveLength(1);
	});

	test.each<[string, INodeParameters, string]>([
		['no message', { messageId: '={{ "" }}' }, "'Message ID' is empty"],
		['no ticket', { ticketId: byId('={{ "" }}') }, "'Ticket' is empty"],
		['a negative index', { imageIndex: '-1' }, "'Image Index' is '-1'"],
		['half an index', { imageIndex: '={{ 0.5 }}' }, "'Image Index' is '0.5'"],
		['an index in words', { imageIndex: 'first' }, "'Image Index' is 'first'"],
		['no output field', { outputField: '={{ " " }}' }, "'Put Output File in Field' is empty"],
	])('refuses %s before asking', async (_what, parameters, message) => {
		const { error } = await scene.engine.run({
			parameters: { ...download('1', '2'), ...parameters },
		});
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(scene.sandbox.requests).toEqual([]);
	});

	test.each(['a&ticket_id=1', '../x', 'a b', '编号🚀', '%2e', '"'])(
		'lets a message ID arrive as it is: %s',
		async (id) => {
			await scene.engine.run({ parameters: download('1', id) });
			expect(asked(scene)).toEqual([['GET /ticket_images', { ticket_id: ['1'], msg_id: [id] }]]);
		},
	);

	test('reads again after the connection broke', async () => {
		const { ticketId, id } = imageMessage('img_v3_seed_vpn');
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTE });
		const [item] = await itemsOf(scene, download(ticketId, id));
		expect((await fileOf(item)).bytes).toEqual(VPN?.bytes);
	});

	test('takes the page of a proxy for no picture', async () => {
		scene.sandbox.fault({ kind: 'html', status: 200, route: ROUTE, times: Infinity });
		const { error, output } = await scene.engine.run({ parameters: download('1', '2') });
		expect(error?.message).toBe('The answer is not from Feishu (HTTP 200) [item 0]');
		expect(output.flat()).toEqual([]);
	});

	test('takes JSON for no picture, even if it claims success', async () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 200,
			code: 0,
			msg: 'success',
			route: ROUTE,
			times: Infinity,
		});
		const { error, output } = await scene.engine.run({ parameters: download('1', '2') });
		expect(error?.message).toBe("Feishu's answer lacks the picture [0]");
		expect(output.flat()).toEqual([]);
	});
});

describe('a file as the server sends it', () => {
	let server: Server;
	let answer: { headers: OutgoingHttpHeaders; bytes: Buffer };
	beforeAll(async () => {
		server = createServer(({ url }, response) => {
			if (url?.includes('/ticket_images')) {
				response.writeHead(200, answer.headers).end(answer.bytes);
				return;
			}
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end('{"code":0,"tenant_access_token":"t-1","expire":7200}');
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
	});
	afterAll(() => {
		server.close();
		server.closeAllConnections();
	});

	test.each<[string, OutgoingHttpHeaders, Buffer, string]>([
		['image/jpeg', { 'content-type': 'image/jpeg' }, Buffer.from([255, 216, 0, 10, 13]), '2.jpg'],
		['image/gif', { 'content-type': 'image/gif; x=1' }, Buffer.from('GIF89a'), '2.gif'],
		['image/webp', { 'content-type': 'image/webp' }, Buffer.from('RIFF'), '2.webp'],
		[
			'application/octet-stream',
			{ 'content-type': 'application/octet-stream' },
			Buffer.from([0, 128, 255]),
			'2',
		],
		['image/png', { 'content-type': 'application/octet-stream' }, PNG, '2.png'],
		['image/png', { 'content-type': 'image/jpg' }, PNG, '2.png'],
		['image/png', { 'content-type': 'IMAGE/PNG' }, PNG, '2.png'],
		['image/png', { 'content-type': 'text/plain; charset=utf-8' }, PNG, '2.png'],
		['image/png', {}, PNG, '2.png'],
		['image/jpeg', { 'content-type': 'Image/JPG' }, Buffer.from([0, 128, 255]), '2.jpg'],
	])('comes out as %s', async (type, headers, bytes, name) => {
		answer = { headers, bytes };
		const { port } = server.address() as AddressInfo;
		const other = await openScene();
		const { credentials } = other.sandbox;
		other.store.set('feishuHelpdeskApi', {
			region: 'custom',
			baseUrl: `http://127.0.0.1:${port}`,
			...credentials,
		});
		const [item] = await itemsOf(other, download('1', '2'));
		await other.close();
		const file = await fileOf(item);
		expect(file.bytes.equals(bytes)).toBe(true);
		expect([file.fileName, file.mimeType]).toEqual([name, type]);
	});
});
