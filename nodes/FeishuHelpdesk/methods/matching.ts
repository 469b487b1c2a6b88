import type { SearchPage } from './runSearch';

type Result = SearchPage['results'][number];

/**
 * Filters a list that Feishu hands out whole.
 *
 * @param results all there are
 * @param filter what the user typed
 * @returns a page of those whose name or description holds it, in any case
 */
export function matching(results: readonly Result[], filter: string): SearchPage {
	const wanted = fold(filter.trim());
	const holds = ({ name, description }: Result) =>
		[name, description ?? ''].some((text) => fold(text).includes(wanted));
	return { results: results.filter(holds) };
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
