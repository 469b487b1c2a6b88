import type { INodeParameters } from 'n8n-workflow';
import { items, openScene, receiver as byId, type Scene } from '../../../../support/scene';
import { itemsOf } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const SETTINGS = { timezone: 'Asia/Shanghai' };
/** 1 May 2026, 9 o'clock in Shanghai. */
const NINE = Date.UTC(2026, 4, 1, 1);
const DAY = Date.UTC(2026, 3, 30, 16);

/** What a query held, as ISO times: seconds and ms are told apart by their digits. */
async function sent(name: string, parameters: INodeParameters, json = {}): Promise<unknown[]> {
	scene.sandbox.reset();
	await itemsOf(scene, parameters, { items: items(json), settings: SETTINGS });
	return scene.sandbox.requests.flatMap(({ query }) => query[name] ?? []);
}
const createdAfter = (value: INodeParameters[string], json = {}) =>
	sent(
		'create_time_start',
		{
			resource: 'ticket',
			operation: 'getMany',
			filters: { createTimeStart: value, createTimeEnd: '9999-01-01' },
		},
		json,
	);

describe('a time of a filter', () => {
	test.each<[string, string | number, number]>([
		['ISO with an offset', '2026-05-01T09:00:00+08:00', NINE],
		['ISO in UTC', '2026-05-01T01:00:00.000Z', NINE],
		["a local time in the workflow's time zone", '2026-05-01T09:00:00', NINE],
		["a day in the workflow's time zone", '2026-05-01', DAY],
		['a day as people write it', '2026/5/1', DAY],
		['ms since 1970', NINE, NINE],
		['s since 1970', NINE / 1000, NINE],
		['ms in digits', String(NINE), NINE],
		['an expression: ms', `={{ ${NINE} }}`, NINE],
		['an expression: Date', `={{ new Date(${NINE}) }}`, NINE],
		['an expression: luxon', `={{ DateTime.fromMillis(${NINE}) }}`, NINE],
		[
			'an expression: a time of another zone',
			`={{ DateTime.fromMillis(${NINE}).setZone('America/New_York') }}`,
			NINE,
		],
		['an expression: text', "={{ '2026-05-01T09:00:00' }}", NINE],
	])('may be %s', async (_how, value, ms) => {
		expect(await createdAfter(value)).toEqual([String(ms)]);
	});

	test('may be $now and $today, the beginning of the day in the time zone', async () => {
		const before = Date.now();
		const [now] = await createdAfter('={{ $now }}');
		expect(Number(now)).toBeGreaterThanOrEqual(before);
		expect(Number(now)).toBeLessThanOrEqual(Date.now());
		const [today] = await createdAfter('={{ $today }}');
		expect(new Date(Number(today)).toISOString()).toMatch(/T16:00:00\.000Z$/);
		const [earlier] = await createdAfter('={{ $today.minus({ days: 7 }) }}');
		expect(Number(today) - Number(earlier)).toBe(7 * 24 * 3600_000);
	});

	test('may be what an item holds: text of a date, or what a ticket was created at', async () => {
		const [{ created_at: ms } = { created_at: 0 }] = scene.sandbox.tickets;
		const json = { ms, iso: new Date(ms).toISOString() };
		expect(await createdAfter('={{ $json.ms }}', json)).toEqual([String(ms)]);
		expect(await createdAfter('={{ $json.iso }}', json)).toEqual([String(ms)]);
		expect(await createdAfter('={{ $json.iso.toDateTime() }}', json)).toEqual([String(ms)]);
	});
});

describe('a time of a filter of messages', () => {
	const sentAfter = (value: INodeParameters[string]) => {
		const [{ ticket_id: id } = { ticket_id: '' }] = scene.sandbox.tickets;
		const filters = { timeStart: value };
		const parameters = { resource: 'ticketMessage', operation: 'getMany', ticketId: byId(id) };
		return sent('time_start', { ...parameters, filters });
	};

	test.each<[string, string | number]>([
		['ISO', '2026-05-01T09:00:00+08:00'],
		['local', '2026-05-01 9:00'],
		['ms', NINE + 999],
		['luxon', `={{ DateTime.fromMillis(${NINE}) }}`],
	])('reaches Feishu in seconds: %s', async (_how, value) => {
		expect(await sentAfter(value)).toEqual([String(NINE / 1000)]);
	});
});
