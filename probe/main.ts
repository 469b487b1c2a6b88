import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { version } from '../package.json';
import { HELP, readArgs, type Args } from './args';
import { REAL_CLOCK } from './clock';
import { NOBODY, terminalPerson, type Person } from './eyes';
import { Journal } from './journal';
import { listOf, planOf } from './plan';
import { markdownOf, reportOf } from './report';
import { probe } from './run';
import { readSettings, sandboxSettings, type Settings } from './settings';

async function main(): Promise<void> {
	const args = readArgs(process.argv.slice(2));
	if (args.show !== undefined) {
		console.log(args.show === 'help' ? HELP : listOf(args.only));
		return;
	}
	const given = readSettings(process.env, args.to);
	const sandbox = given ? undefined : await sandboxSettings(args.to);
	const settings = given ?? sandbox?.settings;
	try {
		if (settings) await run(args, settings);
	} finally {
		await sandbox?.close();
	}
}

async function run(args: Args, given: Settings): Promise<void> {
	const stop = new AbortController();
	const onSignal = (): void => {
		console.log('\nStopping: what was created is removed first.');
		stop.abort();
	};
	process.once('SIGINT', onSignal);
	process.once('SIGTERM', onSignal);
	const person = args.yes ? NOBODY : terminalPerson(stop.signal);
	try {
		await ask(args, given, person, stop.signal);
	} finally {
		person.leave();
		process.off('SIGINT', onSignal);
		process.off('SIGTERM', onSignal);
	}
}

async function ask(
	args: Args,
	given: Settings,
	person: Person,
	signal: AbortSignal,
): Promise<void> {
	const question =
		'Whom may be written to? E-mail address, mobile number or ID of one test person: ';
	const receiver = given.receiver === '' ? await person.tells(question) : given.receiver;
	const settings = { ...given, receiver };
	console.log(planOf(args.only, settings));
	if (!args.yes && !(await person.allows('plan', 'Go on with this?'))) return;
	await mkdir(args.out, { recursive: true });
	const journal = Journal.open(join(args.out, 'probe-journal.json'), settings);
	if (Object.keys(journal.findings).length > 0) console.log('Going on where the last run stopped.');
	const setup = { settings, person, clock: REAL_CLOCK, journal, signal };
	const { findings, left, stopped } = await probe(setup, args.only, (id, { verdict, what }) => {
		console.log(`${verdict.padEnd(10)}  ${id}: ${what}`);
	});
	for (const todo of left) console.log(`LEFT BEHIND: ${todo}.`);
	const report = reportOf(args.only, findings, settings);
	const markdown = markdownOf(report, settings.region, version, new Date());
	await writeFile(join(args.out, 'probe-report.json'), `${JSON.stringify(report, null, '\t')}\n`);
	await writeFile(join(args.out, 'probe-report.md'), markdown);
	if (stopped) {
		console.log('Stopped. The same command goes on from here.');
		process.exitCode = 130;
		return;
	}
	journal.end();
	console.log(
		`\nprobe-report.md and probe-report.json are in ${args.out}. Attach the first to an issue.`,
	);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
