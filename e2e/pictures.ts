import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { installOnce } from './cache';
import { endAll, endOnSignals } from './leftovers';
import { SCENES } from './pictures/scenes';
import { openStudio } from './pictures/studio';
import { progress } from './progress';

const IMAGES = resolve(__dirname, '../docs/images');
/** Readers load them with the README. */
const MAX_BYTES = 120_000;

/** Takes the pictures of the editor for the READMEs and docs/; with names, only these. */
async function main(): Promise<void> {
	const names = process.argv.slice(2);
	endOnSignals();
	try {
		const installed = await installOnce();
		const unknown = names.find((name) => SCENES[name] === undefined);
		if (unknown !== undefined) {
			throw new Error(`There is no ${unknown}, only ${Object.keys(SCENES).join(', ')}`);
		}
		const studio = await openStudio(installed);
		for (const [name, scene] of Object.entries(SCENES)) {
			if (names.length > 0 && !names.includes(name)) continue;
			const file = join(IMAGES, `${name}.png`);
			await studio.take(file, await scene(studio));
			const { size } = await stat(file);
			progress(`docs/images/${name}.png, ${Math.round(size / 1000)} kB`);
			if (size > MAX_BYTES) throw new Error(`${file} has more than ${MAX_BYTES} bytes`);
		}
	} finally {
		await endAll();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
