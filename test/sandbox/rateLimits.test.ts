import { DOCUMENTED_LIMITS, startSandbox } from '../../sandbox/server';
import { MESSAGE_ROUTE, send } from './client';
import { read } from './reading';

it('refuses what exceeds the window and says how many seconds to wait', async () => {
	const sandbox = await startSandbox({
		rateLimits: { [MESSAGE_ROUTE]: { limit: 2, windowMs: 60_000 } },
	});
	const codes = [await send(sandbox), await send(sandbox)].map((answer) => answer.code);
	expect(codes).toEqual([0, 0]);
	const refused = await send(sandbox);
	expect(refused).toMatchObject({ status: 429, code: 99991400 });
	expect(refused.headers.get('x-ogw-ratelimit-limit')).toBe('2');
	const wait = Number(refused.headers.get('x-ogw-ratelimit-reset'));
	expect(wait).toBeGreaterThan(50);
	expect(wait).toBeLessThanOrEqual(60);
	expect(sandbox.inbox).toHaveLength(2);
	sandbox.reset();
	expect(await send(sandbox)).toMatchObject({ code: 0 });
	await sandbox.close();
});

it('opens again after the window; the shortest wait is one second', async () => {
	const sandbox = await startSandbox({
		rateLimits: { [MESSAGE_ROUTE]: { limit: 1, windowMs: 200 } },
	});
	await send(sandbox);
	const refused = await send(sandbox);
	expect(refused.headers.get('x-ogw-ratelimit-reset')).toBe('1');
	await new Promise((resolve) => setTimeout(resolve, 220));
	expect(await send(sandbox)).toMatchObject({ code: 0 });
	await sandbox.close();
});

it('enforces several windows of a route, whichever is full first', async () => {
	const sandbox = await startSandbox({
		rateLimits: {
			[MESSAGE_ROUTE]: [
				{ limit: 5, windowMs: 60_000 },
				{ limit: 1, windowMs: 1000 },
			],
		},
	});
	await send(sandbox);
	const refused = await send(sandbox);
	expect(refused.headers.get('x-ogw-ratelimit-limit')).toBe('1');
	await sandbox.close();
});

it('counts all tickets together where the route id has a name in it', async () => {
	const route = 'GET /helpdesk/v1/tickets/:ticket_id';
	const sandbox = await startSandbox({ rateLimits: { [route]: { limit: 2, windowMs: 60_000 } } });
	const codes: number[] = [];
	for (const path of ['/tickets/1', '/tickets/2', '/tickets/3', '/tickets']) {
		codes.push((await read(sandbox, path)).code);
	}
	expect(codes).toEqual([154004, 154004, 99991400, 0]);
	expect(sandbox.count(route)).toBe(3);
	await sandbox.close();
});

it('lets a fault strike a route id with a name in it', async () => {
	const sandbox = await startSandbox();
	const route = 'GET /helpdesk/v1/tickets/:ticket_id/messages';
	sandbox.fault({ kind: 'answer', status: 500, code: 155000, msg: 'x', route });
	expect(await read(sandbox, '/tickets')).toMatchObject({ code: 0 });
	expect(await read(sandbox, '/tickets/1/messages')).toMatchObject({ code: 155000 });
	await sandbox.close();
});

it('enforces nothing by default; the documented limits are 100 messages a minute', async () => {
	const sandbox = await startSandbox();
	const answers = await Promise.all(Array.from({ length: 101 }, () => send(sandbox)));
	expect(answers.every((answer) => answer.code === 0)).toBe(true);
	await sandbox.close();
	expect(DOCUMENTED_LIMITS[MESSAGE_ROUTE]).toEqual({ limit: 100, windowMs: 60_000 });
});
