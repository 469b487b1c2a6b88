import fc from 'fast-check';

import { factIds, type FactId } from '../../probe/facts';
import { OTHER_FORMS } from '../../sandbox/server';
import { startProbing, verdictsOf } from './probing';

/** How many random combinations: `PROBE_COMBINATIONS=500` for a long run. */
const COMBINATIONS = Number(process.env['PROBE_COMBINATIONS'] ?? 8);

async function verdicts(otherForms: readonly FactId[]): Promise<object> {
	const probing = await startProbing({ otherForms });
	try {
		const outcome = await probing.run();
		expect(outcome.left).toEqual([]);
		return verdictsOf(outcome);
	} finally {
		await probing.close();
	}
}

const expected = (others: readonly FactId[]) =>
	Object.fromEntries(factIds.map((id) => [id, others.includes(id) ? 'other' : 'documented']));

test('the sandbox has a switch for each fact', () => {
	expect(Object.keys(OTHER_FORMS).sort()).toEqual([...factIds].sort());
});

test('finds the documented form of every fact', async () => {
	expect(await verdicts([])).toEqual(expected([]));
});

test.each(factIds)('finds the other form of %s, and of no other', async (id) => {
	expect(await verdicts([id])).toEqual(expected([id]));
});

test('finds exactly the switched ones of random combinations', async () => {
	await fc.assert(
		fc.asyncProperty(fc.subarray([...factIds]), async (others) => {
			expect(await verdicts(others)).toEqual(expected(others));
		}),
		{ numRuns: COMBINATIONS },
	);
}, 3_600_000);
