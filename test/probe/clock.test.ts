import { Pace } from '../../probe/clock';

test('keeps messages so far apart that a fifth of the 100 a minute is left to others', async () => {
	let now = 0;
	const pace = new Pace({
		now: () => now,
		sleep: (ms) => {
			now += ms;
			return Promise.resolve();
		},
	});
	const sentAt: number[] = [];
	for (let index = 0; index < 200; index += 1) {
		await pace.turn();
		sentAt.push(now);
	}
	const inMinute = sentAt.map(
		(at) => sentAt.filter((each) => each >= at && each < at + 60_000).length,
	);
	expect(Math.max(...inMinute)).toBe(80);
});
