import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

import { installOnce } from './cache';
import { installPrerequisites } from './prerequisites';
import { longStorm } from './storm/long';
import { storm } from './storm/main';

const HELP = `Installs the packed package into the real n8n and uses it as people do.

npm run e2e                       all flows
npm run e2e -- credential canvas  only these
npm run e2e -- storm              ends n8n amid 600 events, six times; about 20 minutes
npm run e2e -- longStorm          the same for a long connection: 1,000 events with faults, then five kills amid 100 each
The first run downloads n8n and its Node.js (2.8 GB) into ~/.cache/n8n-nodes-feishu-helpdesk;
FEISHU_HELPDESK_E2E_CACHE names another folder.`;

async function main(): Promise<void> {
	const names = process.argv.slice(2);
	if (names.includes('--help')) {
		console.log(HELP);
		return;
	}
	if (names[0] === 'storm') {
		await storm();
		return;
	}
	if (names[0] === 'longStorm') {
		await longStorm();
		return;
	}
	await installPrerequisites();
	await installOnce();
	process.exitCode = await runPlaywright(names);
}

/**
 * @param flows only these; none for all
 * @returns the exit code of Playwright, which has ended all that it started
 */
async function runPlaywright(flows: readonly string[]): Promise<number> {
	const args = [require.resolve('@playwright/test/cli'), 'test', '--config', resolve(__dirname)];
	// In the line that Playwright searches, a flow's tag stands before the name of the check.
	if (flows.length > 0) args.push('--grep', `@(${flows.join('|')})(\\s|$)`);
	const child = spawn(process.execPath, args, { stdio: 'inherit' });
	// A terminal sends Ctrl+C to both; Playwright ends what it started, and this waits for it.
	process.on('SIGINT', () => undefined);
	process.on('SIGTERM', () => child.kill('SIGINT'));
	const [code] = (await once(child, 'exit')) as [number | null];
	return code ?? 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
