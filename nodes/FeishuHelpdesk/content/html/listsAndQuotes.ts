import { bullet } from '../writing/bullets';
import type { HtmlFlow } from './htmlFlow';
import type { OpenTag } from './tagText';

/** Deeper lists and quotes keep the indent of this depth: nobody can read them. */
const MAX_DEPTH = 30;

/** Follows lists and quotes within each other. In the cell of a table they are a part of its line. */
export class ListsAndQuotes {
	private readonly lists: { ordered: boolean; next: number }[] = [];
	private bulletLists = 0;
	private quotes = 0;

	/** @param flow takes the lines */
	constructor(private readonly flow: HtmlFlow) {}

	/** @returns ends the quote */
	beginQuote(): () => void {
		const { flow } = this;
		const { writer } = flow.phrase;
		flow.endBlock(true);
		if (flow.tables.isInCell || this.quotes >= MAX_DEPTH) return () => flow.endBlock(true);
		this.quotes++;
		writer.enterQuote();
		return () => {
			this.quotes--;
			flow.endBlock();
			writer.leave();
			flow.endBlock(true);
		};
	}

	/**
	 * @param ordered whether items have numbers
	 * @param attributes of its tag
	 * @returns ends the list
	 */
	beginList(ordered: boolean, { start }: OpenTag['attributes']): () => void {
		this.flow.endBlock(this.lists.length === 0);
		const first = Number.parseInt(start ?? '', 10);
		this.lists.push({ ordered, next: Number.isSafeInteger(first) ? first : 1 });
		if (!ordered) this.bulletLists++;
		return () => {
			if (!ordered) this.bulletLists--;
			this.lists.pop();
			this.flow.endBlock(this.lists.length === 0);
		};
	}

	/**
	 * @param attributes of its tag
	 * @returns ends the item
	 */
	beginItem({ value }: OpenTag['attributes']): () => void {
		const { flow } = this;
		const { writer } = flow.phrase;
		flow.endBlock();
		const marker = this.nextMarker(Number.parseInt(value ?? '', 10));
		if (flow.tables.isInCell || this.lists.length > MAX_DEPTH) {
			flow.text(`${marker} `);
			return () => flow.endBlock();
		}
		writer.enterItem(marker);
		return () => {
			flow.endBlock();
			writer.leave();
			flow.endBlock();
		};
	}

	private nextMarker(written: number): string {
		const list = this.lists.at(-1);
		if (!list?.ordered) return bullet(Math.max(this.bulletLists, 1));
		if (Number.isSafeInteger(written)) list.next = written;
		return `${list.next++}.`;
	}
}
