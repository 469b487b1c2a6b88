import { jsonParse, type IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../transport/request';
import { toFailure } from '../transport/nodeError';
import { rehearse } from '../transport/steps';
import { fetchesOf } from './needs';
import type { Found, Need, Plan } from './operation';
import type { Once } from './sendOnce';

/** What the credential adds to every request. */
const MASKED_HEADERS = {
	Authorization: 'Bearer ***',
	'X-Lark-Helpdesk-Authorization': '***',
} as const;

/**
 * Shows what a plan would send.
 *
 * @param plan of an item
 * @param known `baseUrl`: scheme and host; `found`: what it needs, as far as it was looked up; `hints`: what
 * else there is to say
 * @returns `preview`, the message as people read it, `hints`, and last the exact request with secrets
 * masked and those before and after it
 */
export function previewOf(
	plan: Plan,
	known: { baseUrl: string; found: Found; hints: readonly string[] },
): IDataObject {
	const needs = plan.needs ?? [];
	const before = fetchesOf(needs)
		.flatMap(({ steps }) => rehearse(steps()))
		.map((request) => show(request, known.baseUrl));
	const requests = rehearse(plan.steps(known.found));
	const [request, ...after] = requests.map((each) => show(each, known.baseUrl));
	const hints = [...(plan.hints ?? []), ...known.hints];
	return {
		preview: true,
		...(plan.receiver !== undefined && { receiver: plan.receiver }),
		...withoutStandIns(readable(requests[0]), needs, known.found),
		...(hints.length > 0 && { hints }),
		...withoutStandIns({ request }, needs, known.found),
		...(before.length > 0 && { requestsBefore: before }),
		...(after.length > 0 && withoutStandIns({ requestsAfter: after }, needs, known.found)),
	};
}

/** A message as people read it: the request has its content as JSON within JSON. */
function readable(request: ApiRequest | undefined): IDataObject {
	const body = request?.body;
	if (body === undefined || !('json' in body)) return {};
	const { msg_type, content, receive_type } = body.json as IDataObject;
	if (typeof msg_type !== 'string' || typeof content !== 'string') return {};
	const parsed = jsonParse<IDataObject>(content);
	return {
		...(receive_type !== undefined && {
			chat: receive_type === 'user' ? 'Private Chat' : 'Service Group',
		}),
		text: wordsOf(parsed).join('\n'),
		msg_type,
		...(msg_type !== 'text' && { content: parsed }),
	};
}

/** Where Feishu's messages hold what people see. */
const SEEN = new Set(['title', 'text', 'content', 'href', 'url', 'image_key', 'img_key']);

/** @returns the words and links of a message, in their order */
function wordsOf(content: unknown): string[] {
	if (typeof content !== 'object' || content === null) return [];
	return Object.entries(content).flatMap(([name, value]: [string, unknown]) =>
		typeof value === 'string' ? (SEEN.has(name) && value !== '' ? [value] : []) : wordsOf(value),
	);
}

/** Nobody is to take a stand-in for an ID. */
function withoutStandIns(shown: IDataObject, needs: readonly Need[], found: Found): IDataObject {
	let text = JSON.stringify(shown);
	for (const need of needs) {
		if (found(need) !== need.standIn) continue;
		for (const [name, value] of Object.entries(need.standIn)) {
			text = text.replaceAll(String(value), `(${name} of the upload)`);
		}
	}
	return jsonParse<IDataObject>(text);
}

/**
 * Looks whether a key is taken, and leaves it as it was.
 *
 * @param once the gate of the message
 * @param name of the key, as errors have it
 * @returns what there is to say of it
 */
export async function keyHints(once: Once, name: string): Promise<string[]> {
	const taken = await once.enter().then(() => undefined, toFailure);
	await once.settle(toFailure('only looked at'));
	if (taken === undefined) return [];
	return [once.wasSent() ? `Its ${name} was sent before, so it would be skipped.` : taken.message];
}

function show(request: ApiRequest, baseUrl: string): IDataObject {
	const { method, path, query = {}, body } = request;
	const url = new URL(`${baseUrl}${path.path}`);
	for (const [name, value] of Object.entries(query)) {
		for (const each of [value].flat()) url.searchParams.append(name, String(each));
	}
	return {
		method,
		url: url.href,
		query: { ...query },
		headers: MASKED_HEADERS,
		...(body !== undefined && { body: showBody(body) }),
	};
}

function showBody(body: NonNullable<ApiRequest['body']>): IDataObject {
	if ('json' in body) return body.json as IDataObject;
	const { file, fields } = body.form;
	const { size, fileName, mimeType } = file;
	return { ...fields, [file.field]: { fileName, mimeType, bytes: size } };
}
