const path = require('node:path');

const TESTS = path.resolve(__dirname, '../test') + path.sep;
const HARNESS = path.join(__dirname, 'harness');
const HOST = /^n8n-(core|workflow)$/;
const INTERNALS = /^@n8n\/(di|backend-common)$/;

/**
 * Gives what is under test the n8n in the folder that COMPAT_FOLDER names, exactly as it is. Only
 * the tests and their harness get the same with what they need and older versions lack, from
 * `compat/harness/`: so a name that our nodes use and an n8n lacks still fails.
 *
 * @type {import('jest-resolve').SyncResolver}
 */
module.exports = (request, options) => {
	const host = path.join(process.env['COMPAT_FOLDER'] ?? '', 'node_modules');
	const basedir = options.basedir + path.sep;
	if (HOST.test(request)) {
		if (basedir.startsWith(TESTS)) return path.join(HARNESS, `${request}.ts`);
		return options.defaultResolver(request, { ...options, basedir: host });
	}
	if (INTERNALS.test(request) && basedir.startsWith(HARNESS + path.sep)) {
		return options.defaultResolver(request, { ...options, basedir: path.join(host, 'n8n-core') });
	}
	return options.defaultResolver(request, options);
};
