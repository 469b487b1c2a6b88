import { CrashedAtStart, startAnewIfCrashed, STARTED_ANEW } from '../../e2e/startAnew';

describe('what crashes before it is ready', () => {
	let said: jest.SpyInstance;

	beforeEach(() => {
		said = jest.spyOn(console, 'log').mockReturnValue();
	});

	afterEach(() => {
		said.mockRestore();
	});

	it('is started anew once, and a line names it', async () => {
		const start = jest
			.fn<Promise<string>, []>()
			.mockRejectedValueOnce(new CrashedAtStart('it ended at once\nstack'))
			.mockResolvedValue('ready');
		expect(await startAnewIfCrashed('the browser', start)).toBe('ready');
		expect(start).toHaveBeenCalledTimes(2);
		expect(said.mock.calls).toEqual([[`${STARTED_ANEW} the browser, because it ended at once`]]);
	});

	it('is not started a third time', async () => {
		const start = jest.fn<Promise<string>, []>().mockRejectedValue(new CrashedAtStart('again'));
		await expect(startAnewIfCrashed('the browser', start)).rejects.toThrow('again');
		expect(start).toHaveBeenCalledTimes(2);
	});

	it('fails at once for another reason, such as being too slow', async () => {
		const start = jest.fn<Promise<string>, []>().mockRejectedValue(new Error('too slow'));
		await expect(startAnewIfCrashed('the browser', start)).rejects.toThrow('too slow');
		expect(start).toHaveBeenCalledTimes(1);
		expect(said).not.toHaveBeenCalled();
	});
});
