import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import zhCN from '../../docs/doubtful-facts.zh-CN.json';
import { factIds, factOf } from '../../probe/facts';
import { FACT_PAGES, factTable } from '../../scripts/factTable';
import { withSection } from '../../scripts/section';

const ROOT = resolve(__dirname, '../..');

test.each([...FACT_PAGES])(
	'the facts of $file are those of the table in the code (else: npm run docs)',
	(page) => {
		const text = readFileSync(resolve(ROOT, page.file), 'utf8');
		const section = { file: page.file, name: 'facts', content: factTable(page) };
		expect(withSection(text, section)).toBe(text);
	},
);

test('the Chinese words are there for every fact, and for no other', () => {
	expect(Object.keys(zhCN)).toEqual(factIds);
	const empty = Object.values(zhCN).filter(({ open, does, change }) => !open || !does || !change);
	expect(empty).toEqual([]);
});

test('both languages offer a change for the same facts', () => {
	const changeable = (words: (id: (typeof factIds)[number]) => { change: string }) =>
		factIds.filter((id) => words(id).change !== '–');
	expect(changeable((id) => zhCN[id])).toEqual(changeable(factOf));
});

test.each(factIds)('%s names files of the node that are there', (id) => {
	const { relies } = factOf(id);
	expect(relies.length).toBeGreaterThan(0);
	const missing = relies.filter((file) => !existsSync(resolve(ROOT, 'nodes/FeishuHelpdesk', file)));
	expect(missing).toEqual([]);
});

test('a text cannot leave its cell', () => {
	const [page] = FACT_PAGES;
	if (!page) throw new Error('no page');
	const words = { open: 'a | b', does: 'c\nd', change: '–' };
	const table = factTable({ ...page, wordsOf: () => words });
	expect(table.split('\n')).toHaveLength(factIds.length + 2);
	expect(table).toContain('| a \\| b | c d | – | not yet |');
});
