import {
	Failure,
	type FailureCause,
	type FailureDetails,
} from '../../../../nodes/FeishuHelpdesk/transport/failure';
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

function noToken(
	msg: string,
	more: Partial<FailureDetails> = {},
	reason: FailureCause = 'refused',
): Failure {
	const details = {
		code: 10014,
		msg,
		httpStatus: 200,
		logId: '2026',
		hint: 'Check the App Secret.',
		retryable: false,
		delivery: 'notSent',
	} as const;
	const message = 'Feishu does not know this App ID [10014]';
	return new Failure(message, { ...details, ...more }, reason, { resetMs: 9 });
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

	test('travels with it however many others there are', () => {
		const cause = tokenError(noToken('app secret invalid'));
		for (let n = 0; n < 100; n++) tokenError(noToken(`later ${n}`));
		expect(read(new Error('n8n says', { cause })).details.msg).toBe('app secret invalid');
	});

	test('is known by its text where n8n does not keep the error', () => {
		const { message } = tokenError(noToken('app secret invalid'));
		for (const thrown of [withoutCause(message, null), withoutCause('Words', null, message)]) {
			expect(read(thrown).details).toEqual(noToken('app secret invalid').details);
		}
	});

	test('is one sentence after another for whoever tests the credential', () => {
		const { message } = tokenError(noToken('app secret invalid'));
		expect(message).toBe(
			"Feishu does not know this App ID [10014]. Check the App Secret. Feishu says: 'app secret invalid'. Log ID: 2026",
		);
	});

	test('says nothing of the network there, for which n8n has other words', () => {
		const { message } = tokenError(noToken('connect ECONNREFUSED 1.2.3.4:443', { code: null }));
		expect(message).toBe('Feishu does not know this App ID [10014]. Check the App Secret.');
	});

	test.each<[Partial<FailureDetails>, FailureCause, FailureCause]>([
		[{ retryable: true }, 'server', 'unreachable'],
		[{ retryable: true }, 'rateLimit', 'unreachable'],
		[{ retryable: true }, 'cancelled', 'noToken'],
		[{ retryable: false }, 'refused', 'noToken'],
	])(
		'%j %s lets the request try again only if waiting can help: %s',
		(details, reason, expected) => {
			const thrown = new Error('n8n says', { cause: tokenError(noToken('m', details, reason)) });
			expect(read(thrown)).toMatchObject({ reason: expected, rateLimit: { resetMs: 9 } });
		},
	);

	test('is not taken from what only looks like it', () => {
		for (const tokenFailure of [null, 'x', { message: 7, details: {} }, { message: 'x' }]) {
			const failure = read(Object.assign(new Error('x'), { tokenFailure }));
			expect(failure.message).toBe('n8n did not let the request out');
		}
	});

	test('is kept as long as the latest that came again', () => {
		const { message } = tokenError(noToken('again'));
		for (let n = 0; n < 99; n++) tokenError(noToken(`others ${n}`));
		tokenError(noToken('again'));
		for (let n = 0; n < 99; n++) tokenError(noToken(`more ${n}`));
		expect(read(withoutCause(message, null)).details.msg).toBe('again');
	});

	test('is forgotten after a hundred others', () => {
		const { message } = tokenError(noToken('first'));
		for (let n = 0; n < 100; n++) tokenError(noToken(`later ${n}`));
		expect(read(withoutCause(message, null)).details.code).toBeNull();
	});
});

describe('the words of an error', () => {
	const broken = (more: object, message = 'connect ECONNREFUSED 1.2.3.4:443') =>
		Object.assign(new Error(message), { code: 'ECONNREFUSED', ...more });
	const words = (thrown: unknown) => read(thrown).details.msg;

	test('are those of the origin, not of what wraps it', () => {
		const origin = broken({});
		expect(words(new Error('outer', { cause: new Error('inner', { cause: origin }) }))).toBe(
			'connect ECONNREFUSED 1.2.3.4:443',
		);
	});

	test('are those of each address that was tried, once each', () => {
		const errors = ['a', 'b', 'a'].map((text) => new Error(text));
		expect(words(broken({ errors: [...errors, 'no error'] }, ''))).toBe('a. b');
		expect(words(broken({ errors: 'none' }))).toBe('connect ECONNREFUSED 1.2.3.4:443');
	});

	test('are those that n8n has replaced, where it keeps them', () => {
		expect(words(broken({ messages: [7, 'kept', 'other'] }, 'The service refused'))).toBe('kept');
		expect(words(broken({ messages: 'kept' }))).toBe('connect ECONNREFUSED 1.2.3.4:443');
		expect(words(broken({ messages: [] }))).toBe('connect ECONNREFUSED 1.2.3.4:443');
	});

	test("hold n8n's advice only where n8n itself refused", () => {
		const description = 'Allow the host.';
		const blocked = 'The request was blocked because it resolves to a restricted IP address';
		expect(words(broken({ description }, 'Domain not allowed'))).toContain(`. ${description}`);
		expect(words(broken({ description: 7 }, 'Domain'))).toBe('Domain');
		const own = { name: 'NodeApiError', description };
		expect(words(broken(own, blocked))).toBe(`${blocked}. ${description}`);
		expect(words(broken(own, 'Bad gateway'))).toBe('Bad gateway');
		expect(words(broken(own, `Then: ${blocked}`))).toBe(`Then: ${blocked}`);
	});

	test('are not those by which axios says nothing, which n8n then tells as its advice', () => {
		const description = 'connect ECONNREFUSED ::1:7890 | connect ECONNREFUSED 127.0.0.1:7890';
		const thrown = Object.assign(
			withoutCause('The service refused the connection', 'ECONNREFUSED', 'Error', 'Error'),
			{ description },
		);
		const { message, details } = read(thrown);
		expect(message).toBe("Feishu can't be reached: The proxy ::1:7890 refused the connection");
		expect(details).toMatchObject({ msg: description, delivery: 'notSent' });
		expect(words(withoutCause('Error', 'ETIMEDOUT'))).toBe('');
		expect(read(withoutCause('Error', 'ETIMEDOUT')).details.delivery).toBe('notSent');
	});

	test('are cleaned', () => {
		const clean = (text: string) => text.replace('s3cret', '***');
		const where = { effect: 'send', url: 'https://feishu.test' } as const;
		expect(failureOfThrown(new Error('a s3cret'), where, clean).details.msg).toBe('a ***');
		expect(failureOfThrown('a s3cret', where, clean).details.msg).toBe('a ***');
	});

	test('are found also where errors wrap each other in a circle', () => {
		const error = broken({});
		error.cause = error;
		expect(words(error)).toBe('connect ECONNREFUSED 1.2.3.4:443');
	});
});

test('the code is that of the outermost error that has one of the network', () => {
	const origin = Object.assign(new Error('x'), { name: 'NodeApiError', code: 'ECONNREFUSED' });
	const wrap = (more: object) => Object.assign(new Error('n8n', { cause: origin }), more);
	const refused = "Feishu can't be reached: The connection was refused";
	for (const outer of [{ code: 500 }, { code: '' }, { code: '500' }, { httpCode: 'EAI_AGAIN' }]) {
		expect(read(wrap(outer)).message).toBe(refused);
	}
	expect(read(wrap({ code: 'ERR_CANCELED' })).reason).toBe('cancelled');
});
