import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { removeInTheEnd } from './copies';
import { startHost } from './host';
import { FROM_SOURCE, packageOfSources } from './sourcePackage';
import { isRecord } from './values';

/** A community package as n8n has it in memory after start. */
export interface LoadedPackage {
	packageName: string;
	/** By short name, e.g. `feishuHelpdesk`. */
	nodeTypes: ReadonlyMap<string, INodeType | IVersionedNodeType>;
	credentialTypes: ReadonlyMap<string, ICredentialType>;
}

const PROJECT_ROOT = path.resolve(__dirname, '../..');
const loadedBefore = new Set<string>();

/**
 * Loads what the `n8n` entry of a package.json names, with n8n-core's own loader: this also
 * checks class names, codex files and icon paths. The second and later loads of a package get
 * module instances of their own, as another n8n process would: nothing kept in a module variable
 * passes from one engine to another.
 *
 * @param packageDir folder of the built package
 * @param another whether the package must have modules of its own, also where the sources are loaded
 * @throws when it was not built, or when n8n itself would refuse it
 */
export async function loadPackage(
	packageDir = PROJECT_ROOT,
	another = false,
): Promise<LoadedPackage> {
	startHost();
	const directory = path.resolve(packageDir);
	if (FROM_SOURCE && directory === PROJECT_ROOT) {
		const files = await declaredFiles(directory);
		return await loadFrom(await packageOfSources(directory, files, another));
	}
	if (!loadedBefore.has(directory)) {
		loadedBefore.add(directory);
		return await loadFrom(directory);
	}
	// Inside node_modules, so that the copy finds the same n8n-workflow as n8n-core does.
	const cache = path.join(PROJECT_ROOT, 'node_modules/.cache');
	await mkdir(cache, { recursive: true });
	const copy = await mkdtemp(path.join(cache, 'n8n-engine-'));
	// Not at once: a package may require a part of itself only when it is needed.
	removeInTheEnd(copy);
	for (const entry of await publishedEntries(directory)) {
		await cp(path.join(directory, entry), path.join(copy, entry), { recursive: true });
	}
	return await loadFrom(copy);
}

async function loadFrom(directory: string): Promise<LoadedPackage> {
	const loader = new PackageDirectoryLoader(directory);
	await loader.loadAll();
	return {
		packageName: loader.packageName,
		nodeTypes: new Map(
			Object.entries(loader.nodeTypes).map(([name, loaded]) => [name, loaded.type]),
		),
		credentialTypes: new Map(
			Object.entries(loader.credentialTypes).map(([name, loaded]) => [name, loaded.type]),
		),
	};
}

/** package.json and the top folders that hold the built files (`dist`). */
async function publishedEntries(directory: string): Promise<Set<string>> {
	const files = await declaredFiles(directory);
	const folders = files.map((file) => path.normalize(file).split(path.sep)[0] ?? file);
	return new Set(['package.json', ...folders]);
}

/** What the `n8n` entry of package.json names. */
async function declaredFiles(directory: string): Promise<string[]> {
	const manifest: unknown = JSON.parse(
		await readFile(path.join(directory, 'package.json'), 'utf8'),
	);
	const declared = isRecord(manifest) && isRecord(manifest['n8n']) ? manifest['n8n'] : {};
	return [declared['nodes'], declared['credentials']].flatMap((list: unknown) =>
		Array.isArray(list) ? list.filter((file) => typeof file === 'string') : [],
	);
}
