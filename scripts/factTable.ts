import zhCN from '../docs/doubtful-facts.zh-CN.json';
import type { Fact } from '../probe/fact';
import { factIds, factOf, type FactId } from '../probe/facts';

/** What a row says of a fact, in one language; Markdown. */
export type FactWords = Pick<Fact, 'open' | 'does' | 'change'>;

/** A page with the table of doubtful facts. */
export interface FactPage {
	/** From the root of the project. */
	readonly file: string;
	readonly headings: readonly [open: string, does: string, change: string, tried: string];
	readonly wordsOf: (id: FactId) => FactWords;
	/** Stands for a fact that nobody tried. */
	readonly notYet: string;
}

const chinese: Readonly<Record<FactId, FactWords>> = zhCN;

/** The pages, each in its language. */
export const FACT_PAGES: readonly FactPage[] = Object.freeze([
	{
		file: 'docs/doubtful-facts.md',
		headings: [
			'What Feishu leaves open',
			'What the node does',
			'What you can change',
			'Tried',
		] as const,
		wordsOf: factOf,
		notYet: 'not yet',
	},
	{
		file: 'docs/doubtful-facts.zh-CN.md',
		headings: ['飞书没有说清楚的', '节点的做法', '你可以改什么', '验证'] as const,
		wordsOf: (id: FactId) => chinese[id],
		notYet: '尚未',
	},
]);

/**
 * Writes the doubtful facts as Markdown, with the name by which the probe knows each of them.
 *
 * @returns the table, one line per fact, without a line break at its end
 */
export function factTable({ headings, wordsOf, notYet }: Omit<FactPage, 'file'>): string {
	const rows = factIds.map((id) => {
		const { open, does, change } = wordsOf(id);
		const { settled }: Fact = factOf(id);
		const tried = settled ? `${settled.verdict}, ${settled.on}` : notYet;
		return [`\`${id}\``, open, does, change, tried].map(cell);
	});
	return [['ID', ...headings], Array.from({ length: 5 }, () => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

/** Keeps a text in its cell. */
const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
