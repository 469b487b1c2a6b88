// Mutation testing: `npm run mutate`, or one file: `npm run mutate -- -m nodes/FeishuHelpdesk/transport/retry.ts`.
// Runs for hours, since a mutant is tried on all tests that reach it; hence not part of `.ci/run`.

/** Where a mistake sends a message twice, loses one or tells a secret. */
const ROOMS = [
	'transport/**',
	'trigger/event/**',
	'content/**',
	'engine/sendOnce.ts',
	'engine/lanes.ts',
	'engine/tries.ts',
];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ROOMS.map((room) => `nodes/FeishuHelpdesk/${room}`),
	testRunner: 'jest',
	// Files are loaded by name at run time, so jest cannot tell which tests belong to them.
	jest: { configFile: 'jest.config.js', enableFindRelatedTests: false },
	coverageAnalysis: 'perTest',
	// Mutants of what runs once per import need the whole suite each. They are tables and texts, which the tests of
	// those compare word by word.
	ignoreStatic: true,
	concurrency: 1,
	// n8n's engine takes long to load, and what jest keeps of it adds up.
	maxTestRunnerReuse: 20,
	timeoutMS: 30_000,
	tempDirName: '.stryker-tmp',
	reporters: ['clear-text', 'progress'],
	thresholds: { high: 95, low: 90, break: 90 },
};
