import { text } from 'node:stream/consumers';

import { workMs } from '../work';
import type { Repeated } from './slowerThan';
import { WORKS, type Work } from './works';

/** Reads from stdin what to do with which texts, and prints what each took, ms. */
async function main(): Promise<void> {
	const { work, texts } = JSON.parse(await text(process.stdin)) as {
		work: Work;
		texts: readonly Repeated[];
	};
	const costs = texts.map(([unit, times]) => {
		const whole = unit.repeat(times);
		return workMs(() => WORKS[work](whole));
	});
	process.stdout.write(JSON.stringify(costs));
}

void main();
