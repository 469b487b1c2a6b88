import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { toFailure } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
import type { ApiRequest } from '../../../../nodes/FeishuHelpdesk/transport/request';
import { code, cut, limited, noting, ok, play, request, unreachable, type Script } from './play';

const REFUSED = code(154401);
const GONE = code(154004);
const DOUBT = /It is not known whether Feishu has changed it/g;
const change = (method: 'PUT' | 'DELETE' = 'PUT'): ApiRequest => ({ ...request('write'), method });

/** What became of a change after these answers, and what its gate was told. */
async function changed(script: Script, asked = change()) {
	const { gate, told } = noting();
	const { client, sent } = play(script);
	const result = await client.call(asked, undefined, gate).catch(toFailure);
	const doubts = result instanceof Failure ? (result.details.hint.match(DOUBT) ?? []).length : 0;
	return { result, told, doubts, count: sent.length };
}

describe('what was asked to be removed', () => {
	test('is gone where Feishu does not find it after an attempt whose answer got lost', async () => {
		expect(await changed([cut(), GONE], change('DELETE'))).toEqual({
			result: { data: {} },
			told: ['enter', 'left'],
			doubts: 0,
			count: 2,
		});
	});

	test('was never there where the first attempt says so', async () => {
		const { result, told } = await changed([GONE], change('DELETE'));
		expect(result).toMatchObject({ details: { code: 154004, delivery: 'notSent' } });
		expect(told).toEqual(['enter', 'back']);
	});

	test('may be there still where Feishu refuses after such an attempt', async () => {
		const { result, told } = await changed([cut(), REFUSED], change('DELETE'));
		expect(result).toMatchObject({ details: { code: 154401, delivery: 'unknown' } });
		expect(told).toEqual(['enter']);
	});
});

describe('a change whose answer got lost', () => {
	test('enters no second time, since the first attempt may have done it', async () => {
		expect(await changed([cut(), ok({ n: 1 })])).toMatchObject({
			result: { data: { n: 1 } },
			told: ['enter', 'left'],
		});
		expect(await changed([cut(), limited('0.01'), unreachable(), ok()])).toMatchObject({
			result: { ok: true },
			told: ['enter', 'left'],
		});
	});

	test.each([
		['refuses', REFUSED, 154401],
		['finds nothing', GONE, 154004],
	])('may have been done although Feishu then %s', async (_what, answer, expected) => {
		const { result, told, doubts } = await changed([cut(), answer]);
		expect(result).toMatchObject({ details: { code: expected, delivery: 'unknown' } });
		expect([told, doubts]).toEqual([['enter'], 1]);
	});

	test('and another one, too: both are told once', async () => {
		const { result, doubts, count } = await changed([cut()]);
		expect(result).toMatchObject({ reason: 'interrupted', details: { delivery: 'unknown' } });
		expect([doubts, count]).toEqual([1, 3]);
	});

	test('is told as such, not as cancelled, when the execution is cancelled then', async () => {
		const ended = new AbortController();
		const { client, sent } = play([cut()], { signal: ended.signal });
		const call = client.call(change()).catch(toFailure);
		setTimeout(() => {
			ended.abort();
		}, 50);
		expect(await call).toMatchObject({ reason: 'interrupted', details: { delivery: 'unknown' } });
		expect(sent).toHaveLength(1);
	});
});

test('what was surely not done is told so, whatever came before', async () => {
	const { result, told, doubts } = await changed([limited('0.01'), REFUSED]);
	expect(result).toMatchObject({ details: { code: 154401, delivery: 'notSent' } });
	expect([told, doubts]).toEqual([['enter', 'back', 'enter', 'back'], 0]);
});
