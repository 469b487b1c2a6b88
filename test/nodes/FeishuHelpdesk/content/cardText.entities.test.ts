import { cardEntity } from '../../../../nodes/FeishuHelpdesk/content/cardText/entities';

test.each([
	['&nbsp;', '\u00a0'],
	['&gt;', '>'],
	['&quot;', '"'],
	['&#39;', "'"],
	['&#x4F60;', '你'],
	['&bull;', '•'],
	['&nothing;', '&nothing;'],
])('%s becomes the character %j', (reference, expected) => {
	expect(cardEntity(reference, 'x')).toBe(expected);
});

test.each(Array.from('*_~[]()`#!:\\'))(
	'%s by number stays a number, so that it marks nothing',
	(sign) => {
		const reference = `&#${sign.charCodeAt(0)};`;
		expect(cardEntity(reference, '')).toBe(reference);
		expect(cardEntity(`&#x${sign.charCodeAt(0).toString(16)};`, ' x')).toBe(reference);
	},
);

test.each([
	['', '&#60;'],
	['b', '&#60;'],
	['/b', '&#60;'],
	['x 3', '&#60;'],
	[' b', '<'],
	['\nb', '<'],
	['3', '<'],
	['=', '<'],
])('&lt; before %j is %s: a tag must not begin', (rest, expected) => {
	expect(cardEntity('&lt;', rest)).toBe(expected);
});

test('a character that begins no reference stays before one', () => {
	expect(cardEntity('&gt;', 'lt;')).toBe('>');
});

test.each([
	['lt;', '&#38;'],
	['#60;', '&#38;'],
	['b_1;', '&#38;'],
	['', '&'],
	[';', '&'],
	[' lt;', '&'],
	['lt', '&'],
	['##60;', '&'],
	['a=1;', '&'],
])('&amp; before %j is %s: a reference must not begin', (rest, expected) => {
	expect(cardEntity('&amp;', rest)).toBe(expected);
});
