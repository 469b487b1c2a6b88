/** Jest reporter: ends the run with the plain line that build servers read. */
module.exports = class ClosingLine {
	onRunComplete(_contexts, results) {
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		// Jest prints its own summary after all reporters.
		process.once('exit', () => {
			process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
		});
	}
};
