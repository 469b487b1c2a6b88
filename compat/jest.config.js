const base = require('../jest.config.js');

/**
 * The suite's own configuration, but with another n8n: `compat/resolver.js` finds it.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...base,
	rootDir: '..',
	resolver: '<rootDir>/compat/resolver.js',
	// As in the suite; the rest is what some versions of @langchain/core load.
	transformIgnorePatterns: [
		'/node_modules/(?!(image-dimensions|entities|p-retry|p-queue|p-timeout|is-network-error)/)',
	],
	reporters: ['default'],
};
