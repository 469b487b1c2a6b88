import { naming } from '../../../../nodes/FeishuHelpdesk/engine/naming';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { path } from '../../../../nodes/FeishuHelpdesk/transport/path';
import { ask, drive } from '../../../../nodes/FeishuHelpdesk/transport/steps';

const REQUEST = { method: 'GET', path: path`/helpdesk/v1/faqs/${'1'}`, effect: 'read' } as const;
const FAQ = { field: 'FAQ', value: '1' };

const refusal = (code: number): Failure =>
	new Failure(
		`Refused [${code}]`,
		{
			code,
			msg: 'no',
			httpStatus: 400,
			logId: 'log',
			hint: 'General advice.',
			retryable: false,
			delivery: 'notSent',
		},
		'refused',
	);

async function hintOf(failure: Failure, names?: Parameters<typeof naming>[0]): Promise<string> {
	const talk = drive(naming(names, ask(REQUEST)), () => Promise.reject(failure));
	const thrown: unknown = await talk.catch((error: unknown) => error);
	expect(thrown).toMatchObject({ message: failure.message, reason: 'refused' });
	return thrown instanceof Failure ? thrown.details.hint : '';
}

describe('naming', () => {
	it('says which ID found nothing, before the general advice', async () => {
		expect(await hintOf(refusal(154004), FAQ)).toBe("'FAQ' is '1'. General advice.");
	});

	it('replaces the advice for bad requests, which is about sending', async () => {
		const hint = await hintOf(refusal(154000), FAQ);
		expect(hint).toMatch(/^'FAQ' is '1'\. It may belong to another helpdesk/);
		expect(hint).not.toContain('General advice.');
	});

	it('names several IDs, and shortens long ones', async () => {
		const names = [FAQ, { field: 'Image Key', value: '🚀'.repeat(50) }];
		expect(await hintOf(refusal(154004), names)).toBe(
			`'FAQ' is '1', 'Image Key' is '${'🚀'.repeat(40)}…'. General advice.`,
		);
	});

	it.each([154001, 154003, 99991672])('leaves %i alone, which no ID causes', async (code) => {
		expect(await hintOf(refusal(code), FAQ)).toBe('General advice.');
	});

	it.each([undefined, []])('adds nothing where no ID is asked by', async (names) => {
		expect(await hintOf(refusal(154004), names)).toBe('General advice.');
	});

	it('hands on what was answered', async () => {
		const call = () => Promise.resolve({ data: { faq: {} } });
		expect(await drive(naming(FAQ, ask(REQUEST)), call)).toEqual({ faq: {} });
	});
});
