import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { ticketClosed } from '../../../../sandbox/server';
import { entriesOf } from '../../../../nodes/FeishuHelpdesk/engine/onceKey';
import { standIns } from '../../../../nodes/FeishuHelpdesk/engine/operation';
import { PNG } from '../../../support/images';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const TO: INodeParameters = { ...HELLO, receiver: receiver('={{ $json.to }}') };
const keyed = (key: string) => ({ ...TO, options: { skipAlreadySentKey: key } });
const within = (hours: unknown, text = '={{ $json.text }}') => ({
	...TO,
	text,
	options: { skipIdenticalWithin: hours as number },
});
const delivered = () => scene.sandbox.inbox.length;
const alice = (json: object = {}) => items({ to: 'ou_alice', ...json });

describe('a key that is none is named by field and item, before anything is sent', () => {
	test.each([
		['nothing', undefined, 'is empty'],
		['null', null, 'is empty'],
		['white space', ' \n', 'is empty'],
		['an object', { id: 1 }, 'is an object, not text'],
		['a list', ['a'], 'is a list, not text'],
		['10 kB', 'x'.repeat(10_000), `is 10000 characters long: '${'x'.repeat(40)}…'`],
		['a number that has lost digits', 1e21, "is a number that has lost digits: '1e+21'"],
		['a failed calculation', NaN, 'is the result of a calculation that failed'],
	])('%s', async (_, key, problem) => {
		const list = [...alice({ key: 'fine' }), ...alice({ key })];
		const { error } = await scene.send(keyed('={{ $json.key }}'), { items: list });
		expect(error?.message).toBe(`'Skip If Already Sent (Key)' ${problem} [item 1]`);
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test.each([0, -1, 721, 'soon'])('hours that are %s', async (hours) => {
		const { error } = await scene.send(within(`={{ ${JSON.stringify(hours)} }}`), {
			items: alice({ text: 'x' }),
		});
		expect(error?.message).toContain("'Skip If Already Sent (Hours)' is");
		expect(scene.sandbox.requests).toHaveLength(0);
	});

	test('both options at once, since only one can decide', async () => {
		const options = { skipAlreadySentKey: 'K', skipIdenticalWithin: 16 };
		const { error } = await scene.send({ ...TO, options }, { items: alice() });
		expect(error?.message).toContain('cannot be used with');
		expect(delivered()).toBe(0);
	});

	test('a key of 1,000 characters is one', async () => {
		await scene.send(keyed('k'.repeat(1000)), { items: alice() });
		await scene.send(keyed('k'.repeat(1000)), { items: alice() });
		expect(delivered()).toBe(1);
	});
});

describe('without a key, the same message goes out once', () => {
	test('when it runs again; another text or another person is another message', async () => {
		await scene.send(within(16), { items: alice({ text: 'A' }) });
		const list = [...alice({ text: 'A' }), ...alice({ text: 'B' })];
		const { output } = await scene.send(within(16), {
			items: [...list, ...items({ to: 'ou_bob', text: 'A' })],
		});
		expect(output[0]?.map(({ json }) => json.skipped ?? json.receiver_id)).toEqual([
			true,
			'ou_alice',
			'ou_bob',
		]);
		expect(output[0]?.[0]?.json.key).toBe('same message within 16 h');
	});

	test('in another chat it is another message', async () => {
		await scene.send(within(16, 'chat'), { items: alice() });
		await scene.send({ ...within(16, 'chat'), receiveType: 'user' }, { items: alice() });
		expect(delivered()).toBe(2);
	});

	test('an image that is uploaded anew is the same; another one is not', async () => {
		const picture = (bytes: Buffer) => ({
			json: { to: 'ou_alice' },
			binary: {
				data: { data: bytes.toString('base64'), mimeType: 'image/png', fileName: 'a.png' },
			},
		});
		const image = { ...within(16), messageType: 'image' };
		await scene.send(image, { items: [picture(PNG)] });
		await scene.send(image, { items: [picture(PNG)] });
		expect(delivered()).toBe(1);
		await scene.send(image, { items: [picture(Buffer.concat([PNG, Buffer.from('x')]))] });
		expect(delivered()).toBe(2);
	});

	test('what may have arrived stays taken, and the error says how to go on', async () => {
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.message });
		const list = alice({ text: 'doubtful' });
		const { error } = await scene.send(within(16), { items: list });
		expect(error?.description).toContain('Its automatic key stays taken');
		const again = await scene.send(within(16), { items: list });
		expect(again.error?.message).toContain('The automatic key was taken by an earlier run');
		expect(again.error?.description).toContain(
			"send it without the option 'Skip If Already Sent (Hours)'",
		);
		expect(delivered()).toBe(1);
	});

	const MS_PER_HOUR = 3_600_000;
	const at = (hours: number, now: number) =>
		entriesOf({ once: { hours }, receiver: () => 'ou_alice', content: () => 'Hi' }, standIns, now);
	const time = fc.integer({ min: 1.6e12, max: 2e12 });
	const hours = fc.integer({ min: 1, max: 720 });

	test('for as many hours as chosen, and after half as many more not any longer', () => {
		fc.assert(
			fc.property(time, hours, fc.double({ min: 0, max: 3, noNaN: true }), (now, span, spans) => {
				const [decides] = at(span, now + Math.floor(spans * span * MS_PER_HOUR));
				const isLeftOut = at(span, now).includes(decides ?? '');
				if (spans <= 1) expect(isLeftOut).toBe(true);
				if (spans >= 1.5) expect(isLeftOut).toBe(false);
			}),
		);
	});

	test('by default a daily message is sent each day', () => {
		fc.assert(
			fc.property(time, (now) => {
				const [decides] = at(16, now + 24 * MS_PER_HOUR);
				expect(at(16, now)).not.toContain(decides);
			}),
		);
	});
});

test('a trial has keys of its own: it keeps no message from leaving in earnest', async () => {
	const run = async (mode: 'manual' | 'trigger' | 'retry') => {
		const { output } = await scene.send(keyed('T'), { items: alice(), mode });
		return output[0]?.[0]?.json.skipped ?? 'sent';
	};
	expect(await run('manual')).toBe('sent');
	expect(await run('manual')).toBe(true);
	expect(await run('trigger')).toBe('sent');
	// n8n's Retry of a failed execution is no trial.
	expect(await run('retry')).toBe(true);
});

describe('the error that stops a run after some messages are out', () => {
	const five = items(
		...['a', 'b', 'c', 'd', 'e'].map((name) => ({ to: `ou_${name}`, text: 'Hi' })),
	);
	const stop = async (parameters: INodeParameters, list = five) => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, skip: 3 });
		return await scene.send(
			{ ...parameters, options: { ...(parameters.options as object), maxConcurrency: 1 } },
			{ items: structuredClone(list) },
		);
	};

	test('names them, since n8n starts the node anew with all items', async () => {
		const { error } = await stop(TO);
		expect(error?.description).toContain(
			"3 of 5 are out; to run again safely, leave out item 0, 1, 2. n8n's Retry would send all again, unless",
		);
	});

	test('names the people of a list', async () => {
		const list = { ...TO, receiver: receiver('ou_a, ou_b, ou_c, ou_d, ou_e') };
		const one = await stop(list, five.slice(0, 1));
		expect(one.error?.description).toContain('to run again safely, leave out ou_a, ou_b, ou_c.');
		const several = await stop({ ...list, receiver: receiver('ou_a, ou_b') });
		expect(several.error?.description).toContain(
			'leave out ou_a (item 0), ou_a (item 1), ou_a (item 2).',
		);
	});

	test('says that it is safe with an option, and it is', async () => {
		const { error } = await stop(within(16));
		expect(error?.description).toContain('just run it again: what is out is skipped.');
		await scene.send(within(16), { items: structuredClone(five) });
		expect(scene.sandbox.inbox.map(({ receiverId }) => receiverId)).toEqual(
			five.map(({ json }) => json.to),
		);
	});

	test('says nothing of it when nothing is out', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message });
		const { error } = await scene.send(TO, { items: structuredClone(five) });
		expect(error?.description).not.toContain('run again safely');
	});
});
