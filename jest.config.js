/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: {
		'\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	// Published as ES modules only, which jest does not load.
	transformIgnorePatterns: [
		'/node_modules/(?!(image-dimensions|entities|htmlparser2|domhandler|domutils|dom-serializer|domelementtype|markdown-it-cjk-friendly|get-east-asian-width)/)',
	],
	reporters: ['default', '<rootDir>/test/support/closingLine.js'],
	setupFiles: ['<rootDir>/test/support/seed.ts'],
	setupFilesAfterEnv: ['<rootDir>/test/support/cleanUp.ts'],
	testTimeout: 30_000,
};
