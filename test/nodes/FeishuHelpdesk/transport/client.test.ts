import { setTimeout as sleep } from 'node:timers/promises';

import type { Gate } from '../../../../nodes/FeishuHelpdesk/transport/client';
import { tokenError } from '../../../../nodes/FeishuHelpdesk/transport/thrownFailure';
import { toFailure } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';
import type { ApiRequest, Effect } from '../../../../nodes/FeishuHelpdesk/transport/request';
import { REFRESH_MARKER, tokenFingerprint } from '../../../../nodes/FeishuHelpdesk/transport/token';
import {
	code,
	cut,
	html,
	limited,
	noting,
	ok,
	outcome,
	play,
	request,
	TOKEN_REFUSED,
	unreachable,
	type Script,
} from './play';

describe('a request', () => {
	test('goes out once when Feishu accepts it', async () => {
		const { client, sent, bodies } = play([ok({ message_id: 'om_1' })]);
		expect(await outcome(client)).toEqual({ message_id: 'om_1' });
		expect(sent).toEqual([
			expect.objectContaining({
				method: 'POST',
				url: 'https://feishu.test/open-apis/helpdesk/v1/tickets/1/messages',
				disableFollowRedirect: true,
				ignoreHttpStatusErrors: true,
				returnFullResponse: true,
				encoding: 'text',
				timeout: 30_000,
			}),
		]);
		expect(bodies).toEqual(['{}']);
		expect(sent[0]?.headers).not.toHaveProperty(REFRESH_MARKER);
	});

	test.each<[string, Script[0]]>([
		['Feishu refused', code(154401)],
		['Feishu may have done', code(155000)],
		['got lost', cut()],
		['a proxy answered', html(502)],
	])('that sends and that %s goes out once only', async (_what, answer) => {
		const { client, sent } = play([answer, ok()]);
		expect(await outcome(client)).toBeInstanceOf(Failure);
		expect(sent).toHaveLength(1);
	});

	test.each<[string, Script[0]]>([
		['Feishu has trouble with', code(155000)],
		['got lost', cut()],
	])('that reads and that %s is tried three times', async (_what, answer) => {
		const { client, sent, logged } = play([answer]);
		expect(await outcome(client, 'read')).toBeInstanceOf(Failure);
		expect(sent).toHaveLength(3);
		expect(logged).toHaveLength(2);
		expect(logged[0]).toMatch(/^Feishu Helpdesk: .*, waiting 0\.\d s$/);
	});

	test('that reads is given up when its patience is at an end', async () => {
		const { client, sent } = play([code(155000)], { maxWaitMs: 0 });
		expect(await outcome(client, 'read')).toMatchObject({ reason: 'server' });
		expect(sent).toHaveLength(1);
	});

	test('is not sent once the execution is cancelled', async () => {
		const { client, sent } = play([ok()], { signal: AbortSignal.abort() });
		expect(await outcome(client)).toMatchObject({ reason: 'cancelled' });
		expect(sent).toEqual([]);
	});

	test('tells no secret of what Feishu repeats, and the helpdesk where it finds nothing', async () => {
		const { client } = play([
			{ code: 154004, msg: 'no s3cret-value, no t-0123456789abcdef, no tenant-0.' },
		]);
		const failure = await outcome(client);
		expect(failure).toMatchObject({ details: { msg: 'no ***, no ***, no ***.' } });
		expect(failure).toMatchObject({
			details: {
				hint: 'Check the ID; it may belong to another helpdesk.\nThis credential is for the helpdesk 7.',
			},
		});
		const other = await outcome(play([code(154401)]).client);
		expect((other as Failure).details.hint).not.toContain('This credential');
	});
});

describe('on the wire', () => {
	const send = async (more: Partial<ApiRequest>, answer: object = ok()) => {
		const { client, sent } = play([answer]);
		const result = await client.call({ ...request('read'), ...more }).catch(toFailure);
		return { options: sent[0], result };
	};

	test('half an emoji in a query is the sign for a broken character, and a list repeats its key', async () => {
		const query = { word: 'a\ud83d', list: ['a', 'b'], size: 7, all: true };
		const { options } = await send({ query });
		expect(options).toMatchObject({
			qs: { word: 'a\ufffd', list: ['a', 'b'], size: 7, all: true },
			arrayFormat: 'repeat',
		});
		expect((await send({})).options).not.toHaveProperty('qs');
		const { method, path, effect } = request('read');
		const plain = play([ok()]);
		await plain.client.call({ method, path, effect });
		expect(plain.bodies).toEqual([undefined]);
	});

	test('a file has longer to go up', async () => {
		const file = {
			field: 'image',
			fileName: 'a.png',
			mimeType: 'image/png',
			size: 1,
			open: () => (async function* () {})(),
		};
		const { options } = await send({ body: { form: { fields: { type: 'x' }, file } } });
		expect(options).toMatchObject({ timeout: 120_000, headers: {} });
	});

	test('a file comes as bytes, and words instead of it are a failure', async () => {
		const body = Buffer.from('bytes');
		const headers = { 'content-type': 'image/png' };
		const { options, result } = await send({ answersFile: true }, { body, headers });
		expect(options).toMatchObject({ encoding: 'arraybuffer' });
		expect(result).toEqual({
			ok: true,
			data: {},
			file: { bytes: body, mimeType: 'image/png', extension: '.png' },
		});
		const words = await send({ answersFile: true });
		expect(words.result).toMatchObject({ message: "Feishu's answer lacks the picture [0]" });
	});

	test('what came instead of a picture is named, without secrets', async () => {
		const came = async (body: string) =>
			(await send({ answersFile: true }, { body: Buffer.from(body) })).result;
		expect(await came('no s3cret-value here')).toMatchObject({
			details: {
				hint: expect.stringMatching(/^Instead of the picture came 'no \*\*\* here'\./) as string,
			},
		});
		const others = [
			{ statusCode: 404, body: Buffer.from('<html>') },
			{ statusCode: 300, body: Buffer.from('<html>') },
			{ body: Buffer.from('{"code":154004,"msg":"m"}') },
		];
		for (const answer of others) {
			const { result } = await send({ answersFile: true }, answer);
			expect((result as Failure).details.hint).not.toContain('Instead of');
		}
		const { result } = await send({}, { body: '<html>' });
		expect((result as Failure).details.hint).not.toContain('Instead of');
	});

	test('an answer that lacks what was asked for is none, and a message may have arrived', async () => {
		const expects = { what: 'the message', names: ['message_id'] };
		const lacking = (effect: Effect) => send({ ...request(effect), expects });
		expect((await lacking('read')).result).toMatchObject({
			message: "Feishu's answer lacks the message [0]",
			details: { delivery: 'notSent' },
		});
		expect((await lacking('send')).result).toMatchObject({ details: { delivery: 'unknown' } });
		const whole = await send({ expects }, ok({ message_id: 'om_1' }));
		expect(whole.result).toMatchObject({ ok: true });
	});

	test('an answer without data has none, and whole numbers keep their digits', async () => {
		expect((await send({}, { code: 0, data: [] })).result).toEqual({ ok: true, data: {} });
		const body = '{"code":0,"data":{"id":7262656095919128578}}';
		expect((await send({}, { body })).result).toMatchObject({
			data: { id: '7262656095919128578' },
		});
	});
});

describe('a token that Feishu refuses', () => {
	test('is replaced once, and the request goes out again', async () => {
		const { client, sent } = play([TOKEN_REFUSED, ok({ n: 1 })]);
		expect(await outcome(client)).toEqual({ n: 1 });
		expect(sent.map(({ headers }) => headers?.[REFRESH_MARKER])).toEqual([
			undefined,
			tokenFingerprint('Bearer tenant-0'),
		]);
	});

	test('twice is a failure', async () => {
		const { client, sent } = play([TOKEN_REFUSED]);
		expect(await outcome(client)).toMatchObject({ reason: 'token' });
		expect(sent).toHaveLength(2);
	});
});

describe('where no token can be had', () => {
	const noToken = () =>
		new Error('n8n', { cause: tokenError(toFailure(new Error('wrong secret'))) });

	test('nothing else is tried with the same credential', async () => {
		const { client, sent } = play([noToken(), ok()]);
		expect(await outcome(client)).toMatchObject({ message: 'wrong secret', reason: 'noToken' });
		expect(await outcome(client, 'read')).toMatchObject({ message: 'wrong secret' });
		expect(sent).toHaveLength(1);
	});
});

describe("Feishu's limit", () => {
	test('is waited out, and the message goes out once', async () => {
		const { client, sent, logged, details } = play([limited('0.1'), ok({ n: 1 })]);
		const startedAt = performance.now();
		expect(await outcome(client)).toEqual({ n: 1 });
		expect(performance.now() - startedAt).toBeGreaterThanOrEqual(98);
		expect(sent.map(({ headers }) => headers?.[REFRESH_MARKER])).toEqual([undefined, undefined]);
		expect(details).toEqual([{ code: 99991400, logId: null }]);
		expect(logged).toEqual(["Feishu Helpdesk: Feishu's rate limit is reached, waiting 0.1 s"]);
	});

	test('met again and again is no trouble of Feishu', async () => {
		const limits = [limited('0.01'), limited('0.01'), limited('0.01')];
		const { client } = play([...limits, code(155000), ok({ n: 1 })]);
		expect(await outcome(client, 'read')).toEqual({ n: 1 });
	});

	test('of one endpoint holds all tickets back, and no other endpoint', async () => {
		const { client, sent } = play([limited('60'), ok()], { maxWaitMs: 0 });
		await outcome(client);
		const held = await client.call(request('send', '2')).catch(toFailure);
		expect(held).toMatchObject({ reason: 'rateLimit' });
		expect(sent).toHaveLength(1);
		const other: ApiRequest = { ...request(), path: path`/helpdesk/v1/message` };
		expect(await client.call(other)).toEqual({ ok: true, data: {} });
	});

	test.each([
		[
			false,
			"The next attempt is possible in 60 s. The option 'Max Wait (Seconds)' allows 0.1 s in sum.",
		],
		[true, 'The next attempt is possible in 60 s. This waits 0.1 s at most.'],
	])(
		'that takes too long is a failure; the option is named unless it is fixed: %j',
		async (fixedWait, says) => {
			const { client } = play([limited('60')], { maxWaitMs: 100, fixedWait });
			const failure = await outcome(client);
			expect(failure).toMatchObject({ reason: 'rateLimit', details: { delivery: 'notSent' } });
			const { hint } = (failure as Failure).details;
			expect(hint).toContain(says);
			expect(hint.includes('Max Wait')).toBe(!fixedWait);
		},
	);

	test.each([
		[49, ' in sum.'],
		[50, ' in sum, and 0.1 s of them are over.'],
		[240, ' in sum, and 0.2 s of them are over.'],
	])('tells what was waited before, here %d ms', async (spentMs, says) => {
		const { client } = play([limited('60')]);
		const failure = await client.call(request(), client.patience(spentMs, 300)).catch(toFailure);
		expect((failure as Failure).details.hint).toContain(`allows 0.3 s${says}`);
	});
});

describe('while Feishu cannot be reached', () => {
	test('a message is tried again, and goes out once', async () => {
		const { client, sent, logged } = play([unreachable(), ok({ n: 1 })]);
		expect(await outcome(client)).toEqual({ n: 1 });
		expect(sent).toHaveLength(2);
		expect(logged[0]).toMatch(/^Feishu Helpdesk: Feishu can't be reached: .*, waiting 0\.\d s$/);
	});

	test.each([
		[0, undefined],
		[700, "It was tried again for 0.7 s, as long as the option 'Max Wait (Seconds)' allows."],
	])('it is given up after Max Wait, here %d ms', async (maxWaitMs, says) => {
		const { client } = play([unreachable()], { maxWaitMs });
		const failure = await outcome(client);
		expect(failure).toMatchObject({ reason: 'unreachable', details: { delivery: 'notSent' } });
		const { hint } = (failure as Failure).details;
		if (says === undefined) expect(hint).not.toContain('Max Wait');
		else expect(hint).toContain(says);
	});

	test('the time of an attempt that failed counts, and that of Feishu does not', async () => {
		const late = (error: Error) => Object.assign(error, { lateMs: 700 });
		// The pause after the first failure is half a second at most.
		const away = play([late(unreachable()), ok()]);
		const waiting = away.client.patience();
		await away.client.call(request(), waiting);
		expect(waiting.spentMs).toBeGreaterThanOrEqual(690 + 250);
		const slow = play([late(cut()), ok()]);
		const other = slow.client.patience();
		await slow.client.call(request('read'), other);
		expect(other.spentMs).toBeLessThanOrEqual(500);
	});

	test('a message waits no longer than is left of its own patience', async () => {
		const { client, sent } = play([unreachable()]);
		const failure = await client.call(request(), client.patience(490, 500)).catch(toFailure);
		expect(failure).toMatchObject({ reason: 'unreachable' });
		expect((failure as Failure).details.hint).toMatch(
			/^Check 'Region' .*\nIt was tried again for 0\.5 s,/,
		);
		expect(sent).toHaveLength(1);
	});

	test('one without patience tries once, unless another tried just now', async () => {
		const { client, sent } = play([unreachable()], { maxWaitMs: 0 });
		// Longer than each pause, so that each is the first to try again.
		for (const pauseMs of [600, 1_100]) {
			await outcome(client);
			await sleep(pauseMs);
		}
		await outcome(client);
		// Everything pauses for a second or more now.
		await sleep(600);
		await outcome(client);
		expect(sent).toHaveLength(4);
		await outcome(client);
		expect(sent).toHaveLength(4);
	});

	test('the option is not named where the user has none', async () => {
		const { client } = play([unreachable()], { maxWaitMs: 700, fixedWait: true });
		const failure = await outcome(client);
		expect((failure as Failure).details.hint).not.toContain('Max Wait');
	});

	test('one at a time tries whether it is back', async () => {
		const down = Array.from({ length: 7 }, unreachable);
		const { client, atOnce } = play([...down, ok()]);
		const results = await Promise.all(
			['1', '2', '3', '4', '5'].map((id) => client.call(request('send', id)).catch(toFailure)),
		);
		expect(results.filter((result) => result instanceof Failure)).toEqual([]);
		// Five that met it together, three that tried one after another, and then those that waited.
		expect(atOnce.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 1, 1, 1]);
		expect(atOnce).toHaveLength(5 + 2 + 5);
	});
});

describe('the gate of a message', () => {
	test.each<[string, Script, string[]]>([
		['that is out', [ok()], ['enter', 'left']],
		['that was refused', [code(154401)], ['enter', 'back']],
		['that got lost', [cut()], ['enter']],
		['that Feishu may have done', [code(155000)], ['enter']],
		['that met a limit', [limited('0.05'), ok()], ['enter', 'back', 'enter', 'left']],
		['that had an old token', [TOKEN_REFUSED, ok()], ['enter', 'back', 'enter', 'left']],
		['that could not leave', [unreachable(), ok()], ['enter', 'back', 'enter', 'left']],
	])('%s is told so', async (_what, script, expected) => {
		const { client } = play(script);
		const { told, gate } = noting();
		await outcome(client, 'send', gate);
		expect(told).toEqual(expected);
	});

	test('that stays shut keeps the message back, and takes no turn of another', async () => {
		const { client, sent } = play([unreachable(), ok()]);
		const shut: Gate = { ...noting().gate, enter: () => Promise.reject(new Error('sent before')) };
		const first = outcome(client);
		await sleep(20);
		const second = outcome(client, 'send', shut);
		expect(await second).toMatchObject({ message: 'sent before' });
		expect(await first).toEqual({});
		expect(sent).toHaveLength(2);
	});
});

describe('the head start', () => {
	test('with a stored token is a moment, or ends with the answer', async () => {
		const { client } = play([ok()]);
		await client.headStart(() => false);
		let asked = 0;
		await client.headStart(() => (asked += 1) > 2);
		expect(asked).toBe(3);
	});

	test('without one lasts until a token is stored, or the answer came', async () => {
		let looks = 0;
		const hasToken = () => Promise.resolve((looks += 1) === 3);
		const { client } = play([ok()], {}, { startsFresh: false, hasToken });
		await client.headStart(() => false);
		expect(looks).toBe(3);
		await client.headStart(() => true);
		expect(looks).toBe(3);
	});
});
