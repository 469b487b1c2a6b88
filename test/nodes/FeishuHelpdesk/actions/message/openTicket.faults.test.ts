import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	expiredToken,
	rateLimit429,
	ticketClosed,
	type Fault,
} from '../../../../../sandbox/server';
import { text } from '../../../../support/values';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
afterAll(() => scene.close());

const FAULTS: Fault[] = [
	{ kind: 'latency', minMs: 0, maxMs: 5 },
	// As Feishu's reset is in whole seconds, a shorter one keeps some hundred runs short.
	{ ...rateLimit429(1), headers: { 'x-ogw-ratelimit-reset': '0.02' } } as Fault,
	ticketClosed,
	expiredToken,
	{ kind: 'answer', status: 400, code: 154000, msg: 'bad request' },
	{ kind: 'answer', status: 400, code: 99992402, msg: 'field validation failed' },
	{ kind: 'answer', status: 400, code: 154099, msg: 'undocumented' },
	{ kind: 'answer', status: 500, code: 155000, msg: 'internal' },
	{ kind: 'answerAfterDelivery', status: 500, code: 155000 },
	{ kind: 'answerAfterDelivery', status: 500, code: 154000 },
	{ kind: 'answerAfterDelivery', status: 502, html: true },
	{ kind: 'resetBefore' },
	{ kind: 'resetAfterDelivery' },
	{ kind: 'html', status: 403 },
];
const SENDS: string[] = [ROUTES.message, ROUTES.ticketMessage];
const PEOPLE = ['ou_alice', 'ou_bob', 'ou_carol'] as const;

const run = fc.record({
	receivers: fc.array(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 4 }),
	long: fc.boolean(),
	onOpenTicket: fc.constantFrom('fail', 'sendPrivately', 'replyInTicket'),
	open: fc.subarray([...PEOPLE]),
	faults: fc.array(
		fc.record({
			fault: fc.constantFrom(...FAULTS),
			// A ticket search that fails is repeated after half a second, so there are few.
			route: fc.constantFrom(...SENDS, ...SENDS, ...SENDS, ...SENDS, ...SENDS, ROUTES.tickets),
			skip: fc.integer({ min: 0, max: 5 }),
			times: fc.integer({ min: 1, max: 2 }),
		}),
		{ maxLength: 4 },
	),
	changes: fc.array(
		fc.record({
			person: fc.constantFrom(...PEOPLE),
			opens: fc.boolean(),
			before: fc.integer({ min: 1, max: 10 }),
		}),
		{ maxLength: 4 },
	),
	retryOnFail: fc.boolean(),
});

type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;

const EACH: INodeParameters = {
	...HELLO,
	receiver: receiver('={{ $json.to }}'),
	text: '={{ $json.text }}',
};

const itemsOf = ({ receivers, long }: Run) =>
	items(
		...receivers.map((to, n) => ({
			to,
			text: long ? `Text ${n}. ${`Text ${n}. `.repeat(20_000)}` : `Text ${n}.`,
		})),
	);

/** Tickets begin and end between two requests, whatever the node is doing. */
function playChanges({ changes }: Run): void {
	let seen = 0;
	scene.sandbox.fault({
		kind: 'hang',
		when: () => {
			seen += 1;
			for (const { person, opens, before } of changes) {
				if (before !== seen) continue;
				if (opens) scene.sandbox.openTicket(person);
				else scene.sandbox.closeTicket(person);
			}
			return false;
		},
	});
}

/** Where each part of an item's message is, e.g. `chat 1`. */
function deliveriesOf(item: number): string[] {
	const { inbox, tickets } = scene.sandbox;
	const wrote = PEOPLE.flatMap((person) =>
		tickets.filter(({ guest }) => guest.id === person).flatMap(({ messages }) => messages),
	);
	return [
		...inbox.map(({ receiveType, rawContent }) => ({ receiveType, rawContent })),
		...wrote.map(({ rawContent = '' }) => ({ receiveType: 'ticket', rawContent })),
	]
		.filter(({ rawContent }) => rawContent.includes(`Text ${item}.`))
		.map(({ receiveType, rawContent }) => `${receiveType} ${partNumber(rawContent)}`);
}

const partNumber = (rawContent: string) => /\((\d+)\/\d+\)"\}$/.exec(rawContent)?.[1] ?? '1';

/** Whether a send of this item got no answer, or one that does not tell whether it was processed. */
const gotLost = (item: number) =>
	scene.sandbox.requests.some(
		({ method, path, rawBody, status, code }) =>
			method === 'POST' &&
			/\/message(s)?$/.test(path) &&
			String(rawBody).includes(`Text ${item}.`) &&
			(status === undefined || status >= 500 || (status < 400 && code !== 0)),
	);

const deliveryOf = (json: IDataObject) =>
	(json.errorDetails as { delivery?: string } | undefined)?.delivery;

test('whatever happens: no part twice, none reported that is not there, none lost without a word', async () => {
	await scene.send(HELLO);
	const seen = new Set<unknown>();
	await fc.assert(
		fc.asyncProperty(run, async (drawn) => {
			const { sandbox } = scene;
			sandbox.reset();
			for (const person of drawn.open) sandbox.openTicket(person);
			for (const { fault, ...when } of drawn.faults) sandbox.fault({ ...fault, ...when });
			playChanges(drawn);
			const { output, error } = await scene.send(
				{
					...EACH,
					options: { onOpenTicket: drawn.onOpenTicket, splitLongText: true, maxConcurrency: 3 },
				},
				{
					items: itemsOf(drawn),
					onError: 'continueRegularOutput',
					...(drawn.retryOnFail && { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 }),
				},
			);
			expect(error).toBeUndefined();
			for (const item of drawn.receivers.keys()) {
				const there = deliveriesOf(item);
				const parts = there.map((each) => each.split(' ')[1]);
				expect(new Set(parts).size).toBe(parts.length);

				const reported = (output[0] ?? [])
					.filter(({ pairedItem }) => Reflect.get(Object(pairedItem), 'item') === item)
					.map(({ json }) => json);
				expect(reported.length).toBeGreaterThan(0);
				const delivery = deliveryOf(reported[0] ?? {});
				seen.add(delivery ?? reported[0]?.receive_type);
				if (delivery === undefined) {
					expect(
						reported.map((json) => `${text(json.receive_type)} ${text(json.part ?? 1)}`).sort(),
					).toEqual(there.sort());
				} else if (delivery === 'notSent') {
					expect(there).toEqual([]);
				} else if (delivery === 'sent') {
					expect(there).not.toEqual([]);
				} else {
					expect(gotLost(item)).toBe(true);
				}
			}
		}),
		{ numRuns: 150 },
	);
	// The draws must have led everywhere, or nothing was shown.
	expect([...seen].sort()).toEqual(['chat', 'notSent', 'sent', 'ticket', 'unknown', 'user']);
}, 240_000);
