import type { Reporter, Suite } from '@playwright/test/reporter';

import { STARTED_ANEW } from './startAnew';

/**
 * Ends the run with the plain line that build servers read, after the names of the processes that
 * crashed at their start. A check that did not run, because one before it failed, counts as failed.
 */
export default class ClosingLine implements Reporter {
	private readonly startedAnew: string[] = [];
	private suite: Pick<Suite, 'allTests'> | undefined;
	/** What failed outside of any check, e.g. a file that cannot be loaded. */
	private errors = 0;

	onBegin(_config: unknown, suite: Pick<Suite, 'allTests'>): void {
		this.suite = suite;
	}

	onStdOut(chunk: string | Buffer): void {
		const lines = chunk.toString().split('\n');
		this.startedAnew.push(...lines.filter((line) => line.startsWith(STARTED_ANEW)));
	}

	onError(): void {
		this.errors += 1;
	}

	onEnd(): void {
		const checks = this.suite?.allTests() ?? [];
		const passed = checks.filter((check) => check.results.at(-1)?.status === 'passed').length;
		const failed = checks.length - passed + this.errors;
		console.log(['', ...this.startedAnew, `${passed} passed, ${failed} failed`].join('\n'));
	}

	/** Lets Playwright know that another reporter prints the checks. */
	printsToStdio(): boolean {
		return false;
	}
}
