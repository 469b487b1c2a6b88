const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');

const ROOT = resolve(__dirname, '../..');

/** Whatever decides what is in `dist/`; the lock file stands for the libraries that are bundled. */
const SOURCES = [
	'credentials',
	'nodes',
	'gulpfile.js',
	'scripts/slimLibraries.js',
	'package.json',
	'package-lock.json',
];

/** Beside what is published, hence never packed. */
const STAMP = 'dist/.builtFrom';

/**
 * Names the state of the sources.
 *
 * @param {string} root folder of the project
 * @returns {string} SHA-256 over names and contents of all that the build is made of
 */
function stateOfSources(root = ROOT) {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap((entry) => filesIn(join(root, entry)))) {
		hash
			.update(`${relative(root, file)}\0`)
			.update(readFileSync(file))
			.update('\0');
	}
	return hash.digest('hex');
}

/**
 * Notes in a build what it was made of.
 *
 * @param {string} state of the sources before they were read
 * @param {string} root folder of the project
 */
function stampBuild(state, root = ROOT) {
	const stamp = join(root, STAMP);
	mkdirSync(dirname(stamp), { recursive: true });
	writeFileSync(stamp, state);
}

/**
 * @param {string} root folder of the project
 * @returns {boolean} whether `dist/` was built of the sources as they are now
 */
function isBuildCurrent(root = ROOT) {
	try {
		return readFileSync(join(root, STAMP), 'utf8') === stateOfSources(root);
	} catch (error) {
		if (error.code === 'ENOENT') return false;
		throw error;
	}
}

function filesIn(entry) {
	if (!statSync(entry).isDirectory()) return [entry];
	return readdirSync(entry)
		.sort()
		.flatMap((name) => filesIn(join(entry, name)));
}

module.exports = { isBuildCurrent, stampBuild, stateOfSources };
