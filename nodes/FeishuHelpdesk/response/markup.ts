/** Markup that may stand in a page as it is. */
export interface Html {
	readonly html: string;
}

const REFERENCES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const escaped = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character);

/** What can be put into {@link markup}; `false` is nothing. */
type Part = string | Html | false | readonly Html[];

const written = (part: Part): string => {
	if (part === false) return '';
	if (typeof part === 'string') return escaped(part);
	return 'html' in part ? part.html : part.map(written).join('');
};

/**
 * Writes markup. Whatever text is put in stays text, also in attributes with quotes.
 *
 * @param strings markup
 * @param parts text, or markup made by this function
 */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
	html: String.raw({ raw: strings }, ...parts.map(written)),
});
