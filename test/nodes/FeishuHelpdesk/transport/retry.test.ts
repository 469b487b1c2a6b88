import { Failure, type FailureCause } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import type { Effect } from '../../../../nodes/FeishuHelpdesk/transport/request';
import { nextStep } from '../../../../nodes/FeishuHelpdesk/transport/retry';

const failure = (reason: FailureCause) =>
	new Failure(
		'm',
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint: '',
			retryable: false,
			delivery: 'notSent',
		},
		reason,
	);
const step = (reason: FailureCause, effect: Effect, troubles = 1, refreshed = false) =>
	nextStep(failure(reason), { effect, troubles, refreshed }, 1).do;

test.each<[FailureCause, string, string]>([
	['rateLimit', 'resend', 'resend'],
	['token', 'refreshToken', 'refreshToken'],
	['unreachable', 'resend', 'resend'],
	['server', 'stop', 'wait'],
	['interrupted', 'stop', 'wait'],
	['refused', 'stop', 'stop'],
	['noToken', 'stop', 'stop'],
	['cancelled', 'stop', 'stop'],
	['input', 'stop', 'stop'],
])(
	'after %s a send does %s, a read %s, and so does a change of something whole',
	(reason, send, read) => {
		expect([step(reason, 'send'), step(reason, 'read'), step(reason, 'write')]).toEqual([
			send,
			read,
			read,
		]);
	},
);

test('a token is refreshed once', () => {
	expect(step('token', 'send', 2, true)).toBe('stop');
});

test('a read that Feishu has trouble with is tried three times, with growing pauses between', () => {
	const paused = (jitter: number) =>
		[1, 2].map((troubles) =>
			nextStep(failure('server'), { effect: 'read', troubles, refreshed: false }, jitter),
		);
	expect([1, 2, 3].map((troubles) => step('server', 'read', troubles))).toEqual([
		'wait',
		'wait',
		'stop',
	]);
	expect(paused(1)).toEqual([
		{ do: 'wait', ms: 500 },
		{ do: 'wait', ms: 1000 },
	]);
	// Lanes that failed together do not come again together.
	expect(paused(0)).toEqual([
		{ do: 'wait', ms: 250 },
		{ do: 'wait', ms: 500 },
	]);
});
