import {
	elementRule,
	type ELEMENTS,
} from '../../../../nodes/FeishuHelpdesk/content/cardSchema/elements';
import type { JsonObject } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { cardSchema } from '../../../../sandbox/content/card';
import { action, column, form, HR, ofElements, PLAIN } from './cardChecks';

const KEY = { img_key: 'img_1' };
const CHOICES = [{ text: PLAIN, value: '1' }];

/** Each element with nothing but what it needs, in the words of Feishu's pages. */
const LEAST: Record<keyof typeof ELEMENTS, JsonObject> = {
	markdown: { content: 'a' },
	div: { text: PLAIN },
	hr: {},
	img: { ...KEY, alt: PLAIN },
	img_combination: { img_list: [KEY] },
	note: { elements: [PLAIN] },
	action: { actions: [{ tag: 'button', name: 'b', text: PLAIN }] },
	column_set: { columns: [{ tag: 'column' }] },
	form: { name: 'f', elements: [] },
	collapsible_panel: { elements: [] },
	interactive_container: { elements: [] },
	chart: { chart_spec: {} },
	table: { columns: [{ name: 'a' }] },
	person: { user_id: 'ou_1' },
	person_list: { persons: [{ id: 'ou_1' }] },
	audio: { file_key: 'file_1' },
	button: { text: PLAIN },
	overflow: { options: CHOICES },
	select_static: {},
	select_person: {},
	multi_select_static: {},
	multi_select_person: {},
	date_picker: {},
	picker_time: {},
	picker_datetime: {},
	input: {},
	checker: {},
	select_img: { options: [KEY] },
	plain_text: { content: 'a' },
	lark_md: { content: 'a' },
	standard_icon: { token: 'chat_outlined' },
	custom_icon: KEY,
};

const note = (element: JsonObject): JsonObject => ({ tag: 'note', elements: [element] });
const named = (element: JsonObject): JsonObject => ({ name: 'n', ...element });

/** An element in each kind of place. */
const IN: Record<string, (element: JsonObject) => JsonObject> = {
	root: (element) => element,
	column: (element) => column(element),
	form: (element) => form(named(element)),
	panel: (element) => ({ tag: 'collapsible_panel', elements: [element] }),
	container: (element) => ({ tag: 'interactive_container', elements: [element] }),
	action: (element) => action(element),
	extra: (element) => ({ tag: 'div', text: PLAIN, extra: element }),
	note,
};

/** The sandbox knows Feishu's pages by schemas of its own. */
function isTakenBySandbox(element: JsonObject): boolean {
	const card = { elements: [element] };
	const schema = cardSchema(card);
	return typeof schema !== 'string' && schema.safeParse(card).success;
}

const elements = Object.entries(LEAST);

test.each(elements)('the sandbox takes %s with %j in the same places', (tag, least) => {
	const placesOf = (isTaken: (element: JsonObject) => boolean) =>
		Object.keys(IN).filter((name) => isTaken(IN[name]?.({ tag, ...least }) ?? HR));
	const taken = placesOf((element) => ofElements(element) === undefined);
	// Beside a text it takes more than the node dares to send.
	const isStricter = tag.startsWith('multi_select');
	const bySandbox = placesOf(isTakenBySandbox).filter((name) => !isStricter || name !== 'extra');
	expect(taken).toEqual(bySandbox);
	expect(taken).not.toEqual([]);
});

/** What may be left out although it is there in {@link LEAST}: one of several would do. */
const NEEDED = elements.flatMap(([tag, least]) =>
	Object.keys(least).map((name) => [tag, name, least] as const),
);

test.each(NEEDED)('%s without %s is refused, with how it is written', (tag, name, least) => {
	const { [name]: left, ...rest } = least;
	expect(left).toBeDefined();
	const place = Object.values(IN).find((into) => ofElements(into({ tag, ...least })) === undefined);
	const refusal = ofElements(place?.({ tag, ...rest }) ?? HR);
	expect(refusal?.[0]).toMatch(new RegExp(`^lacks .*${name}$`));
	expect(refusal?.[1]).toBe(`Write ${elementRule(tag)?.example ?? ''}.`);
});

test('a tag that is none has no rule', () => {
	expect(elementRule('nothing')).toBeUndefined();
	expect(elementRule('hasOwnProperty')).toBeUndefined();
});
