import { htmlHint } from '../../../../nodes/FeishuHelpdesk/content/htmlHint';

test.each([
	'<p>',
	'a</p>',
	'<br/>',
	'<br />',
	'<H1>',
	'<h6>',
	'<a href="https://a.cn" target=_blank>',
	'<img\nsrc=x>',
	'<!-- x',
	'x < y <span class="z">',
	`<p ${'x'.repeat(1_999)}>`,
])('%s is advised against in a text message', (text) => {
	expect(htmlHint(text)).toEqual([
		'The text holds HTML tags, which people see as they are. To have them shown as they are meant choose Message Type: Rich Text and Compose As: HTML.',
	]);
});

test.each([
	'a < p and p > b',
	'<h0>',
	'<h7>',
	'< p>',
	'<b>bold</b>',
	'List<String>',
	'<!x>',
	'<at user_id="ou_1">Tom</at>',
	'<para>',
	'Tom <alice@example.com>',
	'<p',
])('%s is not', (text) => {
	expect(htmlHint(text)).toEqual([]);
});
