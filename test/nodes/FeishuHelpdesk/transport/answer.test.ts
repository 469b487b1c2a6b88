import {
	fileIn,
	kindOf,
	readAnswer,
	toHttpAnswer,
} from '../../../../nodes/FeishuHelpdesk/transport/answer';
import { parseAnswer } from '../../../../nodes/FeishuHelpdesk/shared/jsonText';

describe('what n8n hands over', () => {
	test.each<[string, unknown, string]>([
		['text', '{"code":0}', '{"code":0}'],
		['bytes', Buffer.from('{"code":0}'), '{"code":0}'],
		['what it has parsed', { code: 0 }, '{"code":0}'],
		['no body', undefined, '""'],
		['bytes with a mark of their order', Buffer.from('\ufeff{"code":0}'), '{"code":0}'],
	])('as %s becomes text', (_what, body, text) => {
		const headers = { 'x-tt-logid': '1' };
		expect(toHttpAnswer({ statusCode: 404, headers, body })).toEqual({
			status: 404,
			headers,
			body: text,
		});
	});

	test('without headers has none', () => {
		expect(toHttpAnswer({ statusCode: '200', body: '' })).toEqual({
			status: 200,
			headers: {},
			body: '',
		});
	});
});

const read = (body: string, headers: Record<string, unknown> = {}) =>
	readAnswer({ status: 400, headers, body }, parseAnswer);

describe('an answer of Feishu', () => {
	test('is known by its code', () => {
		expect(read('{"code":154004,"msg":"gone","id":7262656095919128578}')).toEqual({
			status: 400,
			headers: {},
			envelope: {
				code: 154004,
				msg: 'gone',
				body: { code: 154004, msg: 'gone', id: '7262656095919128578' },
			},
			logId: null,
		});
		expect(read('{"code":0,"msg":7}').envelope).toMatchObject({ code: 0, msg: '' });
	});

	test.each(['', '<html>', 'null', '7', '[]', '{}', '{"code":"0"}', '{"code":null}'])(
		'is not %j',
		(body) => {
			expect(read(body).envelope).toBeUndefined();
		},
	);

	test.each<[string, Record<string, unknown>, object]>([
		['its own header first', { 'x-tt-logid': 'A', 'x-request-id': 'B' }, { log_id: 'C' }],
		['the header of its gateway', { 'x-tt-logid': '', 'x-request-id': 'A' }, { log_id: 'C' }],
		['its error', { 'x-tt-logid': ['B'] }, { log_id: 'A', logid: 'B' }],
		['the other spelling', {}, { log_id: 7, logid: 'A' }],
	])('tells its id for support in %s', (_where, headers, error) => {
		expect(read(JSON.stringify({ code: 1, error }), headers).logId).toBe('A');
	});

	test.each([{}, { log_id: '' }, 'x', null, ['log_id']])('may have none: %j', (error) => {
		expect(read(JSON.stringify({ code: 1, error })).logId).toBeNull();
		expect(read('<html>').logId).toBeNull();
	});
});

describe('a file', () => {
	const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64');
	const answer = (type: string | undefined, body: unknown, statusCode = 200) =>
		fileIn({ statusCode, headers: type === undefined ? {} : { 'content-type': type }, body });

	test('is named by its bytes, whatever Feishu calls it', () => {
		const png = { bytes: PNG, mimeType: 'image/png', extension: '.png' };
		for (const type of ['image/jpeg', 'application/json', 'text/plain', undefined]) {
			expect(answer(type, PNG)).toEqual(png);
		}
		expect(fileIn({ statusCode: 200, body: PNG })).toEqual(png);
	});

	test.each<[string | undefined, string, string]>([
		['image/jpeg; x=1', 'image/jpeg', '.jpg'],
		['image/unheard-of', 'image/unheard-of', ''],
		['application/octet-stream', 'application/octet-stream', ''],
		['Binary/Octet-Stream', 'Binary/Octet-Stream', ''],
		[undefined, '', ''],
	])('is named by its header, %s, where the bytes do not tell', (type, mimeType, extension) => {
		for (const bytes of [Buffer.from([1, 2, 3]), Buffer.from([0xff, 0xfe])]) {
			expect(answer(type, bytes)).toMatchObject({ mimeType, extension });
		}
	});

	test('may look like a single word where Feishu calls it a picture', () => {
		expect(answer('image/x', Buffer.from('GIFxx'))).toBeDefined();
		for (const type of ['application/octet-stream', undefined]) {
			expect(answer(type, Buffer.from('GIFxx'))).toBeUndefined();
		}
	});

	test.each<[string, string, unknown, number]>([
		['words of Feishu', 'application/json; charset=utf-8', Buffer.from('{"code":1}'), 200],
		['words in capitals', 'Application/JSON', Buffer.from('{"code":1}'), 200],
		['a page', 'text/html', Buffer.from('<html>'), 200],
		['an error', 'image/png', PNG, 404],
		['no bytes', 'image/png', 'PNG', 200],
	])('is not %s', (_what, type, body, status) => {
		expect(answer(type, body, status)).toBeUndefined();
	});

	test.each(['<html>', '{"code":1}', '["x"]', '"x"', '\ufeff<html>', 'two words', ''])(
		'is never %j, whatever Feishu calls it',
		(words) => {
			for (const type of ['image/png', 'application/octet-stream', undefined]) {
				expect(answer(type, Buffer.from(words))).toBeUndefined();
			}
		},
	);

	test.each([
		'x-image/png',
		'application/octet-stream2',
		'xbinary/octet-stream',
		'application/pdf',
	])('is nothing that Feishu calls %s', (type) => {
		expect(answer(type, Buffer.from([1, 2, 3]))).toBeUndefined();
	});
});

test.each([
	['', 'nothing'],
	[' \n', 'nothing'],
	[' <html>', 'a web page'],
	['a <b>', "'a <b>'"],
	[' {"code":1} ', `'{"code":1}'`],
	['a\u0001', 'a file of another kind'],
	['\ufffd', 'a file of another kind'],
	['x'.repeat(50), `'${'x'.repeat(40)}…'`],
])('what came instead of a picture, %j, is %s', (body, kind) => {
	expect(kindOf(body)).toBe(kind);
});
