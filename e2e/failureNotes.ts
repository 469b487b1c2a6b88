import { readFileSync } from 'node:fs';

import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const MAX_CHARACTERS = 6_000;

/**
 * Prints what the pages of a failed check showed and what n8n warned of: a build server keeps what is
 * printed, not the files beside it.
 */
export default class FailureNotes implements Reporter {
	onTestEnd({ title }: Pick<TestCase, 'title'>, { status, attachments }: FailedPart): void {
		if (status === 'passed' || status === 'skipped') return;
		for (const { name, contentType, body, path } of attachments) {
			if (!/^text\//.test(contentType)) continue;
			const text = body?.toString() ?? (path === undefined ? '' : readFileSync(path, 'utf8'));
			console.log(`\n== ${title}: ${name}\n${text.slice(0, MAX_CHARACTERS)}`);
		}
	}

	/** Lets Playwright know that another reporter prints the checks. */
	printsToStdio(): boolean {
		return false;
	}
}

type FailedPart = Pick<TestResult, 'status' | 'attachments'>;
