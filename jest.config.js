const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: {
		'\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	// Published as ES modules only, which jest does not load; and copies of the sources.
	transformIgnorePatterns: [
		'/node_modules/(?!(\\.cache/n8n-source-[^/]+|image-dimensions|entities|htmlparser2|domhandler|domutils|dom-serializer|domelementtype|markdown-it-cjk-friendly|get-east-asian-width)/)',
	],
	globalSetup: '<rootDir>/test/support/refuseOldBuild.js',
	reporters: ['default', '<rootDir>/test/support/closingLine.js'],
	setupFiles: ['<rootDir>/test/support/seed.ts'],
	setupFilesAfterEnv: ['<rootDir>/test/support/cleanUp.ts'],
	// Of what is published; only with N8N_FEISHU_SOURCE=1 do tests run the sources.
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text-summary', 'text', 'lcovonly'],
	// Tests wait more than they work: for limits, retries and other processes. One worker takes 20 minutes.
	// (A percentage above 100 would be taken for a number of workers.)
	maxWorkers: Math.ceil(availableParallelism() * 1.5),
	// Each file loads n8n's engine anew, and what jest keeps of it adds up: 30 MB a file after a full clean-up,
	// 3 GB in the whole suite. A worker that has grown is replaced, and takes along what a failed test left open.
	workerIdleMemoryLimit: '700MB',
	testTimeout: 30_000,
};
