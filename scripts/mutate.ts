import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';

import { MUTATION_ROOMS, type MutationRoom } from './mutationRooms';

const HELP = `Breaks the code one place at a time, and looks whether a test notices.

npm run mutate                                      all rooms: ${Object.keys(MUTATION_ROOMS).join(', ')}
npm run mutate -- event client                      only these
npm run mutate -- event:trigger/event/open.ts       only this file, or several with commas between
npm run mutate -- event:trigger/event/open.ts:9-20  only these lines
Red when the tests of a room notice less than 90 %.`;

const HOUSE = 'nodes/FeishuHelpdesk/';

/** Per cent of the mutants of a room that its tests must notice. */
const LEAST = 90;

async function main(): Promise<void> {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { help: { type: 'boolean', default: false } },
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	// Whoever works beside it should not notice.
	setPriority(15);
	// The built package is one line of code, in which nothing could be broken.
	process.env['N8N_FEISHU_SOURCE'] = '1';
	const table: string[] = [];
	for (const asked of positionals.length > 0 ? positionals : Object.keys(MUTATION_ROOMS)) {
		const [name = '', ...rest] = asked.split(':');
		const room = Object.entries<MutationRoom>(MUTATION_ROOMS).find(([each]) => each === name)?.[1];
		if (room === undefined) throw new Error(`There is no room '${name}'.\n\n${HELP}`);
		table.push(lineOf(asked, await mutate(name, room, rest.join(':'))));
	}
	console.log(['', 'Noticed  of  Room', ...table].join('\n'));
}

async function mutate(name: string, room: MutationRoom, only: string): Promise<MutantResult[]> {
	const { Stryker } = await import('@stryker-mutator/core');
	const options: PartialStrykerOptions = {
		mutate: (only === '' ? room.files : only.split(',')).map(inHouse),
		testRunner: 'jest',
		jest: {
			configFile: 'jest.config.js',
			config: {
				testMatch: room.tests.map((pattern) => `<rootDir>/test/${pattern}`),
				runner: '<rootDir>/test/support/mutation/runChosen.js',
				testRunner: '<rootDir>/test/support/mutation/jest-circus-untilFailure.js',
			},
			// Nodes are loaded by name at run time, so jest cannot tell which tests belong to them.
			enableFindRelatedTests: false,
		},
		coverageAnalysis: 'perTest',
		// Mutants of what runs once per import need the whole suite each. They are tables and texts, which the
		// tests of those compare word by word.
		ignoreStatic: true,
		concurrency: 1,
		// What jest keeps of n8n's engine adds up.
		maxTestRunnerReuse: 60,
		timeoutMS: 10_000,
		ignorePatterns: ['.stryker-tmp', 'coverage', 'dist', 'e2e/failures'],
		// The tests of properties take long where each line is counted.
		dryRunTimeoutMinutes: 30,
		tempDirName: `.stryker-tmp/${name}`,
		reporters: ['clear-text', 'progress-append-only'],
		clearTextReporter: {
			allowColor: false,
			logTests: false,
			reportTests: false,
			allowEmojis: false,
		},
		thresholds: { high: 95, low: LEAST, break: null },
	};
	return await new Stryker(options).runMutationTest();
}

function inHouse(pattern: string): string {
	return pattern.startsWith('!') ? `!${HOUSE}${pattern.slice(1)}` : `${HOUSE}${pattern}`;
}

/** Fails the run when too little was noticed. */
function lineOf(room: string, mutants: readonly MutantResult[]): string {
	const noticed = mutants.filter(
		({ status }) => status === 'Killed' || status === 'Timeout',
	).length;
	const missed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
	const all = noticed + missed.length;
	const percent = (100 * noticed) / all;
	if (!(percent >= LEAST)) process.exitCode = 1;
	return `${percent.toFixed(2).padStart(5)} % ${String(all).padStart(5)}  ${room}`;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
