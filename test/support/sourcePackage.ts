import { cp, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { removeInTheEnd } from './copies';

/** Whether the harness loads the sources instead of the build, for coverage and mutation testing. */
export const FROM_SOURCE = process.env['N8N_FEISHU_SOURCE'] === '1';

/** What n8n reads beside a class: icons and codex. */
const ASSET = /\.(?:svg|node\.json)$/;

/**
 * Makes a folder that looks like the built package, whose files only pass on what the sources export.
 * jest compiles those as it does the tests, so that it sees which lines ran.
 *
 * Other than copies of a build, such packages share their modules, so that engines of one test file
 * behave as one n8n process. For another process the sources are copied, which takes long, and their lines
 * do not count for the coverage.
 *
 * @param root of the project
 * @param files what the `n8n` entry of its package.json names
 * @param another whether it is for another process
 * @returns the folder, removed in the end
 */
export async function packageOfSources(
	root: string,
	files: readonly string[],
	another: boolean,
): Promise<string> {
	const cache = path.join(root, 'node_modules/.cache');
	await mkdir(cache, { recursive: true });
	const folder = await mkdtemp(path.join(cache, 'n8n-source-'));
	removeInTheEnd(folder);
	await cp(path.join(root, 'package.json'), path.join(folder, 'package.json'));
	if (another) {
		for (const part of ['nodes', 'credentials']) {
			await cp(path.join(root, part), path.join(folder, part), { recursive: true });
		}
	}
	const home = another ? folder : root;
	for (const file of files) {
		const source = path.join(home, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
		const passedOn = `module.exports = require(${JSON.stringify(source)});\n`;
		await writeFile(path.join(folder, file), passedOn);
	}
	for (const asset of await readdir(path.join(root, 'nodes'), { recursive: true })) {
		if (!ASSET.test(asset)) continue;
		await cp(path.join(root, 'nodes', asset), path.join(folder, 'dist/nodes', asset));
	}
	return folder;
}
