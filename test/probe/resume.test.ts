import { factIds } from '../../probe/facts';
import { leftBehind, twice } from './remains';
import { startProbing, verdictsOf, type Probing } from './probing';

/** Without the one that waits for a limit to end. */
const ids = factIds.filter((id) => id !== 'rate-limit-headers');
const ALL = Object.fromEntries(ids.map((id) => [id, 'documented']));

/** Every how many requests a run is disturbed: `PROBE_STEP=1` for a long run. */
const STEP = Number(process.env['PROBE_STEP'] ?? 9);

/** Requests of a whole run before it removes what it made, at least. */
const REQUESTS = 60;
const places = Array.from({ length: Math.ceil(REQUESTS / STEP) }, (_, index) => 1 + index * STEP);

let probing: Probing;
beforeEach(async () => {
	probing = await startProbing({ rateLimits: {} });
});
afterEach(async () => {
	await probing.close();
});

test.each(places)(
	'stopped at request %i and resumed, it finds all and sends nothing twice',
	async (place) => {
		const stop = new AbortController();
		let requests = 0;
		probing.sandbox.fault({
			kind: 'latency',
			ms: 0,
			when: () => {
				requests += 1;
				if (requests === place) stop.abort();
				return false;
			},
		});
		const first = await probing.run(ids, stop.signal);
		expect(first.stopped).toBe(true);
		// A stop removes what is there before it ends.
		expect(await leftBehind(probing)).toEqual([]);
		expect(first.left).toEqual([]);
		const second = await probing.run(ids);
		expect(verdictsOf(second)).toEqual(ALL);
		expect(twice(probing)).toEqual([]);
		expect(await leftBehind(probing)).toEqual([]);
	},
);

test.each(places)(
	'with the answer of request %i lost, it sends nothing twice and leaves nothing',
	async (place) => {
		probing.sandbox.fault({ kind: 'resetAfterDelivery', skip: place });
		await probing.run(ids);
		const again = await probing.run(ids);
		expect(twice(probing)).toEqual([]);
		expect(await leftBehind(probing)).toEqual([]);
		// What nobody knows is left open, never judged.
		for (const verdict of Object.values(verdictsOf(again))) {
			expect(['documented', 'skipped']).toContain(verdict);
		}
	},
);
