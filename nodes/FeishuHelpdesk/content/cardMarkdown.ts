// What could start markup of lark_md: styles, tags, links, code, `:EMOJI:`, character references.
const SPECIAL = /[*_~<>[\]`\\]|:(?=\w+:)|&(?=#?\w+;)/g;

/**
 * Escapes text so that card Markdown shows it as typed (Feishu docs: card JSON 1.0, rich text,
 * special characters: `&#number;`).
 *
 * @param text text to show literally, on one line or several
 * @returns Markdown that shows exactly this text
 */
export function escapeCardMarkdown(text: string): string {
	return text.replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Writes a field of a card: the label in bold, the value below it.
 *
 * @param label shown as typed, on one line; `''` for none
 * @param value card Markdown, so that links, mentions and colours work; `''` for none
 * @returns card Markdown, `''` when there is neither
 */
export function fieldMarkdown(label: string, value: string): string {
	// Bold ends at the end of a line, and takes no spaces inside its markers.
	const words = label
		.split(/[\r\n\u2028\u2029]+/)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join(' ');
	const bold = words === '' ? [] : [`**${escapeCardMarkdown(words)}**`];
	return [...bold, ...(value.trim() === '' ? [] : [value])].join('\n');
}
