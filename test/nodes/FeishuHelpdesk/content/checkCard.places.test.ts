import type { JsonObject } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { action, BUTTON, column, form, HR, IMG, MARKDOWN, ofElements, PLAIN } from './cardChecks';

const DIV = { tag: 'div', text: PLAIN };
const note = (...elements: JsonObject[]): JsonObject => ({ tag: 'note', elements });
const panel = (...elements: JsonObject[]): JsonObject => ({ tag: 'collapsible_panel', elements });
const container = (...elements: JsonObject[]): JsonObject => ({
	tag: 'interactive_container',
	elements,
});
const OVERFLOW = { tag: 'overflow', options: [{ text: PLAIN, url: 'https://example.com' }] };

describe('where an element may stand', () => {
	test.each<[string, JsonObject]>([
		['text in a container', container(DIV, MARKDOWN)],
		['a line in a panel', panel(HR)],
		['a line in a form', form(HR)],
		['a button in a column', column(BUTTON)],
		['a button in a row', action(BUTTON)],
		['a button beside text', { ...DIV, extra: BUTTON }],
		['a picture beside text', { ...DIV, extra: IMG }],
		['a picture and text in a note', note(IMG, PLAIN, { tag: 'lark_md', content: 'a' })],
		['a note in a container', container(note(PLAIN))],
		['text in a column of a form', form(column(DIV))],
		['a form without anything in it', form()],
		['a panel without anything in it', panel()],
		['a column set whose column has no elements', { tag: 'column_set', columns: [{}] }],
		['a div whose extra is null', { ...DIV, extra: null }],
	])('%s is taken', (_what, element) => {
		expect(ofElements(element)).toBeUndefined();
	});

	const PUT_INTO_ACTION = (tag: string) =>
		`Put it into an 'action': { "tag": "action", "actions": [{ "tag": "${tag}", … }] }.`;

	test.each<[what: string, element: JsonObject, problem: string, hint: string]>([
		[
			'a button directly in the card',
			BUTTON,
			"has 'button' at elements[0], and Feishu takes none directly in the card",
			PUT_INTO_ACTION('button'),
		],
		[
			'a button in a container',
			container(BUTTON),
			"has 'button' at elements[0].elements[0], and Feishu takes none in an interactive container",
			PUT_INTO_ACTION('button'),
		],
		[
			'an overflow in a column',
			column(MARKDOWN, OVERFLOW),
			"has 'overflow' at elements[0].columns[0].elements[1], and Feishu takes none in a column",
			PUT_INTO_ACTION('overflow'),
		],
		[
			'a line in a container',
			container(HR),
			"has 'hr' at elements[0].elements[0], and Feishu takes none in an interactive container",
			'It may stand directly in the card, in a column, directly in a form, in a collapsible panel.',
		],
		[
			'text directly in a form',
			form(DIV),
			"has 'div' at elements[0].elements[0], and Feishu takes none directly in a form",
			"Write 'markdown' instead, or put it into a column.",
		],
		[
			'text in a note',
			note(DIV),
			"has 'div' at elements[0].elements[0], and Feishu takes none in a note",
			'It may stand directly in the card, in a column, in a collapsible panel, in an interactive container.',
		],
		[
			'a chart in a form',
			form({ tag: 'chart', chart_spec: {} }),
			"has 'chart' at elements[0].elements[0], and Feishu takes none directly in a form",
			'It may stand directly in the card, in a column, in a collapsible panel.',
		],
		[
			'a form in a panel',
			panel(form()),
			"has 'form' at elements[0].elements[0], and Feishu takes none in a collapsible panel",
			'It may stand directly in the card.',
		],
		[
			'plain text in a row of buttons',
			action(PLAIN),
			"has 'plain_text' at elements[0].actions[0], and Feishu takes none in 'actions'",
			'It may stand in a note.',
		],
		[
			'a line beside text',
			{ ...DIV, extra: HR },
			"has 'hr' at elements[0].extra, and Feishu takes none as 'extra'",
			'It may stand directly in the card, in a column, directly in a form, in a collapsible panel.',
		],
	])('%s is refused, and the hint says where it belongs', (_what, element, problem, hint) => {
		expect(ofElements(element)).toEqual([problem, hint]);
	});
});

describe('containers inside each other', () => {
	/** @returns so many column sets, one inside the other */
	const nested = (levels: number, innermost: JsonObject): JsonObject =>
		levels === 0 ? innermost : column(nested(levels - 1, innermost));

	const DEEPEST = 'elements[0]' + '.columns[0].elements[0]'.repeat(5);
	const TOO_DEEP = [
		`has more than 5 containers inside each other at ${DEEPEST}`,
		'Feishu takes 5. Take some of them away.',
	];

	test.each<[string, JsonObject]>([
		['text', MARKDOWN],
		['a row of buttons', action(BUTTON)],
		['text with a button beside it', { ...DIV, extra: BUTTON }],
		['a note, which is none of them', note(PLAIN)],
	])('five of them may hold %s', (_what, innermost) => {
		expect(ofElements(nested(5, innermost))).toBeUndefined();
	});

	test.each<[string, JsonObject]>([
		['column set', column(MARKDOWN)],
		['panel', panel(MARKDOWN)],
		['interactive container', container(MARKDOWN)],
	])('a sixth, a %s, is refused with its path', (_what, innermost) => {
		expect(ofElements(nested(5, innermost))).toEqual(TOO_DEEP);
	});

	test('five panels are taken, and a sixth is refused', () => {
		const panels = (levels: number): JsonObject => (levels === 0 ? HR : panel(panels(levels - 1)));
		expect(ofElements(panels(5))).toBeUndefined();
		expect(ofElements(panels(6))).toEqual([
			`has more than 5 containers inside each other at elements[0]${'.elements[0]'.repeat(5)}`,
			'Feishu takes 5. Take some of them away.',
		]);
	});

	test('containers beside each other are not inside each other', () => {
		expect(ofElements(...Array.from({ length: 12 }, () => column(MARKDOWN)))).toBeUndefined();
	});
});
