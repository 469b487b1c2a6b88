import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { PAGES, withErrorTable } from './errorTable';

const HELP = `Rewrites the error tables of docs/.

npm run docs
npm run docs -- --check  Changes nothing; fails when a table is out of date`;

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
	for (const page of PAGES) {
		const text = await readFile(page.file, 'utf8');
		const updated = withErrorTable(text, page);
		if (updated === text) {
			console.log(`${page.file} is up to date.`);
		} else if (values.check) {
			console.error(`${page.file} is out of date. Run: npm run docs`);
			process.exitCode = 1;
		} else {
			await writeFile(page.file, updated);
			console.log(`${page.file} was updated.`);
		}
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
