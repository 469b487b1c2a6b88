/** A part of a page that is made from code. */
export interface Section {
	/** Of the page, from the root of the project. */
	readonly file: string;
	/** In the markers around it. */
	readonly name: string;
	/** Markdown, without a line break at its end. */
	readonly content: string;
}

/**
 * Puts what is made from code into its page.
 *
 * @param text the whole page
 * @param section what to put between its markers
 * @returns the page with the section, else unchanged
 * @throws {Error} when the markers are not there, once each and in order
 */
export function withSection(text: string, { file, name, content }: Section): string {
	const begin = `<!-- ${name}:begin -->`;
	const end = `<!-- ${name}:end -->`;
	const [before, rest, ...moreBegins] = text.split(begin);
	const [old, after, ...moreEnds] = rest?.split(end) ?? [];
	const found = old !== undefined && after !== undefined;
	if (before === undefined || !found || moreBegins.length + moreEnds.length > 0) {
		throw new Error(`${file} needs the lines ${begin} and ${end}, once each`);
	}
	// Aligned by prettier, one longer cell would change every line of the table.
	const section = [
		begin,
		'<!-- Made by `npm run docs`. prettier leaves it as it is. -->',
		'<!-- prettier-ignore-start -->',
		'',
		content,
		'',
		'<!-- prettier-ignore-end -->',
		end,
	];
	return `${before}${section.join('\n')}${after}`;
}
