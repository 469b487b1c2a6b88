import { sleep, type ILoadOptionsFunctions, type INodeListSearchResult } from 'n8n-workflow';

import type { SearchPage } from '../fields/listSearch';
import { createClient } from '../transport/client';
import { Failure } from '../transport/failure';
import { toFailure, toNodeError } from '../transport/nodeError';
import { drive, type Steps } from '../transport/steps';
import { openTarget } from '../transport/target';

/** A person looks at the list while it loads: in sum, and for limits and outages, ms. */
const MAX_MS = 8_000;
const MAX_WAIT_MS = 5_000;

/** How often to look whether the list is there, ms. */
const LOOK_MS = 100;

const OTHERWISE = "Or choose 'By ID' instead of 'From List' beside the field, and enter the ID.";

/**
 * Goes through a talk while somebody waits in the editor. Whatever its requests wait for, it ends within
 * seconds: a server that hangs would otherwise be asked three times for half a minute each.
 *
 * @param ctx n8n's context of the editor
 * @param talk what to ask
 * @returns what it comes to
 * @throws {NodeApiError} that the editor shows in place of the list
 */
export async function talkInEditor<Result>(
	ctx: ILoadOptionsFunctions,
	talk: Steps<Result>,
): Promise<Result> {
	const ended = new AbortController();
	const found = async () => {
		const client = createClient(await openTarget(ctx), {
			maxWaitMs: MAX_WAIT_MS,
			fixedWait: true,
			signal: ended.signal,
		});
		return await drive(talk, client.call);
	};
	try {
		return await Promise.race([found(), tooLate(ended.signal)]);
	} catch (thrown) {
		const failure = toFailure(thrown);
		// Without a usable credential an ID is of no use, either.
		const isOfList = failure.reason !== 'input' && failure.reason !== 'noToken';
		throw toNodeError(ctx.getNode(), isOfList ? failure.advise('', OTHERWISE) : failure);
	} finally {
		ended.abort();
	}
}

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
	const { results, next } = await talkInEditor(ctx, search);
	return { results, ...(next !== undefined && { paginationToken: next }) };
}

async function tooLate(ended: AbortSignal): Promise<never> {
	const started = Date.now();
	while (!ended.aborted && Date.now() - started < MAX_MS) await sleep(LOOK_MS);
	throw new Failure(
		`Feishu did not send the list within ${MAX_MS / 1000} s`,
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint: 'Open the list again in a moment.',
			retryable: true,
			delivery: 'notSent',
		},
		'interrupted',
	);
}
