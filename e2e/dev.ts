import { watch } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { installOnce, type Installed } from './cache';
import { runToEnd } from './child';
import { atEnd, endAll, endOnSignals } from './leftovers';
import { startN8n, type N8n } from './n8n';
import { installPackage, pack } from './packed';
import { installPrerequisites } from './prerequisites';
import { progress, since } from './progress';
import { openSandbox, temporaryFolder } from './world';

const HELP = `Starts the real n8n with this package, and anew at each change in nodes/ and credentials/.

npm run dev                 at http://127.0.0.1:5678
npm run dev -- --port 5680  elsewhere
npm run dev -- --sandbox    with a sandbox beside it, which plays Feishu`;

const PROJECT = resolve(__dirname, '..');
const WATCHED = ['nodes', 'credentials'];
/** An editor writes several files, or one several times, within this time. */
const SETTLE_MS = 300;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean' },
			port: { type: 'string', default: '5678' },
			sandbox: { type: 'boolean' },
		},
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	endOnSignals();
	await installPrerequisites();
	const installed = await installOnce();
	if (values.sandbox) await offerSandbox();
	const host = new Host(installed, Number(values.port));
	for (const folder of WATCHED) {
		const watcher = watch(join(PROJECT, folder), { recursive: true }, (_event, file) => {
			host.changed(join(folder, file ?? ''));
		});
		atEnd(() => {
			watcher.close();
		});
	}
	host.changed('the start');
}

/** n8n with the package; it changes whenever the package does. */
class Host {
	private readonly userFolder: string;
	private n8n: N8n | undefined;
	private timer: NodeJS.Timeout | undefined;
	/** The renewal that runs; the next one waits for it. */
	private renewal = Promise.resolve();

	constructor(
		private readonly installed: Installed,
		private readonly port: number,
	) {
		// Beside the installed n8n, so that workflows and credentials stay.
		this.userFolder = join(dirname(installed.folder), 'dev');
	}

	/** Builds, installs and starts anew, once things are quiet. @param what changed, for the user */
	changed(what: string): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			this.renewal = this.renewal.then(() => this.renew(what)).catch(report);
		}, SETTLE_MS);
	}

	/** A package that does not build leaves n8n as it is. */
	private async renew(what: string): Promise<void> {
		const startedAt = Date.now();
		progress(`building, because of ${what}`);
		// Without the types, which take several times as long; the editor shows what is wrong with them.
		await runToEnd('npx', ['gulp', '--silent', 'build'], { cwd: PROJECT });
		const folder = await temporaryFolder('feishu-dev-pack-');
		const tarball = await pack(folder);
		await this.n8n?.stop();
		this.n8n = undefined;
		const { installed, port, userFolder } = this;
		await rm(join(userFolder, '.n8n/nodes'), { recursive: true, force: true });
		await mkdir(userFolder, { recursive: true });
		await installPackage(tarball, userFolder);
		await rm(folder, { recursive: true });
		this.n8n = await startN8n(installed, { name: 'n8n', userFolder, port });
		progress(`n8n is ready after ${since(startedAt)}: ${this.n8n.url}, log in ${this.n8n.log}`);
	}
}

/** Prints what to enter in the credential. */
async function offerSandbox(): Promise<void> {
	const { url, credentials } = await openSandbox();
	progress(`the sandbox is at ${url}; in the credential choose Region: Custom and enter`);
	for (const [name, value] of Object.entries({ baseUrl: url, ...credentials })) {
		console.log(`${' '.repeat(9)}${name}: ${value}`);
	}
}

/** The compiler's words are in what it printed. */
function report(error: unknown): void {
	console.error(error instanceof Error ? error.message : error);
	if (error instanceof Error && 'stdout' in error) console.error(String(error.stdout));
}

main().catch(async (error: unknown) => {
	report(error);
	await endAll();
	process.exitCode = 1;
});
