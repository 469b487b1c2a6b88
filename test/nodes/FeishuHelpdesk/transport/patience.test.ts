import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { Patience } from '../../../../nodes/FeishuHelpdesk/transport/patience';

const cancelled = (): AbortSignal => AbortSignal.abort();

test('waits up to its limit in sum, and not at all where a wait would be longer', async () => {
	const patience = new Patience(30, undefined);
	const startedAt = performance.now();
	expect(await patience.wait(20)).toBe(true);
	expect([patience.spentMs, patience.leftMs]).toEqual([20, 10]);
	expect(await patience.wait(11)).toBe(false);
	expect([patience.spentMs, patience.leftMs]).toEqual([20, 10]);
	expect(await patience.wait(10)).toBe(true);
	expect([patience.spentMs, patience.leftMs]).toEqual([30, 0]);
	// A timer of Node.js may ring a millisecond early.
	expect(performance.now() - startedAt).toBeGreaterThanOrEqual(28);
});

test('really waits for as long as it says, also where that is longer than one nap', async () => {
	const startedAt = performance.now();
	await new Patience(500, undefined).wait(450);
	expect(performance.now() - startedAt).toBeGreaterThanOrEqual(447);
});

test('counts what was waited before, and what passed in vain', () => {
	const patience = new Patience(100, undefined, 40);
	expect([patience.spentMs, patience.leftMs]).toEqual([40, 60]);
	patience.note(25);
	expect([patience.spentMs, patience.leftMs]).toEqual([65, 35]);
});

describe('once the execution is cancelled', () => {
	const says = async (work: () => unknown): Promise<unknown> => {
		try {
			await work();
			return undefined;
		} catch (error) {
			return error;
		}
	};

	test('nothing goes on, and what was waiting surely was not sent', async () => {
		const patience = new Patience(100, cancelled());
		for (const work of [
			() => {
				patience.assertGoingOn();
			},
			() => patience.wait(50),
			() => patience.wait(0),
		]) {
			const failure = await says(work);
			expect(failure).toBeInstanceOf(Failure);
			expect(failure).toMatchObject({
				message: 'The execution was cancelled before this was sent',
				reason: 'cancelled',
				description: 'Nothing was sent for this item.',
				details: {
					code: null,
					httpStatus: null,
					logId: null,
					retryable: true,
					delivery: 'notSent',
				},
			});
		}
	});

	test('a wait under way ends with its nap', async () => {
		const controller = new AbortController();
		const waiting = new Patience(600_000, controller.signal).wait(600_000);
		controller.abort();
		await expect(waiting).rejects.toMatchObject({ reason: 'cancelled' });
	});

	test('a wait that ends just then has failed, too', async () => {
		const controller = new AbortController();
		const waiting = new Patience(100, controller.signal).wait(10);
		controller.abort();
		await expect(waiting).rejects.toMatchObject({ reason: 'cancelled' });
	});
});

test.each([undefined, new AbortController().signal])(
	'an execution that goes on may wait',
	(signal) => {
		expect(() => {
			new Patience(0, signal).assertGoingOn();
		}).not.toThrow();
	},
);
