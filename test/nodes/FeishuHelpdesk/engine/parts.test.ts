import type { INodeParameters } from 'n8n-workflow';
import { rateLimit400, ticketClosed } from '../../../../sandbox/server';
import { Engine } from '../../../support/engine';
import { HELLO, openScene, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const LONG =
	'={{ Array.from({ length: 120 }, (_, n) => n + " " + "x".repeat(1000)).join("\\n\\n") }}';

/** Rich text that goes out in five parts of 30 kB. */
const FIVE: INodeParameters = {
	...HELLO,
	messageType: 'post',
	postMode: 'markdown',
	postMarkdown: LONG,
	options: { splitLongText: true },
};
const KEYED = { ...FIVE, options: { splitLongText: true, skipAlreadySentKey: 'T' } };
const GOES_ON = { onError: 'continueRegularOutput' } as const;
const refusedAfter = (skip: number) => ({ ...ticketClosed, route: ROUTES.message, skip });

/** Which part each delivered message is, as its text says. */
const delivered = (): string[] =>
	scene.sandbox.inbox.map(({ rawContent }) => /\((\d\/\d)\)/.exec(rawContent)?.[1] ?? '');
const ALL = ['1/5', '2/5', '3/5', '4/5', '5/5'];

describe('when the third of five parts is refused', () => {
	test('the error says which parts are out, and is not retryable: again would repeat them', async () => {
		scene.sandbox.fault({ ...rateLimit400(60), route: ROUTES.message, skip: 2 });
		const { output } = await scene.send(
			{ ...FIVE, options: { splitLongText: true, maxWaitSeconds: 0 } },
			GOES_ON,
		);
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({
			delivery: 'sent',
			retryable: false,
			hint: expect.stringMatching(
				/^Of the 5 parts of this message the first 2 were sent\.[^]+would repeat those parts\. With the option 'Skip If Already Sent \(Key\)' it goes on with part 3\.$/,
			) as string,
		});
	});

	test("'Retry On Fail' goes on with it, and puts out all parts", async () => {
		scene.sandbox.fault(refusedAfter(2));
		const { output } = await scene.send(FIVE, {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});
		expect(delivered()).toEqual(ALL);
		expect(output[0]?.map(({ json }) => [json.part, json.msg_type])).toEqual(
			[1, 2, 3, 4, 5].map((part) => [part, 'post']),
		);
	});

	test('with a key it is retryable, and the next run goes on with it', async () => {
		scene.sandbox.fault({ ...rateLimit400(60), route: ROUTES.message, skip: 2 });
		const { output: first } = await scene.send(
			{ ...KEYED, options: { ...KEYED.options, maxWaitSeconds: 0 } },
			GOES_ON,
		);
		expect(first[0]?.[0]?.json.errorDetails).toMatchObject({
			delivery: 'sent',
			retryable: true,
			hint: expect.stringContaining('it goes on with part 3') as string,
		});
		const { output } = await scene.send(KEYED);
		expect(delivered()).toEqual(ALL);
		expect(output[0]?.map(({ json }) => json.skipped ?? json.message_id)).toEqual([
			true,
			true,
			...[3, 4, 5].map(() => expect.any(String) as string),
		]);
		const { output: third } = await scene.send(KEYED);
		expect(third[0]?.map(({ json }) => json)).toEqual([{ skipped: true, key: 'T' }]);
		expect(delivered()).toEqual(ALL);
	});

	test('with a key another process goes on with it', async () => {
		scene.sandbox.fault(refusedAfter(2));
		await scene.send(KEYED);
		const other = await Engine.load({ credentials: scene.store });
		await other.run({ parameters: { resource: 'message', operation: 'send', ...KEYED } });
		expect(delivered()).toEqual(ALL);
	});

	test('with a key it is refused again and again, and sent when it may', async () => {
		scene.sandbox.fault({ ...refusedAfter(2), times: 2 });
		for (let run = 0; run < 3; run += 1) await scene.send(KEYED, GOES_ON);
		expect(delivered()).toEqual(ALL);
	});

	// Each waits some seconds for the process that might still be sending.
	test.each([
		['of other length', { postMarkdown: `${LONG}.` }],
		['of one part', { postMarkdown: 'short' }],
		['for another chat', { receiveType: 'user' }],
	])(
		'nothing is sent under its key %s, which is no success',
		async (_what, others: INodeParameters) => {
			scene.sandbox.fault(refusedAfter(2));
			await scene.send(KEYED);
			const { output } = await scene.send({ ...KEYED, ...others }, GOES_ON);
			expect(output[0]?.[0]?.json.errorDetails).toMatchObject({
				delivery: 'unknown',
				retryable: false,
			});
			expect(delivered()).toEqual(ALL.slice(0, 2));
			await scene.send(KEYED);
			expect(delivered()).toEqual(ALL);
		},
	);
});

test('when the first part is refused, a later run sends all under the same key', async () => {
	scene.sandbox.fault(refusedAfter(0));
	const { output } = await scene.send(KEYED, GOES_ON);
	expect(output[0]?.[0]?.json.errorDetails).toMatchObject({ delivery: 'notSent' });
	await scene.send(KEYED);
	expect(delivered()).toEqual(ALL);
});

test('when nobody knows of the third part, a later run sends nothing behind it and says so', async () => {
	scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.message, skip: 2 });
	for (let run = 0; run < 2; run += 1) {
		const { output } = await scene.send(KEYED, GOES_ON);
		const item = output[0]?.at(-1)?.json;
		expect(item?.errorDetails).toMatchObject({
			delivery: 'unknown',
			retryable: false,
			hint: expect.stringMatching(
				/^Of the 5 parts of this message the first 2 were sent\.[^]+nothing is sent from part 3 on/,
			) as string,
		});
	}
	expect(delivered()).toEqual(ALL.slice(0, 3));
});

test('a list goes on for each person with the part that is missing', async () => {
	const to = { __rl: true, mode: 'id', value: 'ou_alice, ou_bob' };
	scene.sandbox.fault({ ...refusedAfter(3), times: 4 });
	await scene.send({ ...KEYED, receiver: to }, GOES_ON);
	await scene.send({ ...KEYED, receiver: to }, GOES_ON);
	await scene.send({ ...KEYED, receiver: to }, GOES_ON);
	for (const person of ['ou_alice', 'ou_bob']) {
		const hers = scene.sandbox.inbox.filter(({ receiverId }) => receiverId === person);
		expect(hers).toHaveLength(5);
	}
	expect(delivered()).toHaveLength(10);
});
