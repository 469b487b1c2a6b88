import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { imageFormatNamed, imageFormatOf } from '../shared/imageFormat';
import { excerpt } from '../shared/inputError';
import { isJsonObject, type JsonObject } from '../shared/json';
import { type Parsed } from '../shared/jsonText';

/** The bytes that Feishu answered instead of JSON. */
export interface FileContent {
	bytes: Buffer;
	/** That the bytes show, else as Feishu named it, e.g. `image/png`. */
	mimeType: string;
	/** That fits, e.g. `.png`; `''` when it is no picture of a known kind. */
	extension: string;
}

/** What came back, before anybody looked at it. */
export interface HttpAnswer {
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, unknown>>;
	body: string;
}

/**
 * Takes apart what n8n's request helper returns with `returnFullResponse`.
 *
 * @param response the helper's result
 * @returns status, headers and text; an answer without a body has the text `''`
 */
export function toHttpAnswer(response: unknown): HttpAnswer {
	const { statusCode, headers, body } = response as Partial<IN8nHttpFullResponse>;
	return {
		status: Number(statusCode),
		headers: headers ?? {},
		body:
			typeof body === 'string'
				? body
				: body instanceof Buffer
					? // A mark of the byte order is no JSON.
						new TextDecoder().decode(body)
					: JSON.stringify(body ?? ''),
	};
}

/**
 * Takes the picture out of what n8n's request helper returns. Refusals come as JSON instead, under any
 * type; pages and words come from proxies, and nobody's picture is made of them.
 *
 * @param response the helper's result
 * @returns the file, or `undefined` when the answer is something else
 */
export function fileIn(response: unknown): FileContent | undefined {
	const { statusCode, headers, body } = response as Partial<IN8nHttpFullResponse>;
	const mimeType = String(headers?.['content-type'] ?? '').split(';', 1)[0] ?? '';
	if (statusCode !== 200 || !(body instanceof Buffer)) return undefined;
	const shown = imageFormatOf(body);
	if (shown === undefined && !mayBePicture(body, mimeType)) return undefined;
	const format = shown ?? imageFormatNamed(mimeType);
	const extension = format ? `.${format.type}` : '';
	return { bytes: body, mimeType: format?.mimeType ?? mimeType, extension };
}

/** Bytes of a format that this package does not know. */
function mayBePicture(body: Buffer, mimeType: string): boolean {
	const text = body.toString();
	const isNamed = /^image\//i.test(mimeType);
	if (text === '' || !(isNamed || /^((application|binary)\/octet-stream)?$/i.test(mimeType))) {
		return false;
	}
	return NO_TEXT.test(text) || (isNamed && !/^\ufeff?["<[{]|\s/.test(text));
}

/** What text does not hold: control characters, and what is not UTF-8. */
const NO_TEXT = /[^\P{Cc}\s]|\ufffd/u;

/**
 * @param body what came instead of a picture
 * @returns what it is, as the end of a sentence
 */
export function kindOf(body: string): string {
	if (body.trim() === '') return 'nothing';
	if (/^\s*</.test(body)) return 'a web page';
	return NO_TEXT.test(body) ? 'a file of another kind' : `'${excerpt(body.trim())}'`;
}

/** An answer, read. */
export interface Answer {
	status: number;
	headers: Readonly<Record<string, unknown>>;
	/** Feishu's envelope, or `undefined` when something else answered, e.g. a proxy with a page. */
	envelope: Envelope | undefined;
	/** Id by which Feishu's support finds the request; `null` when none came. */
	logId: string | null;
}

/** Feishu docs: response format. `data` is absent in some answers and flat in others. */
export interface Envelope {
	code: number;
	msg: string;
	/** The whole answer: the token endpoint puts its fields beside `code`. */
	body: JsonObject;
}

/**
 * Reads an answer of Feishu. Only `code` decides about success: business errors come with HTTP 401,
 * token errors with 400, and some errors with 200.
 *
 * @param http status, headers and text
 * @param parse reads the text
 * @returns the parts that others decide by
 */
export function readAnswer(http: HttpAnswer, parse: (text: string) => Parsed): Answer {
	const envelope = readEnvelope(parse(http.body));
	const error = isJsonObject(envelope?.body.error) ? envelope.body.error : {};
	const logId = [
		http.headers['x-tt-logid'],
		http.headers['x-request-id'],
		error.log_id,
		error.logid,
	].find((value) => typeof value === 'string' && value !== '');
	return {
		status: http.status,
		headers: http.headers,
		envelope,
		logId: typeof logId === 'string' ? logId : null,
	};
}

function readEnvelope(parsed: Parsed): Envelope | undefined {
	if (!parsed.ok || !isJsonObject(parsed.value)) return undefined;
	const { code, msg } = parsed.value;
	if (typeof code !== 'number') return undefined;
	return { code, msg: typeof msg === 'string' ? msg : '', body: parsed.value };
}
