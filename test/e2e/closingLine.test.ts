import type { Suite } from '@playwright/test/reporter';
import ClosingLine from '../../e2e/closingLine';
import { STARTED_ANEW } from '../../e2e/startAnew';

type Status = 'passed' | 'failed' | 'timedOut' | 'skipped' | 'notRun';

/** The lines that the reporter prints at the end. */
function closingLines(statuses: readonly Status[], during?: (line: ClosingLine) => void): string {
	const said = jest.spyOn(console, 'log').mockReturnValue();
	const line = new ClosingLine();
	const tests = statuses.map((status) => ({ results: status === 'notRun' ? [] : [{ status }] }));
	const suite: Pick<Suite, 'allTests'> = { allTests: () => tests as ReturnType<Suite['allTests']> };
	line.onBegin(undefined, suite);
	during?.(line);
	line.onEnd();
	const lines = String(said.mock.calls[0]?.[0]);
	said.mockRestore();
	return lines;
}

describe('the last line of an e2e run', () => {
	it('counts what did not pass as failed, whatever the reason', () => {
		const statuses: Status[] = ['passed', 'passed', 'failed', 'timedOut', 'skipped', 'notRun'];
		expect(closingLines(statuses)).toBe('\n2 passed, 4 failed');
	});

	it('counts what failed outside of the checks', () => {
		const lines = closingLines(['passed'], (line) => {
			line.onError();
		});
		expect(lines).toBe('\n1 passed, 1 failed');
	});

	it('comes after the names of what was started anew', () => {
		const lines = closingLines(['passed'], (line) => {
			line.onStdOut(`something\n${STARTED_ANEW} the browser, because it ended\n`);
			line.onStdOut(Buffer.from('something else\n'));
		});
		expect(lines).toBe(`\n${STARTED_ANEW} the browser, because it ended\n1 passed, 0 failed`);
	});
});
