import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { Pacer } from '../../../../nodes/FeishuHelpdesk/transport/pacer';

const refusal = (limit: number | undefined, resetMs: number | undefined) =>
	new Failure(
		'too many',
		{
			code: 99991400,
			msg: '',
			httpStatus: 429,
			logId: null,
			hint: '',
			retryable: true,
			delivery: 'notSent',
		},
		'rateLimit',
		{ ...(limit !== undefined && { limit }), ...(resetMs !== undefined && { resetMs }) },
	);

/** Starts as many requests as the pacer lets through at a time. */
function startAll(pacer: Pacer, now: number, most = 1000): number {
	let started = 0;
	while (started < most && pacer.tryStart(now) === undefined) started += 1;
	return started;
}

test('knows nothing before the first refusal', () => {
	expect(startAll(new Pacer(), 0)).toBe(1000);
});

describe('after a refusal', () => {
	const learned = () => {
		const pacer = new Pacer();
		startAll(pacer, 0, 70);
		for (let n = 0; n < 50; n += 1) pacer.ended(0, 100);
		pacer.ended(0, 200, refusal(50, 1800));
		return pacer;
	};

	test('everything waits for the reset, with the refusal as the reason', () => {
		const hold = learned().tryStart(300);
		expect(hold?.ms).toBe(1700);
		expect(hold?.because.details.code).toBe(99991400);
	});

	test('only the first of a burst counts as a new pause', () => {
		const pacer = learned();
		expect(pacer.ended(0, 210, refusal(50, 1790))).toBe(0);
	});

	test('one request tries, then the others follow up to the limit', () => {
		const pacer = learned();
		expect(startAll(pacer, 2000)).toBe(1);
		expect(pacer.tryStart(2010)?.ms).toBeLessThan(100);
		pacer.ended(2000, 2020);
		expect(startAll(pacer, 2020)).toBe(49);
	});

	test('a full window is waited out: its length is that from the first request to the reset', () => {
		const pacer = learned();
		startAll(pacer, 2000);
		pacer.ended(2000, 2020);
		startAll(pacer, 2020);
		expect(pacer.tryStart(2100)?.ms).toBe(2000 + 2000 - 2100);
		expect(startAll(pacer, 4000)).toBe(1);
	});

	test('a refused try means that the window was longer; the limit stays as it is', () => {
		const pacer = learned();
		startAll(pacer, 2000);
		pacer.ended(2000, 2020, refusal(50, 500));
		expect(pacer.tryStart(2100)?.ms).toBe(420);
		expect(startAll(pacer, 2520)).toBe(1);
		pacer.ended(2520, 2530);
		expect(startAll(pacer, 2530)).toBe(49);
	});

	test('a window that others share shrinks to what succeeded, and grows again', () => {
		const pacer = learned();
		startAll(pacer, 2000);
		pacer.ended(2000, 2020);
		startAll(pacer, 2020);
		for (let n = 0; n < 9; n += 1) pacer.ended(2020, 2030);
		pacer.ended(2020, 2040, refusal(50, 1000));
		expect(startAll(pacer, 3040)).toBe(1);
		pacer.ended(3040, 3050);
		expect(startAll(pacer, 3050)).toBe(9);
		for (let n = 0; n < 9; n += 1) pacer.ended(3050, 3060);
		const next = 3040 + 1040;
		expect(startAll(pacer, next)).toBe(1);
		pacer.ended(next, next + 1);
		expect(startAll(pacer, next + 1)).toBe(19);
	});
});

test('a refusal without headers pauses a second and takes what succeeded for the limit', () => {
	const pacer = new Pacer();
	startAll(pacer, 0, 5);
	for (let n = 0; n < 4; n += 1) pacer.ended(0, 10);
	expect(pacer.ended(0, 20, refusal(undefined, undefined))).toBe(1000);
	expect(startAll(pacer, 1020)).toBe(1);
	pacer.ended(1020, 1030);
	expect(startAll(pacer, 1030)).toBe(3);
});

test('a refusal at the very end of a pause begins another one', () => {
	const pacer = new Pacer();
	pacer.tryStart(0);
	const told = refusal(5, 100);
	expect(pacer.ended(0, 10, told)).toBe(100);
	expect(pacer.ended(0, 109, told)).toBe(0);
	expect(pacer.ended(0, 209, told)).toBe(100);
});
