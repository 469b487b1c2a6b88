// Builds what is published: one file per node and credential and what they share, with icons and codex
// beside them.
// Each module that n8n loads costs about 0.4 ms at every start, and a package without dependencies
// cannot fail to install; so everything but n8n-workflow is bundled.
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const { dirname } = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

const clean = () => rm('dist', { recursive: true, force: true });

// What markdown-it brings along for bare addresses, international host names and rare entity names,
// 46 kB, is replaced by the little of it that is used here.
const markdown = './nodes/FeishuHelpdesk/content/markdown';
const parts = `${markdown}/parserParts.ts`;
const alias = {
	entities: `${markdown}/entityNames.ts`,
	'linkify-it': parts,
	mdurl: parts,
	'punycode.js': parts,
	'uc.micro': parts,
};

const sources = [...n8n.nodes, ...n8n.credentials].map((file) =>
	file.replace(/^dist\//, '').replace(/\.js$/, ''),
);

const common = { minify: true, charset: 'ascii', legalComments: 'none', target: 'es2022' };

// Only as ES modules can esbuild share code between the files, and keep apart what is needed later: the
// Markdown parser would make every start of n8n 3 ms longer. n8n and jest run CommonJS.
async function bundle() {
	const { metafile, outputFiles } = await esbuild.build({
		...common,
		entryPoints: sources.map((source) => ({ in: `${source}.ts`, out: source })),
		outdir: 'dist',
		chunkNames: 'nodes/FeishuHelpdesk/[name]-[hash]',
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		external: ['n8n-workflow'],
		alias,
		metafile: true,
		write: false,
	});
	await Promise.all(outputFiles.map(writeCommonJs));
	await writeLicenses(Object.keys(metafile.inputs));
}

async function writeCommonJs({ path, text }) {
	const { code } = await esbuild.transform(text, {
		...common,
		format: 'cjs',
		platform: 'node',
		// As a require.
		supported: { 'dynamic-import': false },
		// A stack trace prints the whole line that it points to.
		lineLimit: 160,
	});
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, code);
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
