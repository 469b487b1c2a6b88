import { bullet } from '../writing/bullets';
import type { Token } from './parser';

/** A list that is being written. */
export interface OpenList {
	ordered: boolean;
	/** Number of the item before; the author's numbers count as long as they rise. */
	last: number;
}

/**
 * Begins a list.
 *
 * @param token the list's opening token
 * @returns its state, for {@link itemMarker}
 */
export function openList(token: Token): OpenList {
	return { ordered: token.type === 'ordered_list_open', last: -1 };
}

/**
 * Finds what to put before a list item.
 *
 * @param lists the lists around it, outermost first; the number of the innermost moves on
 * @param item the item's opening token
 * @param text the inline token that the item begins with, if it begins with text; a task's `[x]` is
 *   taken off it
 * @returns a number, a bullet by depth, or a box
 */
export function itemMarker(lists: readonly OpenList[], item: Token, text?: Token): string {
	const box = takeTaskBox(text);
	const list = lists.at(-1);
	if (list?.ordered) {
		const written = Number.parseInt(item.info, 10);
		list.last = written > list.last ? written : list.last + 1;
		return [`${list.last}${item.markup}`, ...(box === undefined ? [] : [box])].join(' ');
	}
	const depth = lists.filter(({ ordered }) => !ordered).length;
	return box ?? bullet(depth);
}

function takeTaskBox(text: Token | undefined): string | undefined {
	const first = text?.children?.[0];
	const found = first?.type === 'text' ? /^\[([ xX])\][ \t]/.exec(first.content) : null;
	if (first === undefined || found === null) return undefined;
	first.content = first.content.slice(found[0].length).trimStart();
	return found[1] === ' ' ? '☐' : '☑';
}
