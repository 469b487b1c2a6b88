import { installOnce } from './cache';
import { endAll, endOnSignals } from './leftovers';
import { installPrerequisites } from './prerequisites';
import { progress } from './progress';

const HELP = `Installs the packed package into the real n8n and uses it as people do.

npm run e2e                       all flows
npm run e2e -- credential canvas  only these
The first run downloads n8n and its Node.js (2.8 GB) into ~/.cache/n8n-nodes-feishu-helpdesk;
FEISHU_HELPDESK_E2E_CACHE names another folder.`;

async function main(): Promise<void> {
	const names = process.argv.slice(2);
	if (names.includes('--help')) {
		console.log(HELP);
		return;
	}
	endOnSignals();
	try {
		await installPrerequisites();
		const installed = await installOnce();
		// Not before playwright-core is installed.
		const { runFlows } = await import('./run');
		const { passed, failed } = await runFlows(installed, names);
		await endAll();
		progress('all is ended and removed: the time of the whole run');
		console.log(`\n${passed} passed, ${failed} failed`);
		if (failed > 0) process.exitCode = 1;
	} finally {
		await endAll();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
