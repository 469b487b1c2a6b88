// Builds what is published: one file per node and credential, with icons and codex beside it, and the
// Markdown parser.
// Each module that n8n loads costs about 0.4 ms at every start, and a package without dependencies
// cannot fail to install; so everything but n8n-workflow is bundled.
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
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

// The Markdown parser is a file of its own, read at its first use: it would make every start of n8n
// 3 ms longer.
const loadMarkdownLater = {
	name: 'load-markdown-later',
	setup(build) {
		build.onResolve({ filter: /\/content\/markdown$/ }, ({ kind }) =>
			kind === 'dynamic-import' ? { path: './markdown.js', external: true } : undefined,
		);
	},
};

async function bundle() {
	const built = [...n8n.nodes, ...n8n.credentials];
	const sources = built.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, ''));
	const { metafile } = await esbuild.build({
		entryPoints: [
			...sources.map((source) => ({ in: `${source}.ts`, out: source })),
			{ in: `${markdown}.ts`, out: 'nodes/FeishuHelpdesk/markdown' },
		],
		outdir: 'dist',
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'es2022',
		charset: 'ascii',
		external: ['n8n-workflow'],
		legalComments: 'none',
		minify: true,
		// A stack trace prints the whole line that it points to.
		lineLimit: 160,
		alias,
		plugins: [loadMarkdownLater],
		// As a require: n8n and jest run the node as CommonJS.
		supported: { 'dynamic-import': false },
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
