import { cardButtons, type CardButton } from '../../../../nodes/FeishuHelpdesk/content/cardButtons';
import type { ButtonType } from '../../../../nodes/FeishuHelpdesk/content/cardLooks';
import { refusalOf } from './cardChecks';

const OPEN: CardButton = { text: 'Open', url: 'https://example.com', type: 'primary' };
const LINK = 'Write the whole web address, e.g. https://example.com/page.';

/** @returns why the second of two buttons is refused */
const ofSecond = (change: Partial<CardButton>) =>
	refusalOf(() => cardButtons([OPEN, { ...OPEN, ...change }]));

test('buttons keep their order, their text as typed, and the address without blanks around it', () => {
	expect(
		cardButtons([
			{ text: ' **Open** ', url: ' https://example.com/a?b=1&c=2\n', type: 'primary' },
			{ text: 'No', url: 'http://example.com', type: 'default' },
		]),
	).toEqual([
		{
			tag: 'button',
			text: { tag: 'plain_text', content: ' **Open** ' },
			type: 'primary',
			url: 'https://example.com/a?b=1&c=2',
		},
		{
			tag: 'button',
			text: { tag: 'plain_text', content: 'No' },
			type: 'default',
			url: 'http://example.com',
		},
	]);
	expect(cardButtons([])).toEqual([]);
});

test.each<[what: string, change: Partial<CardButton>, problem: string, hint: string]>([
	['without text', { text: '' }, 'has no text in button 2', 'Enter what the button says.'],
	['of blanks', { text: ' \n' }, 'has no text in button 2', 'Enter what the button says.'],
	[
		'of 101 characters',
		{ text: 'x'.repeat(101) },
		'has a text over 100 characters in button 2',
		'Shorten it; a longer text belongs in the body.',
	],
	[
		'of a type that not every client draws',
		{ type: 'laser' as ButtonType },
		"has an unknown type 'laser' in button 2",
		'Choose one of primary, default, danger.',
	],
	['without an address', { url: '' }, 'has no link in button 2', LINK],
	['with a blank address', { url: ' ' }, 'has no link in button 2', LINK],
	[
		'with half an address',
		{ url: 'example.com' },
		"has a link Feishu does not take in button 2: 'example.com'",
		LINK,
	],
	[
		'with the address of an app',
		{ url: 'lark://x' },
		"has a link Feishu does not take in button 2: 'lark://x'",
		LINK,
	],
	[
		'with a long one that is none, shortened',
		{ url: 'x'.repeat(41) },
		`has a link Feishu does not take in button 2: '${'x'.repeat(40)}…'`,
		LINK,
	],
])('a button %s is refused', (_what, change, problem, hint) => {
	expect(ofSecond(change)).toEqual([problem, hint]);
	expect(() => cardButtons([{ ...OPEN, ...change }])).toThrow(
		`'Buttons' ${problem.replace('button 2', 'button 1')}`,
	);
});

test.each(['x'.repeat(100), '好'.repeat(100), '🚗'.repeat(100)])(
	'a text of 100 characters fits: %s',
	(text) => {
		expect(ofSecond({ text })).toBeUndefined();
	},
);

test.each<ButtonType>(['primary', 'default', 'danger'])('a button may be %s', (type) => {
	expect(ofSecond({ type })).toBeUndefined();
});
