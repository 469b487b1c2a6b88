import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { errorTable, PAGES } from './errorTable';
import { FACT_PAGES, factTable } from './factTable';
import { withSection, type Section } from './section';

const HELP = `Rewrites the tables of docs/ that are made from code: error codes and doubtful facts.

npm run docs
npm run docs -- --check  Changes nothing; fails when a table is out of date`;

const SECTIONS: readonly Section[] = [
	...PAGES.map((page) => ({ file: page.file, name: 'errors', content: errorTable(page) })),
	...FACT_PAGES.map((page) => ({ file: page.file, name: 'facts', content: factTable(page) })),
];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			check: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	for (const section of SECTIONS) {
		const { file } = section;
		const text = await readFile(file, 'utf8');
		const updated = withSection(text, section);
		if (updated === text) {
			console.log(`${file} is up to date.`);
		} else if (values.check) {
			console.error(`${file} is out of date. Run: npm run docs`);
			process.exitCode = 1;
		} else {
			await writeFile(file, updated);
			console.log(`${file} was updated.`);
		}
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
