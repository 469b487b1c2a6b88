import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { toFailure } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';
import type { ApiRequest } from '../../../../nodes/FeishuHelpdesk/transport/request';
import {
	ask,
	download,
	drive,
	nothingToAsk,
	rehearse,
	type Steps,
	type Success,
} from '../../../../nodes/FeishuHelpdesk/transport/steps';

const to = (id: string): ApiRequest => ({
	method: 'GET',
	path: path`/helpdesk/v1/tickets/${id}`,
	effect: 'read',
});
const REFUSED = toFailure(new Error('refused'));
const answers =
	(...replies: (Success | Error)[]) =>
	(): Promise<Success> => {
		const reply = replies.shift();
		if (reply === undefined) throw new Error('Nothing more was expected');
		return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
	};

function* twice(): Steps<unknown[]> {
	return [yield* ask(to('1')), yield* ask(to('2'))];
}

function* forgiving(): Steps<string> {
	try {
		yield* ask(to('1'));
		return 'accepted';
	} catch (error) {
		return error instanceof Failure ? error.message : 'something else';
	}
}

describe('a talk', () => {
	test('goes on with what came of each request', async () => {
		expect(await drive(twice(), answers({ data: { n: 1 } }, { data: { n: 2 } }))).toEqual([
			{ n: 1 },
			{ n: 2 },
		]);
	});

	test('ends with a failure, unless it knows what to do about it', async () => {
		await expect(drive(twice(), answers(REFUSED))).rejects.toBe(REFUSED);
		expect(await drive(forgiving(), answers(REFUSED))).toBe('refused');
		expect(await drive(forgiving(), answers(new Error('of n8n')))).toBe('of n8n');
		expect(await drive(forgiving(), answers({ data: {} }))).toBe('accepted');
	});

	test('in which nothing is left to ask sends nothing', async () => {
		expect(await drive(nothingToAsk(7), answers())).toBe(7);
		expect(rehearse(nothingToAsk(7))).toEqual([]);
	});
});

describe('a file', () => {
	const file = { bytes: Buffer.from('x'), mimeType: 'image/png', extension: '.png' };

	test('is what came, or empty', async () => {
		expect(await drive(download(to('1')), answers({ data: {}, file }))).toBe(file);
		expect(await drive(download(to('1')), answers({ data: {} }))).toEqual({
			bytes: Buffer.alloc(0),
			mimeType: '',
			extension: '',
		});
	});

	test('that was refused is a failure', async () => {
		await expect(drive(download(to('1')), answers(REFUSED))).rejects.toBe(REFUSED);
	});
});

describe('beforehand', () => {
	test('a talk shows what it would send if all went well', () => {
		expect(rehearse(twice())).toEqual([to('1'), to('2')]);
	});

	test('a talk that never ends is looked at for a thousand requests', () => {
		function* endless(): Steps<never> {
			for (;;) yield* ask(to('1'));
		}
		expect(rehearse(endless())).toHaveLength(1000);
	});
});
