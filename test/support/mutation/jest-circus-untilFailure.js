const { default: runCircus } = require('jest-circus/runner');

/**
 * jest's runner of one test file, which leaves out the rest of the file when a test has noticed the mutant: it
 * counts no more. Stryker accepts no other names than those with jest-circus.
 */
module.exports = async function untilFailure(globalConfig, config, environment, ...others) {
	if (globalConfig.testNamePattern !== undefined) {
		const handle = environment.handleTestEvent?.bind(environment);
		let failed = false;
		environment.handleTestEvent = async (event, state) => {
			await handle?.(event, state);
			failed ||= event.name === 'test_fn_failure' || event.name === 'hook_failure';
			if (event.name === 'test_start' && failed) event.test.mode = 'skip';
		};
	}
	return await runCircus(globalConfig, config, environment, ...others);
};
