import fc from 'fast-check';
import { parseTime, isoOfMs, isoOfSeconds } from '../../../../nodes/FeishuHelpdesk/shared/time';

const ZONE = 'Asia/Shanghai';
const read = (value: unknown, zone = ZONE) => parseTime(value, 'Created After', zone);
/** From the year 1 on, since ISO writes those before and after four digits otherwise. */
const moment = fc.date({
	min: new Date('1000-01-01T00:00:00Z'),
	max: new Date('9999-12-31T23:59:59.999Z'),
	noInvalidDate: true,
});

describe('a moment', () => {
	test.each([
		['with an offset', '2026-05-01T09:00:00+02:00', '2026-05-01T07:00:00.000Z'],
		['in UTC', '2026-05-01T09:00:00Z', '2026-05-01T09:00:00.000Z'],
		['with milliseconds', '2026-05-01T09:00:00.123Z', '2026-05-01T09:00:00.123Z'],
		['as a day', '2026-05-01', '2026-04-30T16:00:00.000Z'],
		['as a local time', '2026-05-01T09:00:00', '2026-05-01T01:00:00.000Z'],
		['with a space', '2026-05-01 09:00:00', '2026-05-01T01:00:00.000Z'],
		['with one digit', '2026-5-1 9:00', '2026-05-01T01:00:00.000Z'],
		['with slashes', '2026/05/01', '2026-04-30T16:00:00.000Z'],
		['with slashes and a time', '2026/5/1 9:05:07', '2026-05-01T01:05:07.000Z'],
		['with dots', '2026.5.1', '2026-04-30T16:00:00.000Z'],
		['as a week', '2026-W18', '2026-04-26T16:00:00.000Z'],
		['without dashes', '20260501T090000', '2026-05-01T01:00:00.000Z'],
		['with spaces around', '  2026-05-01\n', '2026-04-30T16:00:00.000Z'],
		['of a mail', 'Fri, 01 May 2026 09:00:00 +0200', '2026-05-01T07:00:00.000Z'],
		['of HTTP', 'Fri, 01 May 2026 09:00:00 GMT', '2026-05-01T09:00:00.000Z'],
		[
			'as JavaScript writes it',
			'Fri May 01 2026 09:00:00 GMT+0800 (China Standard Time)',
			'2026-05-01T01:00:00.000Z',
		],
		['of a cookie', 'Fri, 01-May-2026 09:00:00 GMT', '2026-05-01T09:00:00.000Z'],
		['of a database', '01-MAY-2026 09:00:00 +02:00', '2026-05-01T07:00:00.000Z'],
		['in words, with an offset', 'May 1, 2026 9:00 AM UTC', '2026-05-01T09:00:00.000Z'],
		['of Ruby, UTC', '2026-05-01 09:00:00 UTC', '2026-05-01T09:00:00.000Z'],
		['of Ruby and git', '2026-05-01 09:00:00 +0200', '2026-05-01T07:00:00.000Z'],
		['of PostgreSQL', '2026-05-01 09:00:00.123456+00', '2026-05-01T09:00:00.123Z'],
		['of Java', '2026-05-01T09:00+02:00[Europe/Berlin]', '2026-05-01T07:00:00.000Z'],
		['with spaces between', '2026 05 01', '2026-04-30T16:00:00.000Z'],
		['in Chinese', '2026年5月1日', '2026-04-30T16:00:00.000Z'],
		['in Chinese with a time', '2026年05月01日 9:05', '2026-05-01T01:05:00.000Z'],
		['in Chinese, no space', '2026年5月1日09:05:07', '2026-05-01T01:05:07.000Z'],
		['of a Chinese keyboard', '２０２６－０５－０１　０９：００', '2026-05-01T01:00:00.000Z'],
		['with what nobody sees', '\u200b2026-05-01\u202c', '2026-04-30T16:00:00.000Z'],
		['a list of one, as a look-up yields', ['2026-05-01'], '2026-04-30T16:00:00.000Z'],
	])('%s is read: %s', (_how, value, iso) => {
		expect(read(value)).toBe(Date.parse(iso));
	});

	test.each([undefined, null, '', ' \n'])('may be left out: %j', (value) => {
		expect(read(value)).toBeUndefined();
	});

	test('is what Feishu puts out, in ms or s, as a number or digits, as they were copied', () => {
		expect(read(' 1777597200123\n')).toBe(1777597200123);
		expect([1777597200123, '1777597200123'].map((value) => read(value))).toEqual([
			1777597200123, 1777597200123,
		]);
		expect([1777597200, '1777597200'].map((value) => read(value))).toEqual([
			1777597200000, 1777597200000,
		]);
	});

	test.each([
		'tomorrow',
		'Ticket 5',
		'5',
		0,
		-1,
		1777597200.5,
		999999999999,
		'09:00',
		'May 1, 2026',
		'05/01/2026',
		'2026-13-01',
		'2026-02-30',
		'2026/02/30',
		'2026-05-01T25:00',
		'2026-05-01Tx',
		// `Date` makes days of these, in the zone of the server, and takes the first number for the month.
		'01-05-2026',
		'1-5-2026 09:00',
		'01-05-2026 09:00 +0800',
		'05/01/2026 09:00 UTC',
		'1-May-2026',
		'May 5 9:00 UTC',
		['01-05-2026'],
		'Ticket-2026',
		'INC-0012',
		'Ticket 5 UTC',
		'Ticket 2026 UTC',
		'May 2026 09:00 UTC',
		'2026 05',
		'2026 09:00',
		// Half a day, or a time zone that two countries have.
		'2026-05-01 09:00 PM',
		'2026-05-01 09:00:00 CST',
		'2026-05-01 09:00 - 10:00',
		'2026-04-31',
		'2026年2月30日',
		new Date(NaN),
		{},
		[],
		true,
	])('is refused rather than guessed: %p', (value) => {
		expect(() => read(value)).toThrow(/^'Created After' is not a date: '/);
	});

	test('is shown shortened when it is a whole page', () => {
		expect(() => read('x'.repeat(10_000))).toThrow(
			`'Created After' is not a date: '${'x'.repeat(40)}…'`,
		);
	});

	test.each([
		['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
		['Europe/Berlin', '2026-07-01', '2026-06-30T22:00:00.000Z'],
		['America/New_York', '2026-01-01', '2026-01-01T05:00:00.000Z'],
		['UTC', '2026-01-01', '2026-01-01T00:00:00.000Z'],
	])('without an offset is meant in the time zone %s: %s', (zone, value, iso) => {
		expect(read(value, zone)).toBe(Date.parse(iso));
	});

	test('comes back as it went, from a Date, from ISO in any offset, and from digits', () => {
		fc.assert(
			fc.property(moment, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
				const ms = date.getTime();
				const sign = offset < 0 ? '-' : '+';
				const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
				const two = (value: number) => String(value).padStart(2, '0');
				const local = new Date(ms + offset * 60_000).toISOString().replace('Z', '');
				fc.pre(/^\d{4}-/.test(local));
				expect(read(date)).toBe(ms);
				expect(read(date.toISOString())).toBe(ms);
				expect(read(`${local}${sign}${two(hours)}:${two(minutes)}`)).toBe(ms);
				if (/^\d{13}$/.test(String(ms))) expect(read(ms)).toBe(ms);
				expect(isoOfMs(ms)).toBe(ms > 0 ? date.toISOString() : null);
			}),
		);
	});

	test('is a whole number or an error, whatever text comes', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.stringMatching(/^[0-9 :/.TZ+-]{1,24}$/), fc.anything()),
				(value) => {
					try {
						const ms = read(value);
						expect(ms === undefined || Number.isSafeInteger(ms)).toBe(true);
					} catch (error) {
						expect(error).toMatchObject({ field: 'Created After' });
					}
				},
			),
		);
	});
});

describe("Feishu's times", () => {
	test.each([-1, 0, undefined, null, '', 'x', NaN, Infinity, 8.64e15 + 1, {}])(
		'%p is never',
		(value) => {
			expect(isoOfMs(value)).toBeNull();
		},
	);

	test('are ISO 8601 in UTC, from numbers and from digits', () => {
		expect(isoOfMs(1777597200123)).toBe('2026-05-01T01:00:00.123Z');
		expect(isoOfMs('1777597200123')).toBe('2026-05-01T01:00:00.123Z');
		expect(isoOfSeconds(1777597200)).toBe('2026-05-01T01:00:00.000Z');
		expect(isoOfSeconds(undefined)).toBeNull();
	});
});
