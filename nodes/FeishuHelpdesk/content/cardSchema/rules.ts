import { InputError, excerpt } from '../../shared/inputError';
import { isJsonObject, type JsonObject, type JsonValue } from '../../shared/json';
import { isCardAddress } from './addresses';

/** Where in a card a value stands. */
export interface Spot {
	/** Label of the field that holds the card. */
	readonly field: string;
	/** E.g. `elements[2].text`. */
	readonly path: string;
}

/**
 * Looks at a value of a card.
 *
 * @throws {InputError} naming the path of what Feishu would refuse
 */
export type Rule = (value: JsonValue, at: Spot) => void;

/** Rules by the name of the attribute; `needs` must be there. Others are ignored, as Feishu does. */
export interface Shape {
	readonly needs?: Readonly<Record<string, Rule>>;
	readonly takes?: Readonly<Record<string, Rule>>;
}

/**
 * @param at where something is wrong
 * @param problem what, as the rest of a sentence, e.g. `lacks elements[0].alt`
 * @param hint what to do, in full sentences
 */
export const refusal = (at: Spot, problem: string, hint: string): InputError =>
	new InputError(at.field, problem, hint);

/** @returns the spot of an attribute, or of an entry of a list */
export const inside = (at: Spot, key: string | number): Spot => ({
	field: at.field,
	path: typeof key === 'number' ? `${at.path}[${key}]` : at.path === '' ? key : `${at.path}.${key}`,
});

/** Shortens a value for a message. */
function shown(value: JsonValue): string {
	if (Array.isArray(value)) return 'a list';
	if (isJsonObject(value)) return 'an object';
	return typeof value === 'string' ? `'${excerpt(value)}'` : String(value);
}

const wrong = (value: JsonValue, at: Spot, wanted: string, hint: string) =>
	refusal(at, `has ${shown(value)} at ${at.path}, where ${wanted} belongs`, hint);

/** Checks the attributes of an object. */
export function shape({ needs = {}, takes = {} }: Shape, example: string): Rule {
	return (value, at) => {
		if (!isJsonObject(value)) throw wrong(value, at, 'an object', `Write ${example}.`);
		checkAttributes(value, at, { needs, takes }, example);
	};
}

/**
 * Checks the attributes that a shape names.
 *
 * @param example how the object is written, for the message
 */
export function checkAttributes(
	value: JsonObject,
	at: Spot,
	{ needs = {}, takes = {} }: Shape,
	example: string,
): void {
	for (const [name, rule] of Object.entries(needs)) {
		const attribute = value[name];
		if (attribute === undefined || attribute === null) {
			throw refusal(at, `lacks ${inside(at, name).path}`, `Write ${example}.`);
		}
		rule(attribute, inside(at, name));
	}
	for (const [name, rule] of Object.entries(takes)) {
		const attribute = value[name];
		// Feishu reads null as absent, and so do the libraries that write it.
		if (attribute !== undefined && attribute !== null) rule(attribute, inside(at, name));
	}
}

/** Whatever the value is. */
export const anything: Rule = () => undefined;

/** Text, which may be empty. */
export const text: Rule = (value, at) => {
	if (typeof value === 'string') return;
	throw wrong(value, at, 'text', 'Put it in quotes: {{ JSON.stringify(String(…)) }}.');
};

/** Text that must not be empty, such as an id. */
export const name: Rule = (value, at) => {
	text(value, at);
	if (String(value).trim() !== '') return;
	throw refusal(at, `has nothing at ${at.path}`, 'Fill it in.');
};

/** A number. */
export const number: Rule = (value, at) => {
	if (typeof value !== 'number') throw wrong(value, at, 'a number', 'Write it without quotes.');
};

/** An object of whatever attributes. */
export const object: Rule = (value, at) => {
	if (!isJsonObject(value)) throw wrong(value, at, 'an object', 'Write { … }.');
};

/** The key of an uploaded image. Old keys have no prefix, so only what is surely none is refused. */
export const imageKey: Rule = (value, at) => {
	name(value, at);
	if (!/[\s/:]/.test(String(value))) return;
	throw wrong(
		value,
		at,
		'an image key',
		"Upload the image first (resource 'Image') and write its key, 'img_v3_…'.",
	);
};

/** An address to open; `''` is none (Feishu's own tools write it so). */
export const address: Rule = (value, at) => {
	text(value, at);
	if (value === '' || isCardAddress(String(value).trim())) return;
	throw wrong(
		value,
		at,
		'a web address',
		'Write the whole address, e.g. https://example.com/page. One wrong link makes Feishu refuse the whole card.',
	);
};

/** One of some words. */
export function oneOf(words: readonly string[]): Rule {
	return (value, at) => {
		if (words.some((word) => word === value)) return;
		throw wrong(value, at, 'another word', `Feishu knows ${words.join(', ')}.`);
	};
}

/** A list. @param least how many entries it must have */
export function listOf(rule: Rule, least = 0): Rule {
	return (value, at) => {
		if (!Array.isArray(value)) throw wrong(value, at, 'a list', 'Put it in brackets: [ … ].');
		if (value.length < least) {
			throw refusal(at, `has an empty list at ${at.path}`, 'Fill it, or leave the element out.');
		}
		value.forEach((entry, index) => rule(entry, inside(at, index)));
	};
}

/** An object with the same kind of value under each key, e.g. one for each language. */
export function each(rule: Rule): Rule {
	return (value, at) => {
		object(value, at);
		for (const [key, entry] of Object.entries(value as JsonObject)) rule(entry, inside(at, key));
	};
}
