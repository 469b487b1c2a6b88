import fc from 'fast-check';
import { readableMessage } from '../../../../../nodes/FeishuHelpdesk/actions/ticketMessage/readableMessage';
import type { JsonValue } from '../../../../../nodes/FeishuHelpdesk/shared/json';

const MESSAGE = {
	id: '6950000000000000001',
	message_id: '6950000000000000002',
	message_type: 'text',
	created_at: 1777597200123,
	user_name: 'Alice',
	user_id: 'ou_alice',
};
const readable = (content: JsonValue) => readableMessage('77', { ...MESSAGE, content });
const said = (content: object) => readable(JSON.stringify(content));
const link = { ticket_id: '77', message_id: MESSAGE.id };

describe('a message of a ticket', () => {
	test('keeps what Feishu sent, with its content read, and names the ticket', () => {
		const content = { msg_type: 'text', content: 'Hello' };
		expect(said(content)).toEqual({
			...MESSAGE,
			ticket_id: '77',
			created_time: '2026-05-01T01:00:00.123Z',
			content,
			text: 'Hello',
			images: [],
		});
	});

	test.each([
		'',
		' two  spaces ',
		'line\nline\r\n',
		'{"a":1}',
		'[1]',
		'null',
		'5',
		'"',
		'<b>\\ 🚀',
	])('that is text has it exactly: %j', (text) => {
		expect(said({ msg_type: 'text', content: text }).text).toBe(text);
	});

	test.each([
		'123456',
		'6948728206392295444',
		'1.50',
		'true',
		'null',
		'"Hi"',
		'[1]',
		'[[{"tag":"text"}]]',
	])('that is nothing but the text %s has it exactly, though it is JSON by chance', (text) => {
		expect(readable(text)).toMatchObject({ content: text, text, images: [] });
	});

	test('that names one picture twice has it once', () => {
		const both = { image_key: 'img_1', image_keys: ['img_1', 'img_2'] };
		const second = { ...link, image_index: 1, image_key: 'img_2' };
		expect(said({ msg_type: 'post', ...both }).images).toEqual([
			{ ...link, image_index: 0, image_key: 'img_1' },
			second,
		]);
		expect(said(both).images).toHaveLength(2);
		expect(said({ msg_type: 'image', ...both }).images).toEqual([
			{ ...link, image_index: null, image_key: 'img_1' },
			second,
		]);
	});

	test('that is rich text has its text and every picture with its index', () => {
		const content = { msg_type: 'post', content: 'Title\nTwo', image_keys: ['img_1', 'img_2'] };
		expect(said(content)).toMatchObject({
			text: 'Title\nTwo',
			images: [
				{ ...link, image_index: 0, image_key: 'img_1' },
				{ ...link, image_index: 1, image_key: 'img_2' },
			],
		});
	});

	test('that is rich text in paragraphs of elements is put together', () => {
		const content = {
			title: 'Title',
			content: [
				[
					{ tag: 'text', text: 'Ask ' },
					{ tag: 'at', user_id: 'ou_1', user_name: 'Bob' },
					{ tag: 'text', text: ' or see ' },
					{ tag: 'a', text: 'the guide', href: 'https://example.com' },
				],
				[{ tag: 'img', image_key: 'img_1' }],
				[{ tag: 'text', text: 'Bye' }],
			],
		};
		expect(said({ msg_type: 'post', content }).text).toBe(
			'Title\nAsk @Bob or see the guide\n\nBye',
		);
	});

	test('that is an image has one picture without an index', () => {
		expect(said({ msg_type: 'image', image_key: 'img_1' })).toMatchObject({
			text: '',
			images: [{ ...link, image_index: null, image_key: 'img_1' }],
		});
	});

	test.each([
		{ msg_type: 'file', file_key: 'file_1', file_name: 'a.pdf' },
		{ msg_type: 'media', file_key: 'file_2', image_key: '' },
		{ msg_type: 'image', image_key: '' },
		{ msg_type: 'post', content: '', image_keys: [] },
		{},
	])('may have neither text nor pictures: %j', (content) => {
		expect(said(content)).toMatchObject({ content, text: '', images: [] });
	});

	test.each(['not JSON', '{"broken', ''])(
		'whose content is no JSON is taken as text: %j',
		(raw) => {
			expect(readable(raw)).toMatchObject({ content: raw, text: raw, images: [] });
		},
	);

	test('keeps every digit of the numbers inside', () => {
		expect(readable('{"msg_type":"x","id":7262656095919128578}').content).toEqual({
			msg_type: 'x',
			id: '7262656095919128578',
		});
	});

	test('without content, time or ID is still an item', () => {
		expect(readableMessage('77', {})).toEqual({
			ticket_id: '77',
			created_time: null,
			content: null,
			text: '',
			images: [],
		});
	});

	test('never throws, whatever JSON its content is', () => {
		fc.assert(
			fc.property(fc.oneof(fc.json(), fc.string(), fc.jsonValue().map(String)), (raw) => {
				const { text, images } = readable(raw);
				expect(typeof text).toBe('string');
				expect(Array.isArray(images)).toBe(true);
			}),
		);
	});

	test('never throws, whatever stands where text, title and keys should', () => {
		const anything = fc.jsonValue();
		const record = fc.record(
			{
				msg_type: anything,
				content: anything,
				title: anything,
				image_key: anything,
				image_keys: anything,
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(record, (content) => {
				for (const image of said(content).images as { image_key: unknown }[]) {
					expect(typeof image.image_key).toBe('string');
				}
			}),
		);
	});

	test.each([500, 3_000, 4_000, 5_000, 100_000])('never throws for %i levels of lists', (depth) => {
		const deep = `${'['.repeat(depth)}"x"${']'.repeat(depth)}`;
		expect(typeof readable(`{"content":${deep}}`).text).toBe('string');
	});

	test('of 150 KB is read', () => {
		const text = '密码 🚀 "\\n" '.repeat(12_000);
		expect(said({ msg_type: 'text', content: text }).text).toBe(text);
	});
});
