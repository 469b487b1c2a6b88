import {
	failureOfRenewal,
	isConnectionOver,
} from '../../../../nodes/FeishuHelpdesk/transport/userTokenFailure';

/** As n8n throws it: Feishu's answer hangs on the error, as text or parsed. */
const answered = (body: object | string) =>
	Object.assign(new Error('Request failed with status code 400'), { body });

test.each([
	'OAuth access token expired and no refresh token is available. Please reconnect the credentials.',
	"The credential 'Feishu' needs to be reconnected.",
	// n8n before 2.30, where Feishu gave no refresh token: the app may not have `offline_access`.
	'refreshToken is required',
])('only a person can help where n8n says: %s', (message) => {
	const thrown = new Error(message);
	expect(isConnectionOver(thrown)).toBe(true);
	const { message: told, details } = failureOfRenewal(thrown);
	expect(told).toBe('The connected Feishu account must be connected again');
	expect(details).toMatchObject({ code: null, retryable: false, delivery: 'notSent' });
});

test('nothing is over because a text only mentions the token', () => {
	expect(isConnectionOver(new Error('The refreshToken is 2 kB'))).toBe(false);
	expect(isConnectionOver('reconnect')).toBe(false);
});

describe('the gateway in front of the token endpoint', () => {
	test.each<[number, string]>([
		[99991400, 'request trigger frequency limit'],
		[2200, 'Internal Error'],
	])('may be busy with %i, which passes', (code, msg) => {
		for (const body of [{ code, msg }, JSON.stringify({ code, msg, error: { log_id: '1' } })]) {
			const { message, details, reason } = failureOfRenewal(answered(body));
			expect([message, reason]).toEqual([expect.stringContaining(`[${code}]`), 'noToken']);
			expect(details).toMatchObject({ code, msg, retryable: true, delivery: 'notSent' });
		}
	});

	test('may refuse the app, which does not pass', () => {
		const { details } = failureOfRenewal(answered({ code: 99991662, msg: 'app not in use' }));
		expect(details).toMatchObject({ code: 99991662, retryable: false });
	});
});
