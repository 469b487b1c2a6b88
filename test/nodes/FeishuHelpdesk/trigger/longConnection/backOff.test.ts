import { pauseBefore } from '../../../../../nodes/FeishuHelpdesk/trigger/longConnection/backOff';

describe('the pause before the next try', () => {
	it('is spread over the time that Feishu names, 5 s at most, after a loss', () => {
		expect([0, 0.5, 1].map((random) => pauseBefore(1, false, 2000, random))).toEqual([
			0, 1000, 2000,
		]);
		expect(pauseBefore(1, false, 30_000, 1)).toBe(5000);
	});

	it('doubles with each failure from 1 s to 30 s', () => {
		const longest = [2, 3, 4, 5, 6, 7, 8, 50].map((failures) => pauseBefore(failures, false, 0, 1));
		expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
	});

	it('lets no more than twelve tries into a minute, however they fall', () => {
		let [ms, tries] = [0, 0];
		while (ms <= 60_000) ms += pauseBefore((tries += 1), false, 5000, 0);
		expect(tries).toBeLessThanOrEqual(12);
	});

	it('is 30 s to 90 s after a refusal', () => {
		expect([0, 1].map((random) => pauseBefore(1, true, 0, random))).toEqual([30_000, 90_000]);
	});
});
