import { soak } from '../../../../support/longConnectionSoak';

// `npm run bench:long-connection` does it with 10,000 events.
test('whatever befalls 600 events, each that Feishu holds for taken is stored, and none starts twice', async () => {
	const { deliveries, mostUnstored, connections, ...rest } = await soak(600);
	expect(rest).toEqual({
		heapMb: expect.any(Number) as number,
		events: 600,
		ackedNotStored: 0,
		twice: 0,
		lost: 0,
		badEchoes: 0,
		handles: 0,
	});
	expect(deliveries).toBeGreaterThan(600);
	expect(connections).toBeGreaterThan(1);
	expect(mostUnstored).toBeLessThanOrEqual(8);
}, 90_000);
