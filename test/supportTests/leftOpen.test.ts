import { closedInTheEnd, closeLeftOpen } from '../support/leftOpen';

it('closes what a failed test left open, and nothing twice', async () => {
	const closed: string[] = [];
	const close = (name: string) =>
		closedInTheEnd(() => {
			closed.push(name);
			return Promise.resolve();
		});
	const [first, left] = [close('first'), close('left')];
	await first();
	await closeLeftOpen();
	expect(closed).toEqual(['first', 'left']);
	await Promise.all([first(), left(), closeLeftOpen()]);
	expect(closed).toEqual(['first', 'left']);
});
