// Builds what is published: one file per node and credential, with its icons and codex beside it.
// Each module that n8n loads costs about 0.4 ms at every start, and a package without dependencies
// cannot fail to install; so everything but n8n-workflow is bundled.
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

const clean = () => rm('dist', { recursive: true, force: true });

async function bundle() {
	const built = [...n8n.nodes, ...n8n.credentials];
	const { metafile } = await esbuild.build({
		entryPoints: built.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts')),
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		charset: 'utf8',
		external: ['n8n-workflow'],
		legalComments: 'none',
		minify: true,
		metafile: true,
	});
	await writeLicenses(Object.keys(metafile.inputs));
}

/** The licences of what is bundled ask for their text to come along. */
async function writeLicenses(inputs) {
	const folders = new Set(
		inputs.flatMap((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []),
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
	src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/translations/**/*.json'], {
		encoding: false,
		base: '.',
	}).pipe(dest('dist'));

exports.build = series(clean, parallel(bundle, assets));
