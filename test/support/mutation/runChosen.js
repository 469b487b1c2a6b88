const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: TestRunner } = require('jest-runner');

/** In the folder that Stryker runs in: the names of all tests by file, noted while nothing is broken. */
const NAMES = 'testNames.json';

/**
 * jest's runner, for mutation testing. Stryker chooses tests by their names only, so that jest would load every
 * file for every mutant. This loads those with a chosen test, up to the first that fails.
 */
module.exports = class RunChosen extends TestRunner {
	async runTests(tests, watcher, options) {
		const { testNamePattern } = this._globalConfig;
		const file = join(tests[0]?.context.config.rootDir ?? '.', NAMES);
		const names = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
		const chosen = new RegExp(testNamePattern ?? '', 'i');
		let failed = false;
		this.on('test-file-success', ([{ path }, { numFailingTests, testResults }]) => {
			failed ||= numFailingTests > 0;
			names[path] = testResults.map(({ fullName }) => fullName);
		});
		for (const test of tests) {
			const hasChosen = names[test.path]?.some((name) => chosen.test(name)) ?? true;
			if (testNamePattern === undefined || (hasChosen && !failed)) {
				await super.runTests([test], watcher, options);
			}
		}
		if (testNamePattern === undefined) writeFileSync(file, JSON.stringify(names));
	}
};
