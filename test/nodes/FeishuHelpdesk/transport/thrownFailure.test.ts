import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import {
	failureOfThrown,
	tokenError,
} from '../../../../nodes/FeishuHelpdesk/transport/thrownFailure';

/** As n8n 1.101 to 2.33 throw it: their words, the origin's code and text, but no `cause`. */
function withoutCause(message: string, httpCode: string | null, ...messages: string[]): Error {
	return Object.assign(new Error(message), { name: 'NodeApiError', httpCode, messages });
}

function read(thrown: unknown): Failure {
	return failureOfThrown(thrown, { effect: 'send', url: 'https://feishu.test/x' }, (text) => text);
}

function noToken(msg: string): Failure {
	const details = {
		code: 10014,
		msg,
		httpStatus: 200,
		logId: '2026',
		hint: 'Check the App Secret.',
		retryable: false,
		delivery: 'notSent',
	} as const;
	return new Failure('Feishu does not know this App ID [10014]', details, 'refused');
}

describe('an error whose origin n8n does not keep', () => {
	test('still tells that no connection was made', () => {
		const text = 'connect ECONNREFUSED 127.0.0.1:443';
		const { message, details } = read(
			withoutCause('The service refused the connection', 'ECONNREFUSED', text),
		);
		expect(message).toBe("Feishu can't be reached: The connection was refused");
		expect(details).toMatchObject({ delivery: 'notSent', msg: text });
	});

	test('still tells a cancelled request', () => {
		expect(read(withoutCause('canceled', 'ERR_CANCELED')).reason).toBe('cancelled');
	});

	test('has no code of the network if it has an HTTP status', () => {
		expect(read(withoutCause('Bad gateway', '502')).details.delivery).toBe('unknown');
	});

	test.each([null, undefined, 'text', {}, []])('may be no error at all: %p', (thrown) => {
		expect(read(thrown).details.delivery).toBe('unknown');
	});
});

describe('why there is no token', () => {
	test('travels with the error', () => {
		const thrown = new Error('n8n says', { cause: tokenError(noToken('app secret invalid')) });
		expect(read(thrown)).toMatchObject({
			message: 'Feishu does not know this App ID [10014]',
			details: { code: 10014, msg: 'app secret invalid' },
			reason: 'noToken',
		});
	});

	test('is known by its text where n8n does not keep the error', () => {
		const { message } = tokenError(noToken('app secret invalid'));
		for (const thrown of [withoutCause(message, null), withoutCause('Words', null, message)]) {
			expect(read(thrown).details).toEqual(noToken('app secret invalid').details);
		}
	});

	test('is forgotten after a hundred others', () => {
		const { message } = tokenError(noToken('first'));
		for (let n = 0; n < 100; n++) tokenError(noToken(`later ${n}`));
		expect(read(withoutCause(message, null)).details.code).toBeNull();
	});
});
