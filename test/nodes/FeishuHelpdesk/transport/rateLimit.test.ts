import { readAnswer } from '../../../../nodes/FeishuHelpdesk/transport/answer';
import { failureOfAnswer } from '../../../../nodes/FeishuHelpdesk/transport/answerFailure';
import { parseAnswer } from '../../../../nodes/FeishuHelpdesk/shared/jsonText';

const NOON = 'Thu, 26 Nov 2026 12:00:00 GMT';
const resetMs = (headers: Record<string, unknown>) =>
	failureOfAnswer(readAnswer({ status: 429, headers, body: 'slow down' }, parseAnswer), {
		effect: 'send',
		about: ['message', 'person', 'receiver'],
	}).rateLimit?.resetMs;

test.each([
	[{ 'x-ogw-ratelimit-reset': '4' }, 4000],
	[{ 'retry-after': '7' }, 7000],
	[{ 'x-ogw-ratelimit-reset': '4', 'retry-after': '7' }, 4000],
	[{ 'retry-after': 'Thu, 26 Nov 2026 12:00:30 GMT', date: NOON }, 30_000],
	[{ 'retry-after': 'Thursday, 26-Nov-26 12:00:30 GMT', date: NOON }, 30_000],
	[{ 'retry-after': 'Thu Nov 26 12:00:30 2026 GMT', date: NOON }, 30_000],
	[{ 'retry-after': NOON, date: NOON }, undefined],
	[{ 'retry-after': 'Wed, 25 Nov 2026 12:00:00 GMT', date: NOON }, undefined],
	[{ 'retry-after': '0' }, undefined],
	[{ 'retry-after': '-3' }, undefined],
	[{ 'retry-after': 'soon' }, undefined],
	[{ 'retry-after': '2026-11-26' }, undefined],
	[{ 'retry-after': ['7'] }, undefined],
	[{}, undefined],
])('a refusal with %j says to wait %p ms', (headers, expected) => {
	expect(resetMs(headers)).toBe(expected);
});

test('a date without the clock of whoever gave it is measured by ours', () => {
	const inAMinute = new Date(Date.now() + 60_000).toUTCString();
	const ms = resetMs({ 'retry-after': inAMinute });
	expect(ms).toBeGreaterThan(57_000);
	expect(ms).toBeLessThanOrEqual(60_000);
});
