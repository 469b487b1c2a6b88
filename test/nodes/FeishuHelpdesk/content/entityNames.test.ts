import { decodeHTMLStrict as reference } from 'entities';

import { decodeHTMLStrict } from '../../../../nodes/FeishuHelpdesk/content/entities/entityNames';

test.each([
	['&#1;', '\u0001'],
	['&#0;', '\ufffd'],
	['&#xD7FF;', '\ud7ff'],
	['&#xD800;', '\ufffd'],
	['&#xDFFF;', '\ufffd'],
	['&#xE000;', '\ue000'],
	['&#x10FFFF;', '\u{10ffff}'],
	['&#1114111;', '\u{10ffff}'],
	['&#x110000;', '\ufffd'],
	['&#xa9;&#169;', '©©'],
	['&amp;lt;', '&lt;'],
	['a &lt;b&gt; c', 'a <b> c'],
])('%s is %j, as HTML has it', (text, expected) => {
	expect(decodeHTMLStrict(text)).toBe(expected);
	expect(reference(text)).toBe(expected);
});

test.each(['&nosuch;', '&amp', '& amp;', '&#;', '&#x;', '&;', '&LT', '&toString;', 'AT&T; R&D;'])(
	'%s stays as it is written',
	(text) => {
		expect(decodeHTMLStrict(text)).toBe(text);
		expect(reference(text)).toBe(text);
	},
);
