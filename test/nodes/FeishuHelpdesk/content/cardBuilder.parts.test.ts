import {
	buildCard,
	buildPlanned,
	planCard,
	type CardColor,
	type CardDraft,
} from '../../../../nodes/FeishuHelpdesk/content/cardBuilder';
import { refusalOf } from './cardChecks';

const EMPTY: CardDraft = {
	title: '',
	color: 'blue',
	markdown: '',
	fields: [],
	imageKey: '',
	imageAlt: '',
	buttons: [],
	note: '',
	dividers: true,
	wideScreen: true,
};
const OPEN = { text: 'Open', url: 'https://example.com', type: 'default' } as const;

const plan = (draft: Partial<CardDraft>, harmless?: boolean) =>
	planCard({ ...EMPTY, ...draft }, harmless);
const elementsOf = (draft: Partial<CardDraft>) =>
	buildCard({ ...EMPTY, ...draft }).content.elements;

const HR = { tag: 'hr' };
const BODY = { tag: 'markdown', content: 'Hi' };
const NOTE = { tag: 'note', elements: [{ tag: 'plain_text', content: 'n' }] };
const ACTION = {
	tag: 'action',
	actions: [
		{
			tag: 'button',
			text: { tag: 'plain_text', content: 'Open' },
			type: 'default',
			url: 'https://example.com',
		},
	],
};

describe('lines separate what there is, and nothing else', () => {
	test.each<[string, Partial<CardDraft>, object[]]>([
		['a note alone', { note: 'n' }, [NOTE]],
		['a body alone', { markdown: 'Hi' }, [BODY]],
		['a body and a note', { markdown: 'Hi', note: 'n' }, [BODY, NOTE]],
		['a body and a button', { markdown: 'Hi', buttons: [OPEN] }, [BODY, HR, ACTION]],
		['a button without a body', { buttons: [OPEN], note: 'n' }, [ACTION, NOTE]],
		['blanks, which are no section', { markdown: ' ', imageKey: ' ', buttons: [OPEN] }, [ACTION]],
	])('%s', (_what, draft, elements) => {
		expect(elementsOf(draft)).toEqual(elements);
	});

	test('without lines the same stands together', () => {
		expect(elementsOf({ markdown: 'Hi', buttons: [OPEN], dividers: false })).toEqual([
			BODY,
			ACTION,
		]);
	});
});

describe('a card that Feishu would refuse says why', () => {
	const NOTHING = [
		'is empty, and so is the rest of the card',
		'Add a body, a field, an image, a button or a note: a title alone is not a card.',
	];

	test.each<[string, Partial<CardDraft>]>([
		['nothing', {}],
		['a title', { title: 'T' }],
		['blanks in every text', { title: ' ', markdown: '\n', imageKey: ' ', note: '\t' }],
		['the text of an image without the image', { imageAlt: 'A printer' }],
	])('%s alone', (_what, draft) => {
		expect(refusalOf(() => elementsOf(draft))).toEqual(NOTHING);
	});

	test('a colour that an expression made up', () => {
		const color = 'x'.repeat(41) as CardColor;
		expect(refusalOf(() => elementsOf({ markdown: 'Hi', color }))).toEqual([
			`is not a color of Feishu: '${'x'.repeat(40)}…'`,
			'Choose one of blue, wathet, turquoise, green, yellow, orange, red, carmine, violet, purple, indigo, grey, default.',
		]);
	});

	test('even where there is no title that has it', () => {
		expect(() => buildPlanned({ ...EMPTY, note: 'n', color: 'Blue' as CardColor })).toThrow(
			"'Color' is not a color of Feishu: 'Blue'",
		);
	});
});

test.each(['', ' \n'])('the title %j makes no header', (title) => {
	expect(buildCard({ ...EMPTY, title, markdown: 'Hi' })).toEqual({
		msg_type: 'interactive',
		content: { config: { wide_screen_mode: true }, elements: [BODY] },
	});
});

describe('what an expression found nothing for', () => {
	test('is left out, counted from 1, and named by a short text', () => {
		const { draft, hints } = plan({
			fields: [
				{ label: 'x'.repeat(41), value: '\n', short: true },
				{ label: 'Agent', value: 'Bob', short: false },
			],
			buttons: [OPEN, { ...OPEN, url: '', text: 'y'.repeat(41) }],
		});
		expect(draft.fields).toEqual([{ label: 'Agent', value: 'Bob', short: false }]);
		expect(draft.buttons).toEqual([OPEN]);
		expect(hints).toEqual([
			`Field 1 of the card ('${'x'.repeat(40)}…') has no value, so it was left out.`,
			`Button 2 of the card ('${'y'.repeat(40)}…') has no link, so it was left out.`,
		]);
	});

	test('nothing is said where nothing is missing', () => {
		const whole = {
			markdown: 'Hi',
			fields: [{ label: '', value: 'a', short: true }],
			buttons: [OPEN],
		};
		expect(plan(whole)).toEqual({ draft: { ...EMPTY, ...whole }, hints: [] });
	});
});

describe('code in fences', () => {
	const FENCED = '```\n**a** ![b](https://example.com/b.png)\n```';

	test('stays as it is in the body', () => {
		expect(plan({ markdown: FENCED }).draft.markdown).toBe(FENCED);
	});

	test('is none in a field, where cards show no code', () => {
		const { draft } = plan({ fields: [{ label: 'Log', value: FENCED, short: false }] });
		expect(draft.fields[0]?.value).not.toBe(FENCED);
	});
});

describe("other people's texts", () => {
	const HOSTILE = '<at id=all></at> [bank](https://evil.example)';
	const HARMLESS = '＜at id=all>＜/at> [bank]（https://evil.example)';
	const draft = {
		title: HOSTILE,
		markdown: HOSTILE,
		fields: [{ label: HOSTILE, value: HOSTILE, short: true }],
		imageKey: 'img_1',
		imageAlt: HOSTILE,
		buttons: [{ ...OPEN, text: HOSTILE }],
		note: HOSTILE,
	};

	test('are harmless in every part', () => {
		const { markdown, fields, ...rest } = plan(draft, true).draft;
		expect(rest).toEqual({
			title: HARMLESS,
			color: 'blue',
			imageKey: 'img_1',
			imageAlt: HARMLESS,
			buttons: [{ ...OPEN, text: HARMLESS }],
			note: HARMLESS,
			dividers: true,
			wideScreen: true,
		});
		expect(fields[0]?.label).toBe(HARMLESS);
		for (const text of [markdown, fields[0]?.value]) expect(text).not.toMatch(/<at|\]\(/);
	});

	test('one who writes the card may mention and link, and plain parts stay as typed', () => {
		expect(plan(draft).draft).toEqual({ ...EMPTY, ...draft });
	});
});
