import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';

/** What a card only carries, for whoever handles a click or draws a chart. */
const CARRIED: ReadonlySet<string> = new Set(['value', 'behaviors', 'chart_spec', 'rows']);

/**
 * Rewrites every text of a card that Feishu reads as card Markdown, however deep it stands.
 *
 * @param card any card
 * @param change what to do with a text, by the tag it belongs to, `markdown` or `lark_md`
 * @returns a copy; everything else stays as it is
 */
export function mapCardTexts(
	card: JsonObject,
	change: (text: string, tag: string) => string,
): JsonObject {
	const map = (value: JsonValue): JsonValue => {
		if (Array.isArray(value)) return value.map(map);
		return isJsonObject(value) ? mapObject(value) : value;
	};
	const mapObject = (object: JsonObject): JsonObject => {
		const isText = object.tag === 'markdown' || object.tag === 'lark_md';
		return Object.fromEntries(
			Object.entries(object).map(([name, value]): [string, JsonValue] => {
				if (CARRIED.has(name)) return [name, value];
				return [name, isText && TEXTS.has(name) ? mapText(value, String(object.tag)) : map(value)];
			}),
		);
	};
	// In each language, where it is an object.
	const mapText = (value: JsonValue, tag: string): JsonValue => {
		if (typeof value === 'string') return change(value, tag);
		if (!isJsonObject(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([language, text]): [string, JsonValue] => [
				language,
				mapText(text, tag),
			]),
		);
	};
	return mapObject(card);
}

const TEXTS: ReadonlySet<string> = new Set(['content', 'i18n', 'i18n_content']);
