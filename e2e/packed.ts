import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { runToEnd } from './child';

const PROJECT = resolve(__dirname, '..');
const LEFT_OUT = new Set(['devDependencies', 'peerDependencies', 'optionalDependencies']);

/**
 * Packs the built project, as `npm publish` does.
 *
 * @param folder where the tarball goes
 * @returns path of the tarball
 * @throws {Error} when npm fails
 */
export async function pack(folder: string): Promise<string> {
	const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
	return join(folder, (await runToEnd('npm', args, { cwd: PROJECT })).trim());
}

/**
 * Installs the tarball the way n8n's own installer does: unpacked, without dev, peer and optional
 * dependencies, and with no script run (n8n 2.41, community-packages.service.js).
 *
 * @param tarball the packed project
 * @param userFolder the folder that n8n gets as N8N_USER_FOLDER
 * @throws {Error} when npm or tar fails
 */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n/nodes');
	const folder = join(nodes, 'node_modules/n8n-nodes-feishu-helpdesk');
	await mkdir(folder, { recursive: true });
	await runToEnd('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], { cwd: nodes });
	const manifestFile = join(folder, 'package.json');
	const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Record<string, unknown>;
	const kept = Object.entries(manifest).filter(([key]) => !LEFT_OUT.has(key));
	await writeFile(manifestFile, JSON.stringify(Object.fromEntries(kept), null, 2));
	const flags = ['--ignore-scripts=true', '--install-strategy=shallow', '--package-lock=false'];
	await runToEnd('npm', ['install', '--bin-links=false', ...flags], { cwd: folder });
	await writeFile(
		join(nodes, 'package.json'),
		JSON.stringify({
			name: 'installed-nodes',
			private: true,
			dependencies: { 'n8n-nodes-feishu-helpdesk': manifest['version'] },
		}),
	);
}
