import { Failure, type FailureDetails } from '../../../../nodes/FeishuHelpdesk/transport/failure';

const DETAILS: FailureDetails = {
	code: 154004,
	msg: 'not found',
	httpStatus: 404,
	logId: '2026',
	hint: 'Check the ID.',
	retryable: false,
	delivery: 'notSent',
};
const failure = (details: Partial<FailureDetails> = {}, reason: Failure['reason'] = 'refused') =>
	new Failure('It is not there [154004]', { ...DETAILS, ...details }, reason, { resetMs: 7 });

describe('below the message stands', () => {
	test.each<[string, Partial<FailureDetails>, Failure['reason'], string]>([
		[
			"what to do, Feishu's own words and the id for support, each on its line",
			{},
			'refused',
			"Check the ID.\nFeishu says: 'not found'.\nLog ID: 2026",
		],
		['nothing that is not known', { logId: null, msg: '' }, 'refused', 'Check the ID.'],
		[
			'what the network said where Feishu did not answer',
			{ code: null, logId: null, msg: 'socket hang up' },
			'interrupted',
			'Check the ID.\nCause: socket hang up',
		],
		[
			'no word that is the message already',
			{ msg: 'It is not there [154004]' },
			'refused',
			'Check the ID.\nLog ID: 2026',
		],
		[
			'only what to do about what the user typed',
			{ code: null, logId: null, msg: 'x' },
			'input',
			'Check the ID.',
		],
		['nothing where there is nothing to do', { hint: '', msg: '', logId: null }, 'refused', ''],
	])('%s', (_what, details, reason, expected) => {
		expect(failure(details, reason).description).toBe(expected);
	});
});

describe('more to say', () => {
	test.each([
		['First.', '', 'First. Check the ID.'],
		['', 'Then.', 'Check the ID.\nThen.'],
		['First.', 'Then.', 'First. Check the ID.\nThen.'],
	])('%j and %j go around what to do', (first, then, hint) => {
		expect(failure().advise(first, then).details).toEqual({ ...DETAILS, hint });
		expect(failure().advise(first).details.hint).not.toContain('Then');
	});

	test('has no empty line where there was nothing to do', () => {
		expect(failure({ hint: '' }).advise('', 'Then.').details.hint).toBe('Then.');
	});

	test('leaves the rest of the failure as it was', () => {
		const before = failure();
		expect(before.advise('First.')).toMatchObject({
			name: 'Failure',
			message: before.message,
			reason: 'refused',
			rateLimit: { resetMs: 7 },
		});
		expect(before.details).toEqual(DETAILS);
	});
});

describe('a message of several parts', () => {
	test.each([
		[1, 'Of the 3 parts of this message the first 1 was sent. Check the ID.'],
		[2, 'Of the 3 parts of this message the first 2 were sent. Check the ID.'],
	])('says how many were sent: %d', (sent, hint) => {
		expect(failure().partly(sent, 3).details).toEqual({ ...DETAILS, hint, delivery: 'sent' });
	});

	test('stays unknown where nobody knows of the next part', () => {
		expect(failure({ delivery: 'unknown' }).partly(1, 2).details.delivery).toBe('unknown');
	});
});
