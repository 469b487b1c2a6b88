/**
 * For a `describe` whose tests look at the clock: what else the machine does must not decide, so a
 * test that failed gets three more chances. What is wrong by itself fails each time.
 */
export function forgiveBusyMachine(): void {
	beforeAll(() => {
		jest.retryTimes(3, { logErrorsBeforeRetry: true });
	});
	afterAll(() => {
		jest.retryTimes(0);
	});
}
