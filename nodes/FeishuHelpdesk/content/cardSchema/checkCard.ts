import { excerpt } from '../../shared/inputError';
import { isJsonObject, type JsonObject, type JsonValue } from '../../shared/json';
import { elementRule, type ElementRule, type Place } from './elements';
import { addresses, header } from './parts';
import {
	checkAttributes,
	each,
	inside,
	listOf,
	object,
	refusal,
	type Rule,
	type Spot,
} from './rules';

/** Containers inside each other (Feishu docs: card JSON 1.0, column set). */
const MAX_LEVELS = 5;

/** What surrounds an element. */
interface Surroundings {
	place: Place;
	/** Containers around it. */
	level: number;
	/** Whether one of them is a form. */
	inForm: boolean;
}

/** How each place is called in messages, with what helps. */
const PLACES: Readonly<Record<Place, string>> = Object.freeze({
	root: 'directly in the card',
	column: 'in a column',
	form: 'directly in a form',
	panel: 'in a collapsible panel',
	container: 'in an interactive container',
	action: "in 'actions'",
	extra: "as 'extra'",
	note: 'in a note',
});

/**
 * Checks a card of JSON 1.0 to its leaves, since one wrong element makes Feishu refuse the whole card.
 * Attributes that it does not know pass: 1.0 ignores them (Feishu docs: card JSON 2.0, release notes).
 *
 * @param card the card; that it has elements, and no 2.0 mark, is checked before
 * @param field label of the field that holds it
 * @throws {InputError} naming the path, e.g. `elements[2].text`
 */
export function checkCardElements(card: JsonObject, field: string): void {
	const at = { field, path: '' };
	const elements = listOf(elementIn({ place: 'root', level: 0, inForm: false }));
	checkAttributes(
		card,
		at,
		{
			takes: {
				config: object,
				card_link: addresses,
				header,
				i18n_header: each(header),
				elements,
				i18n_elements: each(elements),
			},
		},
		'{ "header": { … }, "elements": [ … ] }',
	);
}

function elementIn(around: Surroundings): Rule {
	return (value, at) => {
		const tag = isJsonObject(value) ? value.tag : undefined;
		if (!isJsonObject(value) || typeof tag !== 'string') throw withoutTag(at);
		const rule = elementRule(tag);
		if (rule === undefined) throw unknownTag(tag, at);
		if (!rule.in.includes(around.place)) throw misplaced(tag, rule, around, at);
		checkAttributes(value, at, rule, rule.example);
		checkOneOf(value, at, rule);
		if (around.inForm && rule.acts) checkName(value, at, tag);
		if (
			tag === 'input' &&
			around.place === 'action' &&
			!around.inForm &&
			isPresent(value.required)
		) {
			throw refusal(
				at,
				`has 'required' at ${inside(at, 'required').path}, outside a form`,
				"Leave it out, or put the input into a 'form'.",
			);
		}
		checkInner(value, at, tag, rule, around);
	};
}

/** Whatever holds further elements: by attribute, or column by column. */
function checkInner(
	element: JsonObject,
	at: Spot,
	tag: string,
	rule: ElementRule,
	around: Surroundings,
): void {
	const deeper = (place: Place): Surroundings => ({
		place,
		level: around.level + 1,
		inForm: around.inForm || place === 'form',
	});
	const isContainer = tag === 'column_set' || rule.holds?.elements !== undefined;
	if (isContainer && tag !== 'note' && around.level >= MAX_LEVELS) {
		throw refusal(
			at,
			`has more than ${MAX_LEVELS} containers inside each other at ${at.path}`,
			`Feishu takes ${MAX_LEVELS}. Take some of them away.`,
		);
	}
	if (tag === 'column_set' && Array.isArray(element.columns)) {
		element.columns.forEach((column, index) => {
			const spot = inside(inside(at, 'columns'), index);
			const takes = { elements: listOf(elementIn(deeper('column'))) };
			if (isJsonObject(column)) checkAttributes(column, spot, { takes }, rule.example);
		});
	}
	for (const [attribute, place] of Object.entries(rule.holds ?? {})) {
		const inner = element[attribute];
		if (inner === undefined || inner === null) continue;
		const check = elementIn(deeper(place));
		const spot = inside(at, attribute);
		if (attribute === 'extra') check(inner, spot);
		else listOf(check, tag === 'note' || tag === 'action' ? 1 : 0)(inner, spot);
	}
}

function checkOneOf(element: JsonObject, at: Spot, { oneOf, example }: ElementRule): void {
	if (oneOf === undefined) return;
	const isThere = (name: string) => isPresent(element[name]);
	if (oneOf.some(isThere)) return;
	const missing = inside(at, oneOf[0] ?? '').path;
	throw refusal(at, `lacks ${missing}`, `Write ${example}.`);
}

const isPresent = (value: JsonValue | undefined) => value !== undefined && value !== null;

/** Without it nobody can tell what was filled in (Feishu docs: card JSON 1.0, form). */
function checkName(element: JsonObject, at: Spot, tag: string): void {
	if (typeof element.name === 'string' && element.name.trim() !== '') return;
	throw refusal(
		at,
		`lacks ${inside(at, 'name').path}`,
		`Every '${tag}' in a form needs "name": "…", another one for each.`,
	);
}

function withoutTag(at: Spot) {
	const index = /\[(\d+)\]$/.exec(at.path)?.[1];
	const element = index === undefined ? at.path : `element ${Number(index) + 1} (${at.path})`;
	return refusal(
		at,
		`has no "tag" in ${element}`,
		'Every element of a card is an object with a tag, e.g. { "tag": "markdown", "content": "…" }.',
	);
}

function unknownTag(tag: string, at: Spot) {
	return refusal(
		at,
		`has an unknown element '${excerpt(tag)}' at ${at.path}`,
		'Cards of JSON 1.0 have no such element. Use another one, e.g. markdown, div, img, action, note or column_set.',
	);
}

function misplaced(tag: string, rule: ElementRule, { place }: Surroundings, at: Spot) {
	return refusal(
		at,
		`has '${tag}' at ${at.path}, and Feishu takes none ${PLACES[place]}`,
		advice(tag, rule, place),
	);
}

function advice(tag: string, rule: ElementRule, place: Place): string {
	if (rule.in.includes('action')) {
		return `Put it into an 'action': { "tag": "action", "actions": [{ "tag": "${tag}", … }] }.`;
	}
	if (tag === 'div' && place === 'form')
		return "Write 'markdown' instead, or put it into a column.";
	return `It may stand ${rule.in.map((each) => PLACES[each]).join(', ')}.`;
}
