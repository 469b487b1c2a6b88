import type { INodeParameters } from 'n8n-workflow';
import { gzipSync } from 'node:zlib';
import { fileIn } from '../../../../nodes/FeishuHelpdesk/transport/answer';
import { LOG_ID, openAnsweringScene, type AnsweringScene } from '../../../support/answeringServer';
import { fileOf } from '../../../support/binaryData';
import { PNG } from '../../../support/images';
import { receiver as byId } from '../../../support/scene';

let scene: AnsweringScene;
beforeAll(async () => {
	scene = await openAnsweringScene();
});
beforeEach(() => {
	scene.asked.length = 0;
});
afterAll(() => scene.close());

const DOWNLOADS: Record<string, INodeParameters> = {
	'Ticket: Download Image': {
		resource: 'ticket',
		operation: 'downloadImage',
		ticketId: byId('7'),
		messageId: '1',
	},
	'FAQ: Download Image': {
		resource: 'faq',
		operation: 'downloadImage',
		faqId: byId('7'),
		imageKey: 'img_1',
	},
};

/** Types under which anything may come; `undefined`: without one. */
const TYPES = [
	'application/octet-stream',
	'application/problem+json',
	'application/json',
	'text/html; charset=utf-8',
	'application/xhtml+xml',
	'image/png',
	undefined,
];

const REFUSAL = '{"code":154404,"msg":"image is deleted","data":{}}';
const LOGIN = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">Log in</html>';

/** What came, and what the error says of it. */
const BODIES: [
	what: string,
	body: string | Buffer,
	message: RegExp,
	hint: RegExp,
	asked: number,
][] = [
	['a refusal', REFUSAL, / \[154404\]$/, /^(?!Instead)/, 1],
	['a refusal after a mark', `\ufeff${REFUSAL}`, / \[154404\]$/, /^(?!Instead)/, 1],
	['a success', '{"code":0,"msg":"ok"}', /lacks the picture \[0\]$/, /give the log ID/, 1],
	['a problem', '{"title":"Not found"}', /HTTP 200/, /picture came '\{"title":"Not found"\}'\./, 3],
	['a list', '[]', /HTTP 200/, /picture came '\[\]'\./, 3],
	['a login page', LOGIN, /HTTP 200/, /picture came a web page\./, 3],
	['an old page', '\n<!DOCTYPE html><p>x', /HTTP 200/, /picture came a web page\./, 3],
	['words', 'no such image', /HTTP 200/, /picture came 'no such image'\./, 3],
	['nothing', '', /HTTP 200/, /picture came nothing\./, 3],
	['white space', '\r\n', /HTTP 200/, /picture came nothing\./, 3],
];

const CASES = Object.keys(DOWNLOADS).flatMap((name) =>
	BODIES.flatMap(([what, body, message, hint, asked]) =>
		// All types for one operation, since what is sent again takes seconds.
		(name.startsWith('FAQ') && asked === 1 ? TYPES : TYPES.slice(0, 1)).map((type) => ({
			...{ name, what, body, message, hint, asked, type },
		})),
	),
);

describe.each(CASES)('$name, when $what comes as $type', (each) => {
	test('makes no picture of it, and says what came', async () => {
		const { body, message, hint, asked, type } = each;
		const headers = { 'x-tt-logid': LOG_ID, ...(type !== undefined && { 'content-type': type }) };
		scene.answers = () => ({ headers, body });
		const parameters = DOWNLOADS[each.name] ?? {};
		const { output, error } = await scene.engine.run({ parameters });
		expect(output.flat()).toEqual([]);
		expect((error?.message ?? '').replace(' [item 0]', '')).toMatch(message);
		expect(error?.description).toMatch(hint);
		expect(error?.description).toContain(`Log ID: ${LOG_ID}`);
		expect(scene.asked).toHaveLength(asked);
	});
});

describe('a picture', () => {
	const file = (body: Buffer, type?: string) =>
		fileIn({ statusCode: 200, headers: type === undefined ? {} : { 'content-type': type }, body });

	test.each(
		BODIES.flatMap(([what, body]) =>
			TYPES.map((type) => ({ what, body: Buffer.from(body), type })),
		),
	)('is not $what as $type', ({ body, type }) => {
		expect(file(body, type)).toBeUndefined();
	});

	test.each([
		['a PDF', Buffer.from('%PDF-1.7\n%\x80\x81\0'), 'application/pdf'],
		['an archive', gzipSync('x'), 'application/gzip'],
		['a film', Buffer.from('\0\0\0\x18ftypisom'), 'video/mp4'],
	])('is not %s', (_what, body, type) => {
		expect(file(body, type)).toBeUndefined();
	});

	test.each([undefined, '', ...TYPES.slice(0, 4), 'text/plain', 'image/jpeg'])(
		'is one by its bytes, whatever the type says: %s',
		(type) => {
			expect(file(PNG, type)).toEqual({ bytes: PNG, mimeType: 'image/png', extension: '.png' });
		},
	);

	test.each(['image/avif', 'application/octet-stream', undefined])(
		'of a kind that nobody knows is one as %s',
		(type) => {
			expect(file(Buffer.from([0, 128, 255]), type)?.bytes).toHaveLength(3);
		},
	);

	test('comes out with its bytes', async () => {
		scene.answers = () => ({ headers: {}, body: PNG });
		const { output } = await scene.engine.run({
			parameters: DOWNLOADS['FAQ: Download Image'] ?? {},
		});
		expect((await fileOf(output[0]?.[0])).bytes).toEqual(PNG);
	});

	test('of which only a part came is none', async () => {
		scene.answers = () => ({
			headers: {
				'content-type': 'image/png',
				'content-length': PNG.length + 1,
				connection: 'close',
			},
			body: PNG,
		});
		const { output, error } = await scene.engine.run({
			parameters: DOWNLOADS['FAQ: Download Image'] ?? {},
		});
		expect(output.flat()).toEqual([]);
		expect(error?.message).toMatch(/connection|answer/i);
	});
});
