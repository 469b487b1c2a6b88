import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../transport/request';
import { rehearse } from '../transport/steps';
import { fetchesOf } from './needs';
import { standIns, type Plan } from './operation';

/** What the credential adds to every request. */
const MASKED_HEADERS = {
	Authorization: 'Bearer ***',
	'X-Lark-Helpdesk-Authorization': '***',
} as const;

/**
 * Shows what a plan would send.
 *
 * @param plan of an item
 * @param baseUrl scheme and host
 * @returns `preview`, the exact request with secrets masked, and the requests before and
 * after it
 */
export function previewOf(plan: Plan, baseUrl: string): IDataObject {
	const before = fetchesOf(plan.needs ?? [])
		.flatMap(({ steps }) => rehearse(steps()))
		.map((request) => show(request, baseUrl));
	const [request, ...after] = rehearse(plan.steps(standIns)).map((each) => show(each, baseUrl));
	return {
		preview: true,
		request,
		...(before.length > 0 && { requestsBefore: before }),
		...(after.length > 0 && { requestsAfter: after }),
		...(plan.hints && plan.hints.length > 0 && { hints: [...plan.hints] }),
	};
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
