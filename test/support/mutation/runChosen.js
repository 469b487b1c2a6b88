const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: TestRunner } = require('jest-runner');

/** In the folder that Stryker runs in: of each file the names of its tests and its time, noted while nothing is broken. */
const KNOWN = 'knownTests.json';

/**
 * jest's runner, for mutation testing. Stryker chooses tests by their names only, so that jest would load every
 * file for every mutant. This loads those with a chosen test, the fast ones first, up to the first that fails.
 */
module.exports = class RunChosen extends TestRunner {
	async runTests(tests, watcher, options) {
		const { testNamePattern } = this._globalConfig;
		const file = join(tests[0]?.context.config.rootDir ?? '.', KNOWN);
		const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
		const chosen = new RegExp(testNamePattern ?? '', 'i');
		let failed = false;
		this.on('test-file-success', ([{ path }, { numFailingTests, testResults, perfStats }]) => {
			failed ||= numFailingTests > 0;
			known[path] = { names: testResults.map(({ fullName }) => fullName), ms: perfStats.runtime };
		});
		const msOf = ({ path }) => known[path]?.ms ?? 0;
		for (const test of [...tests].sort((one, other) => msOf(one) - msOf(other))) {
			const hasChosen = known[test.path]?.names.some((name) => chosen.test(name)) ?? true;
			if (testNamePattern === undefined || (hasChosen && !failed)) {
				await super.runTests([test], watcher, options);
			}
		}
		if (testNamePattern === undefined) writeFileSync(file, JSON.stringify(known));
	}
};
