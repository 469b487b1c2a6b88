import { defineConfig } from '@playwright/test';

/** Runs the flows, one after another in one n8n. */
export default defineConfig({
	testDir: '.',
	testMatch: 'flows.spec.ts',
	// Screenshots of failed checks; they stay until the next run.
	outputDir: 'failures',
	workers: 1,
	// A message that goes out twice now and then must be seen.
	retries: 0,
	forbidOnly: true,
	// Far more than any check needs: what hangs is one failed check, not a lost run.
	timeout: 480_000,
	// Long enough for a busy machine with two cores.
	expect: { timeout: 60_000 },
	use: { screenshot: 'only-on-failure', testIdAttribute: 'data-test-id' },
	reporter: [['list'], ['./closingLine.ts']],
});
