import type { IHttpRequestMethods } from 'n8n-workflow';

import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';
import { toJson } from '../shared/jsonText';
import { lazyFile, type FileSource } from './lazyFile';
import type { Topic } from './errorCodes';
import type { ApiPath } from './path';

/**
 * What a request does. A read may be repeated, and so may a write that sets or removes something whole; what
 * is sent, a message or a new thing, would be there twice.
 */
export type Effect = 'read' | 'write' | 'send';

/** A file and the fields beside it, sent as `multipart/form-data`. */
export interface FormBody {
	fields: Readonly<Record<string, string>>;
	file: FileSource & { field: string };
}

/** A value of a query; a list repeats its key. */
export type QueryValue = string | number | boolean | readonly (string | number)[];

/** What a failure must know of its request to speak of nothing else. */
export interface Asked {
	effect: Effect;
	about?: readonly Topic[];
	/** The permission that it needs, where that is not the helpdesk's own. */
	scope?: string;
	/** What to look at before it is done again, when nobody knows whether Feishu did it. */
	inDoubt?: string;
	/** Set where a successful answer is not JSON but the bytes of a picture. */
	answersFile?: true;
	/** Set where the token of a connected account signs. */
	account?: Account;
}

/** What a failure must know of the account that acts. */
export interface Account {
	/** What it must be in the helpdesk, e.g. `an administrator or the owner`. */
	readonly role: string;
}

/** A request to Feishu, complete but for the host and the headers. Plain data: it can be shown. */
export interface ApiRequest extends Asked {
	method: IHttpRequestMethods;
	path: ApiPath;
	query?: Readonly<Record<string, QueryValue>>;
	body?: { json: JsonObject } | { form: FormBody };
	/** Set for an endpoint that takes the app's token only, whoever acts otherwise. */
	asApp?: true;
	/** Without it an answer of code 0 is none. */
	expects?: Expected;
}

/** What an answer must hold. */
export interface Expected {
	/** In words, after "Feishu's answer lacks". */
	what: string;
	/** Name of the object in `data` that it is in; absent, or not there: `data` itself. */
	within?: string;
	/** Names of which one must be there, e.g. those that an ID may have. */
	names: readonly string[];
}

/**
 * @param data of an answer
 * @param within name of an object in it
 * @returns the object, `data` itself where it is flat (Feishu's pages show both for some)
 */
export function thingIn(data: JsonObject, within = ''): JsonObject {
	const inner = data[within];
	return isJsonObject(inner) ? inner : data;
}

/**
 * @param data of an answer
 * @param expected what it must hold; absent: nothing
 * @returns whether it is there
 */
export const holds = (data: JsonObject, expected?: Expected): boolean =>
	expected === undefined ||
	expected.names.some((name) => isThere(thingIn(data, expected.within)[name]));

function isThere(value: JsonValue | undefined): boolean {
	if (isJsonObject(value)) return Object.keys(value).length > 0;
	return (
		Array.isArray(value) || typeof value === 'number' || (typeof value === 'string' && value !== '')
	);
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
	form.append(body.form.file.field, lazyFile(body.form.file));
	return { body: form, headers: {} };
}
