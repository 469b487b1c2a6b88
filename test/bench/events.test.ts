import { storm } from '../../bench/events';

it('in a storm of pushes each genuine event starts the workflow once, and nothing else does', async () => {
	const { genuine, started, wrong, answers, memory } = await storm(1000);
	expect({ genuine, started, wrong }).toEqual({ genuine: 600, started: 600, wrong: 0 });
	expect(answers).toEqual({
		'genuine 200': 600,
		'duplicate 200': 300,
		'forged 401': 50,
		'garbage 401': 50,
	});
	// Twelve characters for each ID that an event is known by, its own and its message's, and the names
	// of the hours.
	expect(memory).toBeLessThan(600 * 2 * 12 + 500);
});
