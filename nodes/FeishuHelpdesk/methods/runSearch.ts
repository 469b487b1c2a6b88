import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { SearchPage } from '../fields/listSearch';
import { createClient } from '../transport/client';
import { toFailure, toNodeError } from '../transport/nodeError';
import { drive, type Steps } from '../transport/steps';
import { openTarget } from '../transport/target';

/** A person looks at the list while it loads, ms. */
const MAX_WAIT_MS = 10_000;

/**
 * Runs a list search.
 *
 * @param ctx n8n's context of the editor
 * @param search the talk that finds a page
 * @returns the page as n8n wants it
 * @throws {NodeApiError} that the editor shows in place of the list
 */
export async function runSearch(
	ctx: ILoadOptionsFunctions,
	search: Steps<SearchPage>,
): Promise<INodeListSearchResult> {
	const found = async () => {
		const client = createClient(await openTarget(ctx), {
			maxWaitMs: MAX_WAIT_MS,
			fixedWait: true,
			signal: undefined,
		});
		return await drive(search, client.call);
	};
	const { results, next } = await found().catch((thrown: unknown) => {
		throw toNodeError(ctx.getNode(), toFailure(thrown));
	});
	return { results, ...(next !== undefined && { paginationToken: next }) };
}
