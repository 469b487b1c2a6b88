import {
	isKnown,
	markerOf,
	takesLines,
} from '../../../../nodes/FeishuHelpdesk/content/cardText/elements';

test.each([
	...['b', 'strong', 'h1', 'h6', 'th', 'summary', 'dt'].map((name) => [name, '**']),
	...['i', 'em', 'cite'].map((name) => [name, '*']),
	...['s', 'del'].map((name) => [name, '~~']),
	...['u', 'ins', 'span', 'td', 'dd', 'p', 'li', 'font', 'my-tag'].map((name) => [name, '']),
])('the text of <%s> stands between %j', (name, marker) => {
	expect(markerOf(name)).toBe(marker);
});

test.each(['b', 'p', 'o:p', 'link', 'font', 'text_tag', 'person'])('<%s> is a tag', (name) => {
	expect(isKnown(name)).toBe(true);
});

test.each(['my-tag', 'string', 'text', ''])("<%s> is the author's word", (name) => {
	expect(isKnown(name)).toBe(false);
});

test.each([
	...['p', 'div', 'h2', 'ul', 'table', 'blockquote', 'li', 'tr', 'pre'].map(
		(name): [string, boolean] => [name, true],
	),
	...['td', 'b', 'span', 'a', 'img', 'text_tag', 'my-tag'].map((name): [string, boolean] => [
		name,
		false,
	]),
])('that <%s> takes lines of its own is %s', (name, expected) => {
	expect(takesLines(name)).toBe(expected);
});
