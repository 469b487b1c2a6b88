import type { RecordedRequest } from '../../../../sandbox/server';
import { ALL_EVENTS, openStage, SUBSCRIBE, UNSUBSCRIBE, unsubscribe, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

interface Endpoint {
	/** In the numbering of the reference. */
	number: 41 | 42;
	route: string;
	who: string;
	/** @returns why it failed, if it did */
	act: () => Promise<unknown>;
	/** What comes of it: the events that Feishu pushes afterwards. */
	left: string[];
	/** What is said of a refusal. */
	says: (code: number) => RegExp;
}

const PAIR = { type: 'helpdesk.ticket', subtype: 'ticket.updated_v1' };
const OTHERS = ALL_EVENTS.filter((event) => event !== PAIR.subtype);

/** The two that actions/endpoints.test.ts leaves to the trigger. */
const ENDPOINTS: Endpoint[] = [
	{
		...{ number: 41, route: SUBSCRIBE, who: 'the trigger, when it is switched on,' },
		act: async () => {
			const trigger = await stage.trigger({ events: [PAIR.subtype] });
			return await trigger.activate().catch((error: unknown) => error);
		},
		left: ALL_EVENTS,
		says: (code) => new RegExp(`\\[${code}\\]$`),
	},
	{
		// Others may live on a subscription, so the trigger never ends one: docs/trigger.md says how a user does.
		...{ number: 42, route: UNSUBSCRIBE, who: "n8n's HTTP Request node, with the credential," },
		act: async () => (await unsubscribe(stage, PAIR)).error,
		left: OTHERS,
		// The words are n8n's own.
		says: () => /\S/,
	},
];

describe.each(ENDPOINTS)('$number $route', ({ route, who, act, left, says }) => {
	const asked = (): RecordedRequest[] =>
		stage.sandbox.requests.filter((request) => request.route === route).slice(before);
	let before = 0;

	beforeEach(async () => {
		const others = await stage.trigger({ events: OTHERS });
		await others.activate();
		if (route === UNSUBSCRIBE) await (await stage.trigger()).activate();
		before = stage.sandbox.count(route);
	});

	it(`is asked by ${who} once, with the token of the app`, async () => {
		expect(await act()).toBeUndefined();
		const [request, ...more] = asked();
		expect(more).toEqual([]);
		expect(JSON.parse(String(request?.rawBody))).toEqual({ events: [PAIR] });
		expect(request?.queries).toEqual({});
		expect(request?.headers).toMatchObject({
			authorization: expect.stringMatching(/^Bearer t-/) as string,
			'x-lark-helpdesk-authorization': expect.stringMatching(/^[\w+/]+=*$/) as string,
			'content-type': expect.stringMatching(/^application\/json/) as string,
		});
		expect([...stage.sandbox.subscribedEvents].sort()).toEqual([...left].sort());
	});

	it.each([154000, 154003])('says what happened at %i, asked once', async (code) => {
		const status = code === 154003 ? 403 : 400;
		stage.sandbox.fault({ kind: 'answer', route, status, code, msg: 'no' });
		expect(await act()).toMatchObject({ message: expect.stringMatching(says(code)) as string });
		expect(asked()).toHaveLength(1);
	});

	it('says so, too, when Feishu has an internal error', async () => {
		const fault = { kind: 'answer', status: 500, code: 155000, msg: 'Internal error' } as const;
		stage.sandbox.fault({ ...fault, route, times: 3 });
		expect(await act()).toMatchObject({ message: expect.stringMatching(says(155000)) as string });
	});
});
