const { isBuildCurrent } = require('./buildStamp');

/**
 * Before the first test: most of them load `dist/`, and what they say of an old build is not true of the
 * code that somebody is looking at. Ends jest with one sentence when the sources have changed since.
 */
module.exports = function refuseOldBuild() {
	// Then nothing loads the build.
	if (process.env.N8N_FEISHU_SOURCE === '1' || isBuildCurrent()) return;
	process.stderr.write('dist/ was not built of these sources. Run: npm run build\n');
	process.exit(1);
};
