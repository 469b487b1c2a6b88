import { storm } from '../../bench/events';

// `npm run bench` does it with 10,000 pushes.
it('in a storm of pushes each genuine event starts the workflow once, and nothing else does', async () => {
	const { genuine, started, wrong, answers, memory } = await storm(500);
	expect({ genuine, started, wrong }).toEqual({ genuine: 300, started: 300, wrong: 0 });
	expect(answers).toEqual({
		'genuine 200': 300,
		'duplicate 200': 150,
		'forged 401': 25,
		'garbage 401': 25,
	});
	// Twelve characters for each ID that an event is known by, its own and its message's, and the names
	// of the hours.
	expect(memory).toBeLessThan(300 * 2 * 12 + 500);
});
