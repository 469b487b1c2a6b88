import { Failure, type FailureCause } from '../../../../nodes/FeishuHelpdesk/transport/failure';
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
const step = (reason: FailureCause, effect: 'read' | 'send', tries = 1, refreshed = false) =>
	nextStep(failure(reason), { effect, tries, refreshed }, 1).do;

test.each<[FailureCause, string, string]>([
	['rateLimit', 'resend', 'resend'],
	['token', 'refreshToken', 'refreshToken'],
	['unreachable', 'wait', 'wait'],
	['server', 'stop', 'wait'],
	['interrupted', 'stop', 'wait'],
	['refused', 'stop', 'stop'],
	['noToken', 'stop', 'stop'],
	['cancelled', 'stop', 'stop'],
	['input', 'stop', 'stop'],
])('after %s a send does %s, a read %s', (reason, send, read) => {
	expect([step(reason, 'send'), step(reason, 'read')]).toEqual([send, read]);
});

test('a token is refreshed once', () => {
	expect(step('token', 'send', 2, true)).toBe('stop');
});

test('the third try is the last, with growing pauses between', () => {
	expect([1, 2, 3].map((tries) => step('unreachable', 'send', tries))).toEqual([
		'wait',
		'wait',
		'stop',
	]);
	const pauses = [1, 2].map((tries) =>
		nextStep(failure('server'), { effect: 'read', tries, refreshed: false }, 1),
	);
	expect(pauses).toEqual([
		{ do: 'wait', ms: 500 },
		{ do: 'wait', ms: 1000 },
	]);
});
