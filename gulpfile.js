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
const { default: terser } = require('@rollup/plugin-terser');
const { n8n } = require('./package.json');
const { SHORTEST, sayingOnce } = require('./scripts/sayOnce');
const { slimLibraries } = require('./scripts/slimLibraries');
const { stampBuild, stateOfSources } = require('./test/support/buildStamp');

const clean = () => rm('dist', { recursive: true, force: true });

// The whole package may have 400 kB unpacked. What markdown-it and htmlparser2 bring along for bare addresses,
// international host names and the 2,125 names of characters, 56 kB, is replaced by what is used of it.
const content = resolve('nodes/FeishuHelpdesk/content');
const parts = `${content}/markdown/parserParts.ts`;
const entries = [
	{ find: /^(linkify-it|mdurl|punycode\.js|uc\.micro)$/, replacement: parts },
	{ find: 'get-east-asian-width', replacement: `${content}/markdown/eastAsianWidth.ts` },
	{ find: /^entities$/, replacement: `${content}/entities/entityNames.ts` },
	{ find: 'entities/decode', replacement: `${content}/entities/noDecoder.ts` },
];

const names = [...n8n.nodes, ...n8n.credentials].map((file) =>
	file.slice('dist/'.length, -'.js'.length),
);

async function bundle() {
	const { default: alias } = await import('@rollup/plugin-alias');
	const bundled = await rollup({
		input: Object.fromEntries(names.map((name) => [name, `${name}.ts`])),
		external: ['n8n-workflow', /^node:/],
		plugins: [
			alias({ entries }),
			nodeResolve({ extensions: ['.ts', '.js'] }),
			slimLibraries(),
			esbuild({ target: 'es2022', sourceMap: false, legalComments: 'none', minifySyntax: true }),
			awaitRequire(),
			// Smaller by 7 kB than what esbuild minifies.
			terser({
				ecma: 2020,
				toplevel: true,
				mangle: { reserved: SHORTEST },
				compress: {
					passes: 6,
					hoist_funs: true,
					keep_fargs: false,
					pure_getters: true,
					unsafe_arrows: true,
					unsafe_methods: true,
				},
				// A stack trace prints the whole line that it points to.
				format: { max_line_len: 4000 },
			}),
			sayingOnce(),
		],
	});
	let atStart;
	const { output } = await bundled.write({
		dir: 'dist',
		format: 'cjs',
		exports: 'named',
		freeze: false,
		generatedCode: { preset: 'es2015', symbols: false },
		hoistTransitiveImports: false,
		minifyInternalExports: true,
		chunkFileNames: 'nodes/FeishuHelpdesk/[name].js',
		manualChunks: (id, { getModuleInfo }) =>
			(atStart ??= importedAtStart(getModuleInfo)).has(id) ? 'shared' : 'runtime',
	});
	await writeLicenses(output.flatMap(({ modules }) => Object.keys(modules)));
}

/**
 * Rollup writes `import()` of our own second file as two promises, for what is awaited anyway: 1.5 kB.
 */
const awaitRequire = () => ({
	name: 'await-require',
	renderChunk: (code) =>
		code.replace(
			/await Promise\.resolve\(\)\.then\(\(\) => (require\([^()]+\))\)\.then\(\(?n\)? => n\.(\w+)\)/g,
			'$1.$2',
		),
});

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
	const licences = await Promise.all([...folders].sort().map(readLicence));
	// Most differ in their first lines only: each text stands once, below all whom it concerns.
	const byTerms = new Map();
	for (const licence of licences) {
		byTerms.set(licence.terms, [...(byTerms.get(licence.terms) ?? []), licence]);
	}
	const texts = [...byTerms].map(
		([terms, of]) => `${of.map(({ holder }) => holder).join('\n')}\n\n${terms}\n`,
	);
	await mkdir('dist', { recursive: true });
	await writeFile('dist/THIRD_PARTY_LICENSES.txt', texts.join('\n---\n\n'));
}

/** Who holds the rights, and the terms, whose lines are wrapped differently in each package. */
async function readLicence(folder) {
	const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
	const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
	if (!file) throw new Error(`${name} comes without a licence text`);
	const paragraphs = (await readFile(`${folder}/${file}`, 'utf8')).trim().split(/\r?\n\s*\n/);
	const isTitle = (text) => /^(The )?MIT License( \(MIT\))?$/i.test(text.trim());
	const isHolder = (text) => /^\s*Copyright/i.test(text);
	const rest = paragraphs.filter((text) => !isTitle(text) && !isHolder(text));
	const holder = paragraphs.filter(isHolder).map((text) => text.replace(/\s+/g, ' ').trim());
	return {
		holder: [`${name} ${version}`, ...holder].join(': '),
		terms: rest.map((text) => text.replace(/\s+/g, ' ').trim()).join('\n\n'),
	};
}

/** Icons, codex and the schemas of outputs; JSON without the blanks that are for people. */
const assets = () =>
	src(['nodes/**/*.svg', 'nodes/**/*.json'], { encoding: false, base: '.' })
		.on('data', (file) => {
			if (file.extname !== '.json') return;
			file.contents = Buffer.from(JSON.stringify(JSON.parse(String(file.contents))));
		})
		.pipe(dest('dist'));

/** Tests refuse a build of other sources. What changes meanwhile makes the build an old one. */
async function build() {
	const state = stateOfSources();
	await promisify(series(clean, parallel(bundle, assets)))();
	stampBuild(state);
}

exports.build = build;
