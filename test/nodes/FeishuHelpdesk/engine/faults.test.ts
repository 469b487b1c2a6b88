import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import {
	expiredToken,
	rateLimit400,
	rateLimit429,
	ticketClosed,
	type Fault,
} from '../../../../sandbox/server';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

/** As Feishu's reset is in whole seconds, a shorter one keeps some hundred runs short. */
const soon = (fault: Fault): Fault =>
	'headers' in fault ? { ...fault, headers: { 'x-ogw-ratelimit-reset': '0.02' } } : fault;

const FAULTS: Fault[] = [
	{ kind: 'latency', minMs: 0, maxMs: 5 },
	soon(rateLimit429(1)),
	soon(rateLimit400(1)),
	ticketClosed,
	expiredToken,
	{ kind: 'answer', status: 400, code: 154000, msg: 'bad request' },
	{ kind: 'answer', status: 500, code: 155000, msg: 'internal' },
	{ kind: 'answerAfterDelivery', status: 500, code: 155000 },
	{ kind: 'answerAfterDelivery', status: 502, html: true },
	{ kind: 'resetBefore' },
	{ kind: 'resetAfterDelivery' },
	{ kind: 'html', status: 503 },
	{ kind: 'html', status: 403 },
];

const run = fc.record({
	receivers: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }),
	faults: fc.array(
		fc.record({
			fault: fc.constantFrom(...FAULTS),
			skip: fc.integer({ min: 0, max: 8 }),
			times: fc.integer({ min: 1, max: 3 }),
		}),
		{ maxLength: 5 },
	),
	goOn: fc.boolean(),
	retryOnFail: fc.boolean(),
	revoked: fc.boolean(),
});

const EACH: INodeParameters = {
	...HELLO,
	receiver: receiver('={{ $json.to }}'),
	text: '={{ $json.text }}',
};

test('whatever happens: no message twice, none lost without a word, no secret anywhere', async () => {
	await scene.send(HELLO);
	await fc.assert(
		fc.asyncProperty(run, async ({ receivers, faults, goOn, retryOnFail, revoked }) => {
			scene.sandbox.reset();
			if (revoked) scene.sandbox.revokeTokens();
			for (const { fault, skip, times } of faults) {
				scene.sandbox.fault({ ...fault, skip, times, route: ROUTES.message });
			}
			const list = items(
				...receivers.map((person, n) => ({ to: `ou_${person}`, text: `Text ${n}` })),
			);
			const { output, error, run } = await scene.send(EACH, {
				items: list,
				...(goOn && { onError: 'continueRegularOutput' }),
				...(retryOnFail && { retryOnFail, maxTries: 2, waitBetweenTries: 1 }),
			});

			const arrived = scene.sandbox.inbox.map(({ rawContent }) =>
				Number(/\d+/.exec(rawContent)?.[0]),
			);
			expect(new Set(arrived).size).toBe(arrived.length);

			if (goOn) {
				expect(error).toBeUndefined();
				for (const [n, { json }] of (output[0] ?? []).entries()) {
					const delivery = (json.errorDetails as { delivery?: string } | undefined)?.delivery;
					if (delivery === undefined) expect(arrived).toContain(n);
					if (delivery === 'notSent') expect(arrived).not.toContain(n);
				}
				expect(output[0]).toHaveLength(list.length);
			} else if (error) {
				// The message says how many went out; what may have arrived is named.
				const [, sent] = /(\d+) sent/.exec(error.description ?? '') ?? [];
				const unknown = /delivery unknown: item ([\d, ]+)/.exec(error.description ?? '')?.[1];
				const doubtful = unknown?.split(', ').length ?? 0;
				if (list.length > 1) {
					expect(arrived.length).toBeGreaterThanOrEqual(Number(sent));
					expect(arrived.length).toBeLessThanOrEqual(Number(sent) + doubtful);
				}
			} else {
				expect(arrived).toHaveLength(list.length);
			}
			expectNoSecret(JSON.stringify([output, error, run.data.resultData, scene.logs]));
		}),
		{ numRuns: 200, seed: 20260101 },
	);
}, 120_000);

function expectNoSecret(text: string): void {
	const { appSecret, helpdeskId, helpdeskToken } = scene.sandbox.credentials;
	const header = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
	for (const secret of [appSecret, helpdeskToken, header, ...scene.sandbox.issuedTokens]) {
		if (text.includes(secret)) throw new Error('A secret is in the output');
	}
}
