import zhCN from '../docs/errors.zh-CN.json';
import { ERROR_CODES } from '../nodes/FeishuHelpdesk/transport/errorCodes';
import { withSection } from './section';

/** What a code means, in one language. */
export interface Meaning extends Words {
	/** Where a connected account acts. */
	account?: Words;
}

interface Words {
	message: string;
	hint: string;
}

/** A page with an error table between its markers. */
export interface Page {
	/** From the root of the project. */
	readonly file: string;
	readonly headings: readonly [code: string, message: string, hint: string];
	/** By code. */
	readonly meanings: Readonly<Record<string, Meaning>>;
}

const ENGLISH = {
	headings: ['Code', 'What happened', 'What to do'],
	meanings: ERROR_CODES,
} as const;
const CHINESE = { headings: ['错误码', '发生了什么', '怎么办'], meanings: zhCN } as const;

/** The pages, each in its language. */
export const PAGES: readonly Page[] = Object.freeze([
	{ file: 'docs/error-codes.md', ...ENGLISH },
	{ file: 'docs/error-codes.zh-CN.md', ...CHINESE },
]);

/**
 * Writes a table of codes as Markdown. Codes that mean the same share a row, which stands where the
 * smallest of them belongs.
 *
 * @param page headings and meanings
 * @returns the table, one line per row, without a line break at its end
 */
export function errorTable({ headings, meanings }: Omit<Page, 'file'>): string {
	const rows = new Map<string, string[]>();
	// Whole numbers as keys come in ascending order.
	for (const [code, { account, ...app }] of Object.entries(meanings)) {
		for (const { message, hint } of account ? [app, account] : [app]) {
			const cells = `${cell(message)} | ${cell(hint)}`;
			const codes = rows.get(cells);
			if (codes) codes.push(code);
			else rows.set(cells, [code]);
		}
	}
	return [
		`| ${headings.join(' | ')} |`,
		'| --- | --- | --- |',
		...Array.from(rows, ([cells, codes]) => `| ${codes.join(', ')} | ${cells} |`),
	].join('\n');
}

/** Takes the meaning from characters that Markdown would read as its own. */
const cell = (text: string) => text.replace(/[\\|<*`]/g, '\\$&').replace(/\s+/g, ' ');

/**
 * Brings the error table of a page up to date.
 *
 * @param text the whole page
 * @param page which one it is
 * @returns the page with a fresh table between its markers, else unchanged
 * @throws {Error} when the markers are not there, once each and in order
 */
export function withErrorTable(text: string, page: Page): string {
	return withSection(text, { file: page.file, name: 'errors', content: errorTable(page) });
}
