import fc from 'fast-check';

import {
	BUTTON_TYPES,
	buildCard,
	CARD_COLORS,
	type CardDraft,
} from '../../../../nodes/FeishuHelpdesk/content/cardBuilder';
import {
	escapeCardMarkdown,
	fieldMarkdown,
} from '../../../../nodes/FeishuHelpdesk/content/cardMarkdown';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import { CARD_COLORS as KNOWN_COLORS, cardSchema } from '../../../../sandbox/content/card';
import { CARD_MD } from '../../../../sandbox/pages/dialects';
import { parseInline } from '../../../../sandbox/pages/inline';
import { runs } from '../../../support/runs';

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc
		.array(
			fc.constantFrom(
				'*',
				'**',
				'_',
				'~~',
				'`',
				'<at id=all></at>',
				'<font color=red>',
				'</font>',
				'[a](b)',
				':OK:',
				'&#42;',
				'&lt;',
				'\\',
				'\n',
				' ',
				'a',
			),
		)
		.map((pieces) => pieces.join('')),
);

const url = fc.oneof(
	text,
	fc.webUrl(),
	fc.constantFrom('mailto:a@b.c', 'lark://x', 'HTTP://x', ''),
);

const draft: fc.Arbitrary<CardDraft> = fc.record({
	title: text,
	color: fc.constantFrom(...CARD_COLORS),
	markdown: text,
	fields: fc.array(fc.record({ label: text, value: text, short: fc.boolean() }), { maxLength: 3 }),
	imageKey: fc.oneof(fc.constantFrom('', 'img_v3_1'), text),
	imageAlt: text,
	buttons: fc.array(fc.record({ text, url, type: fc.constantFrom(...BUTTON_TYPES) }), {
		maxLength: 2,
	}),
	note: text,
	dividers: fc.boolean(),
	wideScreen: fc.boolean(),
});

/** What a reader sees of card Markdown without markup. */
const unescape = (markdown: string) =>
	markdown.replace(/&#(\d+);/g, (_reference, code: string) => String.fromCharCode(Number(code)));

test('the colours are those that the sandbox knows', () => {
	expect(CARD_COLORS).toEqual(KNOWN_COLORS);
});

test('every draft is a card that Feishu takes, or is refused with a reason', () => {
	let cards = 0;
	fc.assert(
		fc.property(draft, (given) => {
			let content: unknown;
			try {
				content = buildCard(given).content;
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				return;
			}
			cards++;
			const schema = cardSchema(content);
			expect(typeof schema === 'string' ? schema : schema.safeParse(content).error).toBe(undefined);
		}),
		{ numRuns: runs(2000) },
	);
	expect(cards).toBeGreaterThan(runs(100));
});

test('escaped text has no markup and shows what was typed', () => {
	fc.assert(
		fc.property(text, (typed) => {
			const escaped = escapeCardMarkdown(typed);
			const markup = parseInline(escaped, CARD_MD).filter((piece) => typeof piece !== 'string');
			expect(markup).toEqual([]);
			expect(unescape(escaped)).toBe(typed);
		}),
		{ numRuns: runs(1000) },
	);
});

test('whatever the label, it is bold and nothing else', () => {
	fc.assert(
		fc.property(text, (label) => {
			fc.pre(label.trim() !== '');
			const [bold, ...rest] = parseInline(fieldMarkdown(label, 'value'), CARD_MD);
			const words = label.split(/[\r\n\u2028\u2029]+/).map((line) => line.trim());
			const shown = typeof bold === 'object' && bold.kind === 'styled' ? bold.children : [];
			expect(bold).toMatchObject({ kind: 'styled', style: 'bold' });
			expect(shown.map(String).join('')).toBe(words.filter((line) => line !== '').join(' '));
			expect(rest).toEqual(['\nvalue']);
		}),
	);
});
