import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Release } from './versions';

/** Set this to keep the versions somewhere else than in `~/.cache`. */
const CACHE_VARIABLE = 'FEISHU_HELPDESK_COMPAT_CACHE';
const DONE = 'installed';

/**
 * Installs n8n-core and n8n-workflow once for each release, outside the checkout.
 *
 * @param release which ones
 * @returns the folder that holds their `node_modules`
 * @throws {Error} when npm fails
 */
export async function installOnce({ n8n, core, workflow }: Release): Promise<string> {
	const root = process.env[CACHE_VARIABLE] ?? join(homedir(), '.cache/n8n-nodes-feishu-helpdesk');
	const folder = join(root, `compat-${n8n}`);
	if (existsSync(join(folder, DONE))) return folder;
	await mkdir(folder, { recursive: true });
	// Otherwise npm looks for a package further up.
	await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
	const packages = [`n8n-core@${core}`, `n8n-workflow@${workflow}`];
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
	await promisify(execFile)('npm', ['install', ...flags, ...packages], { cwd: folder });
	await writeFile(join(folder, DONE), '');
	return folder;
}
