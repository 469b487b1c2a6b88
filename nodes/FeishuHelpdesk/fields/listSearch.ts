import type { Steps } from '../transport/steps';

/** One page of a list. */
export interface SearchPage {
	results: { name: string; value: string; description?: string }[];
	/** Asks for the next page; absent on the last. */
	next?: string;
}

/** What a 'From List' mode offers. */
export interface ListSearch {
	/** By this name n8n calls it. */
	readonly name: string;
	/**
	 * @param filter what the user typed, without space around it, `''` for all
	 * @param token of the page before, `''` for the first
	 */
	readonly find: (filter: string, token: string) => Steps<SearchPage> | Promise<Steps<SearchPage>>;
}

type Result = SearchPage['results'][number];

/**
 * Filters a list that Feishu hands out whole.
 *
 * @param results all there are
 * @param filter what the user typed
 * @returns a page of those whose name or description holds it, in any case
 */
export function matching(results: readonly Result[], filter: string): SearchPage {
	const wanted = fold(filter);
	const holds = ({ name, description }: Result) =>
		[name, description ?? ''].some((text) => fold(text).includes(wanted));
	return { results: results.filter(holds) };
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
