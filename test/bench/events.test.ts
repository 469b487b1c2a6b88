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
	// Twelve characters for each event, and the names of the hours.
	expect(memory).toBeLessThan(600 * 12 + 500);
});
