import fc from 'fast-check';

import { cardContent } from '../../../../nodes/FeishuHelpdesk/content/card';
import { buildPlanned, planCard } from '../../../../nodes/FeishuHelpdesk/content/cardBuilder';
import { composedCardText } from '../../../../nodes/FeishuHelpdesk/content/cardText';
import { Hints } from '../../../../nodes/FeishuHelpdesk/content/writing/hints';
import { cardSchema } from '../../../../sandbox/content/card';
import { CARD_MD, TEXT } from '../../../../sandbox/pages/dialects';
import { parseInline } from '../../../../sandbox/pages/inline';
import { runs } from '../../../support/runs';

/** What people and attackers write: pieces of Markdown and HTML in any order, whole or broken. */
const text = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'[',
				']',
				'(',
				')',
				'![',
				'](',
				'!',
				'<',
				'>',
				'"',
				"'",
				'\n',
				'`',
				'\\',
				'|',
			),
			fc.constantFrom('![a](b)', '[a](b)', '[a](https://a.cn)', '[a](tel://1)', '![a](img_1)'),
			fc.constantFrom('<a href="x">', '<a href=https://a.cn>', '</a>', "<link url='x'>", '</link>'),
			fc.constantFrom('<at id=all></at>', '<at user_id="all">', '</at>', '<at email=a@b.co/>'),
			fc.constantFrom('```\n', '```', '```js\n', '<!--', '-->', '<script>', '</script>', '<pre>'),
			fc.constantFrom(
				'<b>',
				'</b>',
				'<p>',
				'</p>',
				'<td>',
				'<li>',
				'<h1>',
				'\n# ',
				'\n|a|b|\n|-|-|\n',
			),
			fc.constantFrom('<img src="x">', '<img src="https://a.cn/x.png" alt="[y](z)">', '<![a](b)>'),
			fc.constantFrom('&lt;', '&#60;', '&amp;', 'at id=all&#62;', 'https://a.cn/__x__', '$x'),
			fc.constantFrom('<font color=red>', '</font>', '<person id=ou_1>', '\u200b', ' '),
			fc.string({ unit: 'binary', maxLength: 4 }),
		),
		{ maxLength: 14 },
	)
	.map((pieces) => pieces.join(''));

const draft = (given: string) => ({
	title: given,
	color: 'blue' as const,
	markdown: `x${given}`,
	fields: [{ label: given, value: `x${given}`, short: true }],
	imageKey: '',
	imageAlt: given,
	buttons: [{ text: 'x', url: 'https://a.cn', type: 'default' as const }],
	note: given,
	dividers: false,
	wideScreen: true,
});

/** The sandbox knows no uploads here: which keys exist is not the point. */
function problem(content: unknown): unknown {
	const schema = cardSchema(content);
	return typeof schema === 'string' ? schema : schema.safeParse(content).error?.issues;
}

test('any body and any field is a card that Feishu takes', () => {
	fc.assert(
		fc.property(text, fc.boolean(), (given, harmless) => {
			expect(problem(buildPlanned(planCard(draft(given), harmless).draft).content)).toBe(undefined);
		}),
		{ numRuns: runs(3000) },
	);
});

test('any text of a card that was written as JSON is one that Feishu takes', () => {
	fc.assert(
		fc.property(text, (given) => {
			const card = {
				elements: [
					{ tag: 'markdown', content: given },
					{ tag: 'div', text: { tag: 'lark_md', content: given } },
				],
			};
			expect(problem(cardContent(card, 'Card').content)).toBe(undefined);
		}),
		{ numRuns: runs(3000) },
	);
});

/** What a parser finds that skips white space and invisible characters and knows any tag. */
const TOLERANT = /<[\s\u200b/]*\p{L}|\][\s\u200b]*\(/u;

test("other people's text mentions nobody and hides no link, in whichever field of a card", () => {
	fc.assert(
		fc.property(text, (given) => {
			const planned = planCard(draft(given), true).draft;
			const texts = [
				...[planned.title, planned.note, planned.imageAlt, planned.markdown],
				...planned.fields.flatMap(({ label, value }) => [label, value]),
			];
			for (const each of texts) {
				expect(each).not.toMatch(TOLERANT);
				for (const dialect of [CARD_MD, TEXT]) {
					const kinds = parseInline(each, dialect).map((piece) =>
						typeof piece === 'string' ? 'text' : piece.kind,
					);
					expect(kinds).not.toEqual(expect.arrayContaining(['mention']));
					expect(kinds).not.toEqual(expect.arrayContaining(['link']));
				}
			}
		}),
		{ numRuns: runs(3000) },
	);
});

test('what holds no markup at all stays byte for byte', () => {
	const plain = fc
		.string({ unit: 'grapheme' })
		.map((given) => given.replace(/[<&[\]`#|*+\r\n]|http/g, ''));
	fc.assert(
		fc.property(plain, (given) => {
			const hints = new Hints();
			expect(composedCardText(given, { hasCode: true, harmless: false }, hints)).toBe(given);
			expect(hints.list()).toEqual([]);
		}),
	);
});

test.each([
	'<',
	'<a x="',
	'<b>',
	'[',
	'![a](b',
	'<!--',
	'<script>',
	'<li>',
	'<at id=x>',
	'<h1>',
	'|a|',
])('takes linear time for 100 kB of %j', (piece) => {
	const time = (length: number) => {
		const given = piece.repeat(length / piece.length);
		const started = process.cpuUsage();
		composedCardText(given, { hasCode: true, harmless: true }, new Hints());
		return process.cpuUsage(started).user / 1000;
	};
	time(10_000);
	expect(time(100_000)).toBeLessThan(2000);
});
