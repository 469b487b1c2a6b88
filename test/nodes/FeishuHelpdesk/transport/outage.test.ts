import { Failure, type FailureCause } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { Outage } from '../../../../nodes/FeishuHelpdesk/transport/outage';

const failure = (reason: FailureCause, resetMs?: number) =>
	new Failure(
		"Feishu can't be reached",
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint: '',
			retryable: true,
			delivery: 'notSent',
		},
		reason,
		resetMs === undefined ? undefined : { resetMs },
	);
const UNREACHABLE = failure('unreachable');

/** An outage that one request met at 1000. */
function met(): Outage {
	const outage = new Outage();
	const isProbe = outage.started();
	outage.ended({ startedAt: 900, isProbe }, 1000, UNREACHABLE, 1);
	return outage;
}

test('holds nothing back while Feishu can be reached', () => {
	const outage = new Outage();
	expect(outage.hold(0)).toBeUndefined();
	expect([outage.started(), outage.started()]).toEqual([false, false]);
});

test('what was under way when it began does not prolong it', () => {
	const outage = met();
	expect(outage.ended({ startedAt: 950, isProbe: false }, 1100, UNREACHABLE, 1)).toBe(0);
	expect(outage.hold(1100)).toEqual({ ms: 400, because: UNREACHABLE });
});

test('one request tries whether it is over, the others wait for it', () => {
	const outage = met();
	expect(outage.hold(1499)?.ms).toBe(1);
	expect(outage.hold(1500)).toBeUndefined();
	expect(outage.started()).toBe(true);
	expect(outage.hold(1500)?.ms).toBe(50);
	expect(outage.ended({ startedAt: 1500, isProbe: true }, 1510, UNREACHABLE, 1)).toBe(1000);
	expect(outage.hold(1510)?.ms).toBe(1000);
});

test('pauses double up to ten seconds, less up to half by jitter', () => {
	for (const [jitter, expected] of [
		[1, [1000, 2000, 4000, 8000, 10_000, 10_000]],
		[0, [500, 1000, 2000, 4000, 5000, 5000]],
	] as const) {
		const outage = met();
		const pauses = expected.map((_, n) => {
			const startedAt = 20_000 * (n + 1);
			const isProbe = outage.started();
			return outage.ended({ startedAt, isProbe }, startedAt, UNREACHABLE, jitter);
		});
		expect(pauses).toEqual(expected);
	}
});

test('the limit of the token endpoint says itself how long', () => {
	const outage = new Outage();
	const limited = failure('unreachable', 4000);
	expect(outage.ended({ startedAt: 0, isProbe: false }, 10, limited, 0)).toBe(4000);
});

test.each<FailureCause | undefined>([undefined, 'refused', 'rateLimit', 'server', 'interrupted'])(
	'whatever else comes of a request (%s) ends it',
	(reason) => {
		const outage = met();
		const isProbe = outage.started();
		const failed = reason && failure(reason);
		expect(outage.ended({ startedAt: 1500, isProbe }, 1600, failed, 1)).toBe(0);
		expect(outage.hold(1600)).toBeUndefined();
		expect(outage.started()).toBe(false);
	},
);

test('a cancelled probe lets another try', () => {
	const outage = met();
	const isProbe = outage.started();
	outage.ended({ startedAt: 1500, isProbe }, 1600, failure('cancelled'), 1);
	expect(outage.hold(1600)).toBeUndefined();
	expect(outage.started()).toBe(true);
});

test('a patience counts from its beginning, since what stands in line waits, too', () => {
	expect(met().leftOf(2000, 2000)).toBe(900);
	expect(new Outage().leftOf(2000, 2000)).toBe(2000);
});

test('a last attempt is worth it unless another tried just now', () => {
	const outage = met();
	expect([outage.mayTryOnceMore(1500), outage.mayTryOnceMore(1501)]).toEqual([false, true]);
	outage.started();
	expect(outage.mayTryOnceMore(1501)).toBe(false);
});
