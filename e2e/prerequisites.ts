import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { runToEnd } from './child';
import { CHROMIUM, POSTGRES_VERSIONS } from './debian';
import { progress, since } from './progress';

/** What the flows need of Debian, and how to see that it is there, wherever it came from. */
const NEEDED: readonly { name: string; isThere: () => boolean }[] = [
	{ name: 'chromium', isThere: () => existsSync(CHROMIUM) },
	{ name: 'redis-server', isThere: () => isOnPath('redis-server') },
	{ name: 'postgresql', isThere: () => isFilled(POSTGRES_VERSIONS) },
	{ name: 'g++', isThere: () => isOnPath('g++') },
	{ name: 'make', isThere: () => isOnPath('make') },
	{ name: 'python3', isThere: () => isOnPath('python3') },
	// Without it, screenshots show boxes in place of Chinese.
	{ name: 'fonts-noto-cjk', isThere: () => isFilled('/usr/share/fonts/opentype/noto') },
];

/** Else packages ask questions. */
const QUIET_DEBIAN = 'DEBIAN_FRONTEND=noninteractive';

/**
 * Installs what is missing with apt-get, if this program may.
 *
 * @throws {Error} that says what to install, when it may not or apt-get fails
 */
export async function installPrerequisites(): Promise<void> {
	const missing = NEEDED.filter(({ isThere }) => !isThere()).map(({ name }) => name);
	if (missing.length === 0) return;
	const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
	const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
	const mayBecomeRoot =
		asRoot.length === 0 || (await runsWell('sudo', ['--non-interactive', 'true']));
	if (!mayBecomeRoot || !isOnPath('apt-get')) {
		throw new Error(`Something is missing on this machine. Install it first:\n\nsudo ${command}`);
	}
	progress(`installing ${missing.join(', ')}`);
	const startedAt = Date.now();
	const run = (...args: string[]): Promise<string> => {
		const [program = '', ...rest] = [...asRoot, 'env', QUIET_DEBIAN, 'apt-get', ...args];
		return runToEnd(program, rest, { cwd: '/' });
	};
	await run('update', '--quiet');
	await run('install', '--yes', '--quiet', '--no-install-recommends', ...missing);
	progress(`apt-get took ${since(startedAt)}`);
}

async function runsWell(program: string, args: readonly string[]): Promise<boolean> {
	return await runToEnd(program, args, { cwd: '/' }).then(
		() => true,
		() => false,
	);
}

function isOnPath(program: string): boolean {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return folders.some((folder) => existsSync(join(folder, program)));
}

function isFilled(folder: string): boolean {
	return existsSync(folder) && readdirSync(folder).length > 0;
}
