import {
	buildCard,
	planCard,
	type ButtonType,
	type CardColor,
	type CardDraft,
} from '../../../../nodes/FeishuHelpdesk/content/cardBuilder';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';

const EMPTY: CardDraft = {
	title: '',
	color: 'blue',
	markdown: '',
	fields: [],
	imageKey: '',
	imageAlt: '',
	buttons: [],
	note: '',
	dividers: false,
	wideScreen: true,
};

const build = (draft: Partial<CardDraft>) => buildCard({ ...EMPTY, ...draft }).content;

test('a title stands in the header, in its colour, as typed', () => {
	expect(build({ title: '**Ticket** <42>', color: 'red', markdown: 'Solved' })).toEqual({
		config: { wide_screen_mode: true },
		header: {
			template: 'red',
			title: { tag: 'plain_text', content: '**Ticket** <42>' },
		},
		elements: [{ tag: 'markdown', content: 'Solved' }],
	});
});

test('without a title there is no header', () => {
	expect(build({ markdown: '**Hi** <at id=ou_1></at>', wideScreen: false })).toEqual({
		config: { wide_screen_mode: false },
		elements: [{ tag: 'markdown', content: '**Hi** <at id=ou_1></at>' }],
	});
});

describe('each section', () => {
	test.each<[string, Partial<CardDraft>, object]>([
		[
			'fields: short ones are two columns, the label is bold above the value',
			{
				fields: [
					{ label: 'Priority', value: '<font color=red>High</font>', short: true },
					{ label: 'Owner', value: '<at id=ou_1></at>', short: true },
					{ label: 'Summary', value: 'Printer *on fire*', short: false },
				],
			},
			{
				tag: 'div',
				fields: [
					{
						is_short: true,
						text: { tag: 'lark_md', content: '**Priority**\n<font color=red>High</font>' },
					},
					{ is_short: true, text: { tag: 'lark_md', content: '**Owner**\n<at id=ou_1></at>' } },
					{ is_short: false, text: { tag: 'lark_md', content: '**Summary**\nPrinter *on fire*' } },
				],
			},
		],
		[
			'a label is escaped',
			{ fields: [{ label: 'a*b*\n<at id=all></at>:', value: 'c', short: false }] },
			{
				tag: 'div',
				fields: [
					{
						is_short: false,
						text: {
							tag: 'lark_md',
							content: '**a&#42;b&#42; &#60;at id=all&#62;&#60;/at&#62;:**\nc',
						},
					},
				],
			},
		],
		[
			'a value without a label',
			{ fields: [{ label: ' ', value: 'x', short: false }] },
			{ tag: 'div', fields: [{ is_short: false, text: { tag: 'lark_md', content: 'x' } }] },
		],
		[
			'an image is shown whole',
			{ imageKey: ' img_v3_1 ', imageAlt: 'A printer' },
			{
				tag: 'img',
				img_key: 'img_v3_1',
				alt: { tag: 'plain_text', content: 'A printer' },
				scale_type: 'fit_horizontal',
			},
		],
		[
			'buttons',
			{
				buttons: [
					{ text: 'Open', url: ' https://example.com/?a=1&b=2 ', type: 'primary' },
					{ text: '*No*', url: 'http://example.com', type: 'danger' },
				],
			},
			{
				tag: 'action',
				actions: [
					{
						tag: 'button',
						text: { tag: 'plain_text', content: 'Open' },
						type: 'primary',
						url: 'https://example.com/?a=1&b=2',
					},
					{
						tag: 'button',
						text: { tag: 'plain_text', content: '*No*' },
						type: 'danger',
						url: 'http://example.com',
					},
				],
			},
		],
		[
			'a note',
			{ note: 'Do not <reply>' },
			{ tag: 'note', elements: [{ tag: 'plain_text', content: 'Do not <reply>' }] },
		],
	])('%s', (_what, draft, element) => {
		expect(build(draft).elements).toEqual([element]);
	});
});

const FULL: Partial<CardDraft> = {
	title: 'Ticket 42',
	color: 'green',
	markdown: 'It is **solved**.',
	fields: [{ label: 'By', value: 'Ann', short: true }],
	imageKey: 'img_1',
	buttons: [{ text: 'Rate', url: 'https://example.com', type: 'default' }],
	note: 'IT helpdesk',
};

test('everything together, with dividers between the sections but none before the note', () => {
	expect(build({ ...FULL, dividers: true })).toEqual({
		config: { wide_screen_mode: true },
		header: { title: { tag: 'plain_text', content: 'Ticket 42' }, template: 'green' },
		elements: [
			{ tag: 'markdown', content: 'It is **solved**.' },
			{ tag: 'hr' },
			{
				tag: 'div',
				fields: [{ is_short: true, text: { tag: 'lark_md', content: '**By**\nAnn' } }],
			},
			{ tag: 'hr' },
			{
				tag: 'img',
				img_key: 'img_1',
				alt: { tag: 'plain_text', content: '' },
				scale_type: 'fit_horizontal',
			},
			{ tag: 'hr' },
			{
				tag: 'action',
				actions: [
					{
						tag: 'button',
						text: { tag: 'plain_text', content: 'Rate' },
						type: 'default',
						url: 'https://example.com',
					},
				],
			},
			{ tag: 'note', elements: [{ tag: 'plain_text', content: 'IT helpdesk' }] },
		],
	});
});

test('without dividers the sections follow each other', () => {
	const { elements } = build(FULL);
	expect(elements).toMatchObject(
		['markdown', 'div', 'img', 'action', 'note'].map((tag) => ({ tag })),
	);
});

test('one section needs no divider', () => {
	expect(build({ markdown: 'Hi', note: 'n', dividers: true }).elements).toHaveLength(2);
});

const OK = { text: 'OK', url: 'https://example.com', type: 'default' } as const;

test.each<[Partial<CardDraft>, string]>([
	[{}, "'Body' is empty, and so is the rest of the card"],
	[{ title: 'Alone' }, "'Body' is empty, and so is the rest of the card"],
	[{ markdown: ' \n ', note: ' ' }, "'Body' is empty, and so is the rest of the card"],
	[{ markdown: 'x', color: 'pink' as CardColor }, "'Color' is not a color of Feishu: 'pink'"],
	[{ imageKey: 'https://a.b/c.png' }, "'Image Key' is not an image key: 'https://a.b/c.png'"],
	[
		{ title: 'x', fields: [{ label: 'Status', value: ' ', short: true }] },
		"'Body' is empty, and so is the rest of the card",
	],
	[{ title: 'x', buttons: [{ ...OK, url: ' ' }] }, "'Body' is empty, and so is the rest"],
	[{ buttons: [OK, { ...OK, text: ' ' }] }, "'Buttons' has no text in button 2"],
	[
		{ buttons: [{ ...OK, text: '好'.repeat(101) }] },
		"'Buttons' has a text over 100 characters in button 1",
	],
	[
		{ buttons: [{ ...OK, url: 'example.com' }] },
		"'Buttons' has a link Feishu does not take in button 1: 'example.com'",
	],
	[
		{ buttons: [{ ...OK, url: 'javascript:alert(1)' }] },
		"'Buttons' has a link Feishu does not take in button 1: 'javascript:alert(1)'",
	],
	[
		{ buttons: [{ ...OK, type: 'laser' as ButtonType }] },
		"'Buttons' has an unknown type 'laser' in button 1",
	],
])('%j is refused', (draft, message) => {
	expect(() => build(draft)).toThrow(InputError);
	expect(() => build(draft)).toThrow(message);
});

test('what an expression found nothing for is left out, and named', () => {
	const { draft, hints } = planCard({
		...EMPTY,
		markdown: 'Solved',
		fields: [
			{ label: 'Status', value: '', short: true },
			{ label: 'Agent', value: 'Bob', short: true },
			{ label: '', value: ' \n', short: true },
			{ label: 'Note', value: '<!-- none -->', short: true },
		],
		buttons: [OK, { ...OK, text: 'Open the ticket', url: ' ' }],
	});
	expect(draft.fields.map(({ label }) => label)).toEqual(['Agent']);
	expect(draft.buttons).toEqual([OK]);
	expect(hints).toEqual(
		expect.arrayContaining([
			"Field 1 of the card ('Status') has no value, so it was left out.",
			"Field 3 of the card ('') has no value, so it was left out.",
			"Field 4 of the card ('Note') has no value, so it was left out.",
			"Button 2 of the card ('Open the ticket') has no link, so it was left out.",
		]),
	);
});
