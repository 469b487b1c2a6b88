import { InputError } from './inputError';
import { misfit } from './plainText';
import { isJsonObject, type JsonObject, type JsonValue } from './json';
import { parseJson } from './jsonText';

/**
 * Reads a JSON field, which n8n hands over as text or, from an expression, as an object.
 *
 * @param value what the field holds
 * @param field label of the field
 * @param expected what the JSON should be, for the hint, e.g. `a card`
 * @returns the object
 * @throws {InputError} when it is empty, not JSON (with line, column and position) or no object
 */
export function parseJsonField(value: unknown, field: string, expected: string): JsonObject {
	const parsed = typeof value === 'string' ? parseText(value, field, expected) : value;
	if (isJsonObject(parsed)) return parsed;
	const kind = misfit(parsed, 'is');
	throw new InputError(field, `${kind}, not a JSON object`, `Enter ${expected} as JSON: { … }.`);
}

/**
 * Reads a JSON field that may also hold a text in quotes.
 *
 * @param value as for {@link parseJsonField}, and the others, too
 * @returns the object or the text
 * @throws {InputError} as {@link parseJsonField}
 */
export const parseJsonOrText = (
	value: unknown,
	field: string,
	expected: string,
): JsonObject | string => {
	const parsed = typeof value === 'string' ? parseText(value, field, expected) : value;
	return typeof parsed === 'string' ? parsed : parseJsonField(parsed, field, expected);
};

/** Language models put JSON into code of Markdown. */
const FENCED = /^\s*```\w*\s([^]*)```\s*$/;

function parseText(text: string, field: string, expected: string): JsonValue {
	if (text.trim() === '') throw new InputError(field, 'is empty', `Enter ${expected} as JSON.`);
	const json = FENCED.exec(text)?.[1] ?? text;
	const parsed = parseJson(json);
	if (parsed.ok) return parsed.value;
	const lines = json.slice(0, parsed.position).split('\n');
	const column = (lines.at(-1)?.length ?? 0) + 1;
	throw new InputError(
		field,
		`is not valid JSON: ${oneLine(parsed.reason)} (line ${lines.length}, column ${column}, position ${parsed.position})`,
		'Check quotes, commas and brackets there. Text put in by an expression must be escaped: {{ JSON.stringify($json.text) }}.',
	);
}

/** The reason may quote a raw newline or tab, which is what is wrong; show it as the escape it needs. */
function oneLine(reason: string): string {
	return reason.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) =>
		JSON.stringify(character).slice(1, -1),
	);
}
