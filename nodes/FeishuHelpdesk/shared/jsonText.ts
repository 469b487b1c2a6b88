import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json';

import { isJsonObject, type JsonValue } from './json';

/** The outcome of reading JSON; `position` is that of the first character that does not fit, from 0. */
export type Parsed =
	| { ok: true; value: JsonValue }
	| { ok: false; reason: string; position: number };

type NumberParser = (digits: string) => JsonValue;

// JSON.parse turns 7262656095919128578 into 7262656095919129000; Feishu uses such ids.
const keepNumber: NumberParser = (digits) =>
	isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits);

const idsAsText: NumberParser = (digits) =>
	/^-?\d+$/.test(digits) && !isSafeNumber(digits) ? digits : Number(digits);

function parseWith(text: string, parseNumber: NumberParser): Parsed {
	try {
		const value: unknown = parse(text, undefined, {
			parseNumber,
			onDuplicateKey: ({ newValue }) => newValue,
		});
		return { ok: true, value: value as JsonValue };
	} catch (error) {
		if (error instanceof RangeError) return { ok: false, reason: 'Nested too deeply', position: 0 };
		const message = error instanceof Error ? error.message : String(error);
		const found = /^(.*) at position (\d+)$/s.exec(message);
		return { ok: false, reason: found?.[1] ?? message, position: Number(found?.[2] ?? 0) };
	}
}

/**
 * Reads JSON that a user typed or pasted. Numbers keep every digit.
 *
 * @param text the JSON text
 * @returns the value, or where and why it is no JSON
 */
export function parseJson(text: string): Parsed {
	return parseWith(text, keepNumber);
}

/**
 * Reads JSON that Feishu answered. Whole numbers that a double cannot hold become strings with the
 * exact digits, because n8n and its users only know ordinary numbers.
 *
 * @param text the body of the answer
 * @returns the value; not `ok` when the body is not JSON, e.g. the page of a proxy
 */
export function parseAnswer(text: string): Parsed {
	return parseWith(text, idsAsText);
}

/**
 * Reads an answer that holds no ids, without the exact parser, which the credential need not carry.
 *
 * @param text the body of the answer
 * @returns the value; not `ok` when the body is not JSON
 */
export function parsePlain(text: string): Parsed {
	try {
		const value: unknown = JSON.parse(text);
		return { ok: true, value: value as JsonValue };
	} catch {
		return { ok: false, reason: 'Not JSON', position: 0 };
	}
}

/**
 * Half an emoji, where text was cut, is no character; it would become another one on its way.
 *
 * @param text any text
 * @returns the text with U+FFFD in the place of each half
 */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * Writes a value as JSON, with every digit that {@link parseJson} kept.
 *
 * @param value the value
 * @returns JSON without white space
 */
export function toJson(value: JsonValue): string {
	return (
		stringify(value, (_key, inner) => {
			if (typeof inner === 'string') return wellFormed(inner);
			// Names of a template's variables come from users as well.
			if (!isJsonObject(inner) || Object.keys(inner).every((name) => wellFormed(name) === name))
				return inner;
			return Object.fromEntries(
				Object.entries(inner).map(([name, each]) => [wellFormed(name), each]),
			);
		}) ?? 'null'
	);
}
