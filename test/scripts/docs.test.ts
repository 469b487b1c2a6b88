import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { ERROR_CODES } from '../../nodes/FeishuHelpdesk/transport/errorCodes';
import zhCN from '../../docs/errors.zh-CN.json';
import {
	errorTable,
	PAGES,
	withErrorTable,
	type Meaning,
	type Page,
} from '../../scripts/errorTable';

const ROOT = resolve(__dirname, '../..');
const page = (meanings: Record<string, Meaning>): Page => ({
	file: 'PAGE.md',
	headings: ['Code', 'Message', 'Hint'],
	meanings,
});
const sameText = ({ message, hint }: Meaning) => `${message}\n${hint}`;

test.each(PAGES.map(({ file }, index) => ({ file, index })))(
	'the error table of $file is up to date (else: npm run docs)',
	async ({ file, index }) => {
		const text = await readFile(resolve(ROOT, file), 'utf8');
		const current = PAGES[index];
		expect(current && withErrorTable(text, current)).toBe(text);
	},
);

describe('the Chinese words', () => {
	test('are there for every code, and for no other', () => {
		expect(Object.keys(zhCN)).toEqual(Object.keys(ERROR_CODES));
	});

	test('are never empty', () => {
		const empty = Object.entries(zhCN).filter(
			([, { message, hint }]) => message.trim() === '' || hint.trim() === '',
		);
		expect(empty).toEqual([]);
	});

	test('put the same codes together as the English ones', () => {
		const partners = (meanings: Record<string, Meaning>) =>
			Object.values(meanings).map((meaning) =>
				Object.keys(meanings).filter(
					(code) => meanings[code] && sameText(meanings[code]) === sameText(meaning),
				),
			);
		expect(partners(zhCN)).toEqual(partners(ERROR_CODES));
	});
});

describe('the table', () => {
	test('has one row for codes that mean the same, in the order of the smallest', () => {
		const same = { message: 'It was too fast', hint: 'Wait.' };
		const other = { message: 'It was wrong', hint: 'Correct it.' };
		expect(errorTable(page({ 300: same, 7: same, 20: other }))).toBe(
			[
				'| Code | Message | Hint |',
				'| --- | --- | --- |',
				'| 7, 300 | It was too fast | Wait. |',
				'| 20 | It was wrong | Correct it. |',
			].join('\n'),
		);
	});

	test('shows characters that Markdown would read as its own', () => {
		const table = errorTable(page({ 1: { message: 'a|b\\c', hint: '<at> *x*\n`y`' } }));
		expect(table).toContain('| 1 | a\\|b\\\\c | \\<at> \\*x\\* \\`y\\` |');
	});
});

describe('a page', () => {
	const meanings = { 1: { message: 'M', hint: 'H' } };
	const filled = withErrorTable(
		'# Title\n\n<!-- errors:begin -->\nold\n<!-- errors:end -->\n\nThe end.\n',
		page(meanings),
	);

	test('keeps everything outside the markers and loses the old table', () => {
		expect(filled).toMatch(/^# Title\n\n<!-- errors:begin -->\n/);
		expect(filled).toMatch(/\n<!-- errors:end -->\n\nThe end\.\n$/);
		expect(filled).toContain('\n| 1 | M | H |\n');
		expect(filled).not.toContain('old');
	});

	test('does not change the second time', () => {
		expect(withErrorTable(filled, page(meanings))).toBe(filled);
	});

	test.each([
		['no markers', '# Title\n'],
		['only the first', '<!-- errors:begin -->\n'],
		['the wrong order', '<!-- errors:end -->\n<!-- errors:begin -->\n'],
		['two sections', '<!-- errors:begin --><!-- errors:end -->\n'.repeat(2)],
	])('with %s is an error that names the page', (_, text) => {
		expect(() => withErrorTable(text, page(meanings))).toThrow('PAGE.md needs the lines');
	});
});
