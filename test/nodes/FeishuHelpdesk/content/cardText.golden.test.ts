import { composedCardText } from '../../../../nodes/FeishuHelpdesk/content/cardText';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';

/** The text of a body; what others wrote is told by `harmless`. */
const written = (source: string, harmless = false) => {
	const hints = new Hints();
	return {
		text: composedCardText(source, { hasCode: true, harmless }, hints),
		hints: hints.list(),
	};
};

test.each([
	['a link of Slack', '<https://a.cn/x|the page>', '[the page](https://a.cn/x)'],
	[
		'an address in brackets',
		'<https://a.cn/__y__>',
		'[https://a.cn/&#95;&#95;y&#95;&#95;](https://a.cn/__y__)',
	],
	['one without a host', '<https://|x>', '&#60;https://|x>'],
	['a mail address of Slack', '<mailto:a@b.cn|write me>', 'write me (a@b.cn)'],
	['a mail link with a subject', '[mail](mailto:a@b.cn?subject=x)', 'mail (a@b.cn)'],
	['a rule of stars', 'a\n* * *\nb', 'a\n---\nb'],
	['a rule of lines', '___', '---'],
	['a list of tasks', '- [x] a\n* [ ] b', '- ☑ a\n- ☐ b'],
	['boxes of HTML', '<li><input type="checkbox" checked>a</li>', '- ☑ a'],
	[
		'preformatted code',
		'<p>Run</p><pre><code class="x">  a *b* __init__\n\tif x &lt; 1:</code></pre>then',
		'Run\n```\n  a *b* __init__\n\tif x < 1:\n```\nthen',
	],
	['preformatted code without an end', '<pre>a <b>b</b>', 'a **b**'],
	[
		'a mention in preformatted code',
		'<pre>&lt;at id=all&gt;&lt;/at&gt;</pre>',
		'```\n＜at id=all>＜/at>\n```',
	],
	['a mention of several', '<at ids="ou_1, ou_2">x</at>', '<at ids=ou_1,ou_2></at>'],
	['a mention out of JSON', '<at user_id=\\"ou_1\\">T</at>', '<at id=ou_1></at>'],
	[
		'a mail of Outlook',
		'<p class=MsoNormal>Hello<o:p></o:p></p><![if !supportLists]><span>·</span><![endif]><p><img src="cid:i.png@1" alt="Logo"></p>',
		'Hello\n·\nLogo',
	],
])('%s', (_what, source, text) => {
	expect(written(source).text).toBe(text);
});

test('code in a field, which has none, shows its signs', () => {
	const text = composedCardText(
		'<pre>a *b*</pre>',
		{ hasCode: false, harmless: false },
		new Hints(),
	);
	expect(text).toBe('a &#42;b&#42;');
});

test('a mention that only another tool knows is said in a hint', () => {
	expect(written('<@U12345> look')).toEqual({
		text: '<@U12345> look',
		hints: ['\'<@U12345>\' mentions nobody in Feishu. Write <at user_id="ou_…"></at>.'],
	});
});

test.each([
	['<https://evil.cn|https://bank.cn>', 'https://bank.cn (https://evil.cn)'],
	['<at ids=ou_1,ou_2></at>', '＜at ids=ou_1,ou_2>＜/at>'],
])("other people's %s mentions nobody and hides no link", (source, text) => {
	expect(written(source, true).text).toBe(text);
});
