import type { IHttpRequestMethods } from 'n8n-workflow';

import { toJson, type JsonObject } from '../shared/json';
import type { Effect } from './failures';

/** A file and the fields beside it, sent as `multipart/form-data`. */
export interface FormBody {
	fields: Readonly<Record<string, string>>;
	file: { field: string; bytes: Buffer; fileName: string; mimeType: string };
}

/** A request to Feishu, complete but for the host and the headers. Plain data: it can be shown. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Begins with `/open-apis`; built with the `path` tag. */
	path: string;
	query?: Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;
	body?: { json: JsonObject } | { form: FormBody };
	effect: Effect;
}

/** Feishu's page gives this exact value for JSON bodies. */
const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Encodes the body of a request. A form is built anew for each attempt, since sending consumes it.
 *
 * @param request the request
 * @returns body and headers for n8n's request helper
 */
export function encodeBody(request: ApiRequest): {
	body?: string | FormData;
	headers: Record<string, string>;
} {
	const { body } = request;
	if (body === undefined) return { headers: {} };
	if ('json' in body) return { body: toJson(body.json), headers: { 'Content-Type': JSON_TYPE } };
	const form = new FormData();
	for (const [name, value] of Object.entries(body.form.fields)) form.append(name, value);
	const { field, bytes, fileName, mimeType } = body.form.file;
	form.append(field, new Blob([bytes], { type: mimeType }), fileName);
	return { body: form, headers: {} };
}
