import { defineConfig } from '@playwright/test';

/** Runs the flows: those of one n8n one after another, those with an n8n of their own beside them. */
export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	// Screenshots of failed checks; they stay until the next run.
	outputDir: 'failures',
	// They wait more than they work; a third would need more than two cores.
	workers: 2,
	// A message that goes out twice now and then must be seen.
	retries: 0,
	forbidOnly: true,
	// Far more than any check needs: what hangs is one failed check, not a lost run.
	timeout: 480_000,
	// Long enough for a busy machine with two cores.
	expect: { timeout: 60_000 },
	use: { screenshot: 'only-on-failure', testIdAttribute: 'data-test-id' },
	reporter: [['list'], ['./failureNotes.ts'], ['./closingLine.ts']],
});
