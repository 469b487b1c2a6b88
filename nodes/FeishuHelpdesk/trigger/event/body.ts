import { isJsonObject, type JsonObject } from '../../shared/json';
import { parseAnswer, parsePlain } from '../../shared/jsonText';

/** Deepest nesting of a body. Feishu's events nest six levels deep. */
export const MAX_DEPTH = 64;

/** A whole number of 16 digits or more, outside or (harmlessly) inside text. */
const LONG_NUMBER = /[:,[]\s*-?\d{16}/;

/**
 * Reads the text of a body.
 *
 * @param bytes the body
 * @returns the text, or `undefined` when the bytes are not UTF-8
 */
export function utf8(bytes: Buffer): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/**
 * Reads a JSON object of anybody, fast: the exact parser is 20 times slower, which a stranger must not
 * be able to use. Ids that are numbers may lose digits; see {@link exactly}.
 *
 * @param text the text
 * @returns the object, or `undefined` when the text is something else or nests too deeply
 */
export function readObject(text: string): JsonObject | undefined {
	if (nestsDeeperThan(text, MAX_DEPTH)) return undefined;
	const parsed = parsePlain(text);
	return parsed.ok && isJsonObject(parsed.value) ? parsed.value : undefined;
}

/**
 * Reads an object again with every digit, where that makes a difference.
 *
 * @param text the text of a request that Feishu sent
 * @param plain what {@link readObject} made of it
 * @returns the object; whole numbers that a double cannot hold are text, e.g. `comments.id`
 */
export function exactly(text: string, plain: JsonObject): JsonObject {
	if (!LONG_NUMBER.test(text)) return plain;
	const parsed = parseAnswer(text);
	return parsed.ok && isJsonObject(parsed.value) ? parsed.value : plain;
}

/**
 * Measures nesting before anything is parsed, in one pass and without recursion.
 *
 * @param text JSON, or anything
 * @param limit deepest level that is fine
 * @returns whether more brackets are open at once, outside text
 */
export function nestsDeeperThan(text: string, limit: number): boolean {
	let depth = 0;
	let quoted = false;
	for (let index = 0; index < text.length; index++) {
		const character = text[index];
		if (quoted && character === '\\') index++;
		else if (character === '"') quoted = !quoted;
		else if (quoted) continue;
		else if (character === '{' || character === '[') depth++;
		else if (character === '}' || character === ']') depth--;
		if (depth > limit) return true;
	}
	return false;
}
