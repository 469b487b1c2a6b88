/** How long jest may take to end by itself, ms. */
const GRACE_MS = 5_000;

/**
 * Jest reporter: ends the run with the plain line that build servers read, and ends it in any case.
 * A test that fails may leave a server open, and jest would wait for that for ever.
 */
module.exports = class ClosingLine {
	onRunComplete(_contexts, results) {
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		// Jest prints its own summary after all reporters.
		process.once('exit', () => {
			process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
		});
		// Unreferenced: what ends by itself does not wait for it.
		setTimeout(() => process.exit(), GRACE_MS).unref();
	}
};
