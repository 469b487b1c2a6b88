import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { toFailure } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';
import { REFRESH_MARKER } from '../../../../nodes/FeishuHelpdesk/transport/token';
import { code, ok, outcome, play, request, TOKEN_REFUSED, type Script } from './play';

const ACCOUNT = { account: { role: 'an agent' } };

/** Two requests, one after the other: how often was a new token asked for, and what came of the second? */
async function twoRequests(script: Script, target: object, asApp?: true) {
	const { client, sent } = play(script, {}, target);
	const call = async () =>
		await client.call({ ...request(), ...(asApp && { asApp }) }).catch(toFailure);
	await call();
	const second = await call();
	const marks = sent.filter(({ headers }) => headers?.[REFRESH_MARKER] !== undefined);
	return { second, asked: marks.length, sent: sent.length };
}

describe("a connected account's new token that Feishu refuses, too", () => {
	test('is not replaced again: it is not the token that is wrong', async () => {
		const { second, ...counts } = await twoRequests([TOKEN_REFUSED], ACCOUNT);
		expect(second).toMatchObject({ reason: 'token' });
		expect(counts).toEqual({ asked: 1, sent: 3 });
	});

	test("is replaced each time where it is the app's own", async () => {
		expect(await twoRequests([TOKEN_REFUSED], {})).toMatchObject({ asked: 2, sent: 4 });
		expect(await twoRequests([TOKEN_REFUSED], ACCOUNT, true)).toMatchObject({ asked: 2, sent: 4 });
	});

	test('is replaced where it was good once: what failed was another thing', async () => {
		const script = [TOKEN_REFUSED, code(154401), TOKEN_REFUSED, ok({ n: 1 })];
		const { second, asked } = await twoRequests(script, ACCOUNT);
		expect([second, asked]).toEqual([{ ok: true, data: { n: 1 } }, 2]);
	});
});

test("refusals speak of the account where it acts, and of the app's credential elsewhere", async () => {
	const words = async (target: object) => {
		const failure = await outcome(play([TOKEN_REFUSED], {}, target).client);
		return (failure as Failure).message;
	};
	expect(await words(ACCOUNT)).toContain('the token of the connected account');
	expect(await words({})).not.toContain('connected account');
});

test('a failure to sign is told as it is, and nothing was sent', async () => {
	const failure = new Failure(
		'Nobody is connected',
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint: 'Connect an account.',
			retryable: false,
			delivery: 'notSent',
		},
		'noToken',
	);
	const send = () => Promise.reject(failure);
	expect(await outcome(play([ok()], {}, { send }).client)).toBe(failure);
});
