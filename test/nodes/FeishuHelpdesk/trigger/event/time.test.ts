import { isoTime } from '../../../../../nodes/FeishuHelpdesk/trigger/event/time';

test.each([
	['seconds', '1608725989', '2020-12-23T12:19:49.000Z'],
	['milliseconds', '1608725989123', '2020-12-23T12:19:49.123Z'],
	['microseconds', '1608725989123999', '2020-12-23T12:19:49.123Z'],
	['a number', 1608725989123, '2020-12-23T12:19:49.123Z'],
])('reads %s', (_name, value, time) => {
	expect(isoTime(value)).toBe(time);
});

test.each([undefined, null, '', '-1', -1, 0, '16087259891', 1608725989.5, '1608725989x', {}, '１'])(
	'%j is no time',
	(value) => {
		expect(isoTime(value)).toBe(null);
	},
);
