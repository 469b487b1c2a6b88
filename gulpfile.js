// Builds what is published: a file for each node and credential, what they share, and what only work needs,
// with icons and codex beside them.
// A package without dependencies cannot fail to install, so everything but n8n-workflow is bundled.
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const { resolve } = require('node:path');
const { promisify } = require('node:util');
const { nodeResolve } = require('@rollup/plugin-node-resolve');
const { dest, parallel, series, src } = require('gulp');
const { rollup } = require('rollup');
const { default: esbuild } = require('rollup-plugin-esbuild');
const { n8n } = require('./package.json');
const { stampBuild, stateOfSources } = require('./test/support/buildStamp');

const clean = () => rm('dist', { recursive: true, force: true });

const names = [...n8n.nodes, ...n8n.credentials].map((file) =>
	file.slice('dist/'.length, -'.js'.length),
);

async function bundle() {
	const bundled = await rollup({
		input: Object.fromEntries(names.map((name) => [name, `${name}.ts`])),
		external: ['n8n-workflow', /^node:/],
		plugins: [
			nodeResolve({ extensions: ['.ts', '.js'] }),
			esbuild({
				target: 'es2022',
				sourceMap: false,
				minify: true,
				charset: 'ascii',
				legalComments: 'none',
				// A stack trace prints the whole line that it points to.
				lineLimit: 160,
			}),
		],
	});
	let atStart;
	const { output } = await bundled.write({
		dir: 'dist',
		format: 'cjs',
		exports: 'named',
		generatedCode: { preset: 'es2015', symbols: false },
		hoistTransitiveImports: false,
		chunkFileNames: 'nodes/FeishuHelpdesk/[name].js',
		manualChunks: (id, { getModuleInfo }) =>
			(atStart ??= importedAtStart(getModuleInfo)).has(id) ? 'shared' : 'runtime',
	});
	await writeLicenses(output.flatMap(({ modules }) => Object.keys(modules)));
}

/**
 * The modules that the classes import at once. What they import by `import()`, because only work needs it,
 * is a second file, so that it does not make every start of n8n longer; more files would, by 0.4 ms each.
 */
function importedAtStart(getModuleInfo) {
	const found = new Set();
	const visit = (id) => {
		if (found.has(id)) return;
		found.add(id);
		getModuleInfo(id).importedIds.forEach(visit);
	};
	for (const name of names) visit(resolve(`${name}.ts`));
	return found;
}

/** The licences of what is bundled ask for their text to come along. */
async function writeLicenses(inputs) {
	const folders = new Set(
		inputs.flatMap((path) => path.match(/(?<=\/)node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []),
	);
	const texts = [...folders].sort().map(async (folder) => {
		const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
		const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
		if (!file) throw new Error(`${name} comes without a licence text`);
		return `${name} ${version}\n\n${(await readFile(`${folder}/${file}`, 'utf8')).trim()}\n`;
	});
	await mkdir('dist', { recursive: true });
	await writeFile('dist/THIRD_PARTY_LICENSES.txt', (await Promise.all(texts)).join('\n---\n\n'));
}

const assets = () =>
	src(['nodes/**/*.svg', 'nodes/**/*.node.json'], { encoding: false, base: '.' }).pipe(
		dest('dist'),
	);

/** Tests refuse a build of other sources. What changes meanwhile makes the build an old one. */
async function build() {
	const state = stateOfSources();
	await promisify(series(clean, parallel(bundle, assets)))();
	stampBuild(state);
}

exports.build = build;
