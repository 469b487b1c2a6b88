import { execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROJECT = resolve(__dirname, '..');

/** Runs a program and returns what it printed. */
const run = (program: string, args: string[], cwd: string) => {
	// With NODE_ENV=test, n8n's lint plugin takes every file for a node.
	const env = { ...process.env, NODE_ENV: undefined };
	return execFileSync(program, args, {
		cwd,
		env,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	});
};

let folder: string;
/** The unpacked tarball. */
let unpacked: string;
/** Paths inside the tarball. */
let files: string[];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'feishu-helpdesk-package-'));
	const tarball = run('npm', ['pack', '--silent', '--pack-destination', folder], PROJECT).trim();
	unpacked = join(folder, 'unpacked');
	mkdirSync(unpacked);
	run('tar', ['-xzf', join(folder, tarball), '-C', unpacked, '--strip-components=1'], folder);
	files = (readdirSync(unpacked, { recursive: true }) as string[])
		.filter((file) => statSync(join(unpacked, file)).isFile())
		.sort();
}, 60_000);
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** The schemas of outputs, from the root of the project. */
const SCHEMAS = 'nodes/FeishuHelpdesk/__schema__';
const built = () => files.filter((file) => file.startsWith('dist/') && file.endsWith('.js'));

describe('the tarball', () => {
	test('holds one file per node and credential, what they share, what only work needs, icons, codex and schemas', () => {
		const schemas = readdirSync(SCHEMAS, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.json'))
			.map((file) => `dist/${SCHEMAS}/${file}`);
		expect(schemas).not.toEqual([]);
		const expected = [
			'LICENSE',
			'dist/THIRD_PARTY_LICENSES.txt',
			'dist/credentials/FeishuHelpdeskApi.credentials.js',
			'dist/credentials/FeishuHelpdeskUserOAuth2Api.credentials.js',
			'dist/nodes/FeishuHelpdesk/FeishuHelpdesk.node.js',
			'dist/nodes/FeishuHelpdesk/FeishuHelpdesk.node.json',
			'dist/nodes/FeishuHelpdesk/FeishuHelpdeskTrigger.node.js',
			'dist/nodes/FeishuHelpdesk/FeishuHelpdeskTrigger.node.json',
			'dist/nodes/FeishuHelpdesk/feishuHelpdesk.dark.svg',
			'dist/nodes/FeishuHelpdesk/feishuHelpdesk.svg',
			'dist/nodes/FeishuHelpdesk/runtime.js',
			'dist/nodes/FeishuHelpdesk/shared.js',
			'index.js',
			'package.json',
			...schemas,
		].sort();
		expect(files.filter((file) => !file.endsWith('.md'))).toEqual(expected);
	});

	test('has at most 400 kB unpacked', () => {
		const bytes = files.reduce((sum, file) => sum + statSync(join(unpacked, file)).size, 0);
		expect(bytes).toBeLessThanOrEqual(400_000);
	});

	// About 0.04 ms for each kB at every start of n8n; 12 ms are promised.
	test('has n8n load at most 135 kB when it starts', () => {
		const { size } = statSync(join(unpacked, 'dist/nodes/FeishuHelpdesk/shared.js'));
		expect(size).toBeLessThanOrEqual(135_000);
	});

	test('declares no dependencies but n8n-workflow as its peer', () => {
		const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(
			readFileSync(join(unpacked, 'package.json'), 'utf8'),
		) as Record<string, unknown>;
		expect({ dependencies, optionalDependencies, peerDependencies }).toEqual({
			dependencies: undefined,
			optionalDependencies: undefined,
			peerDependencies: { 'n8n-workflow': '*' },
		});
	});

	test('requires nothing but n8n-workflow, crypto and its own files', () => {
		const required = built().flatMap((file) =>
			[
				...readFileSync(join(unpacked, file), 'utf8').matchAll(/\brequire\(["']([^"']+)["']\)/g),
			].map(([, name]) => String(name).replace(/^node:/, '')),
		);
		const own = /^(\.|\.\.\/nodes\/FeishuHelpdesk)\/(runtime|shared)\.js$/;
		const others = required.filter((name) => !own.test(name));
		expect([...new Set(others)].sort()).toEqual(['crypto', 'n8n-workflow']);
		expect(others.length).toBeLessThan(required.length);
		expect(builtinModules).toContain('crypto');
	});

	test('holds the licences of what is bundled', () => {
		const licences = readFileSync(join(unpacked, 'dist/THIRD_PARTY_LICENSES.txt'), 'utf8');
		for (const library of ['lossless-json', 'image-dimensions', 'markdown-it'])
			expect(licences).toContain(library);
	});
});

test("n8n's installation, without dev, peer and optional dependencies, leaves four loadable classes", () => {
	// Where n8n puts community packages, below a folder from which they see n8n-workflow only.
	const installed = join(folder, 'nodes', 'node_modules', 'n8n-nodes-feishu-helpdesk');
	cpSync(unpacked, installed, { recursive: true });
	mkdirSync(join(folder, 'node_modules'));
	const shared = join('node_modules', 'n8n-workflow');
	symlinkSync(join(PROJECT, shared), join(folder, shared));

	const manifest = join(installed, 'package.json');
	const { devDependencies, peerDependencies, optionalDependencies, ...rest } = JSON.parse(
		readFileSync(manifest, 'utf8'),
	) as Record<string, unknown>;
	expect([devDependencies, peerDependencies, optionalDependencies].some(Boolean)).toBe(true);
	writeFileSync(manifest, JSON.stringify(rest));
	// The flags of n8n's own installer (n8n, community-packages.service.js).
	run('npm', ['install', '--ignore-scripts', '--install-strategy=shallow', '--offline'], installed);

	const script = `
		const { n8n } = require('${installed}/package.json');
		for (const file of [...n8n.nodes, ...n8n.credentials]) {
			const name = file.split('/').pop().split('.')[0];
			const type = new (require('${installed}/' + file)[name])();
			console.log(name, (type.description ?? type).name);
		}
		for (const file of Object.keys(require.cache).filter((path) => path.startsWith('${installed}')))
			console.log(file.split('/').pop());`;
	expect(run(process.execPath, ['-e', script], installed).trim().split('\n')).toEqual([
		'FeishuHelpdesk feishuHelpdesk',
		'FeishuHelpdeskTrigger feishuHelpdeskTrigger',
		'FeishuHelpdeskApi feishuHelpdeskApi',
		'FeishuHelpdeskUserOAuth2Api feishuHelpdeskUserOAuth2Api',
		// Of its code only what must be there at every start of n8n.
		'package.json',
		'FeishuHelpdesk.node.js',
		'shared.js',
		'FeishuHelpdeskTrigger.node.js',
		'FeishuHelpdeskApi.credentials.js',
		'FeishuHelpdeskUserOAuth2Api.credentials.js',
	]);
});

describe("n8n's scanner finds nothing, inline disables not counting", () => {
	const scan = (root: string, patterns: string[]) => {
		const script = `
			import { analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';
			console.log(JSON.stringify(await analyzePackage(${JSON.stringify(root)}, ${JSON.stringify(patterns)})));`;
		const printed = run(process.execPath, ['--input-type=module', '-e', script], PROJECT);
		return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as unknown;
	};

	// The patterns are those of the scanner's two passes.
	test('in the source', () => {
		expect(scan(PROJECT, ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'])).toEqual({
			passed: true,
		});
	}, 60_000);

	test('in the tarball', () => {
		expect(scan(unpacked, ['**/*.js', 'package.json'])).toEqual({ passed: true });
	}, 60_000);
});
