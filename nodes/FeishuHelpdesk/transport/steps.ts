import type { JsonObject } from '../shared/json';
import type { FileContent } from './answer';
import { toFailure } from './nodeError';
import { Failure } from './failure';
import type { ApiRequest } from './request';

/** What Feishu accepted. */
export interface Success {
	/** The answer's `data`, `{}` where Feishu sends none. */
	data: JsonObject;
	/** Set for requests that answer with a file. */
	file?: FileContent;
}

/**
 * A talk with Feishu: yields a request, is given what came of it, goes on. Pure: somebody else sends.
 * So the same code serves the run, the preview and the check before anything is sent.
 */
export type Steps<Result> = Generator<ApiRequest, Result, Success | Failure>;

/**
 * Asks for JSON.
 *
 * @param request the request
 * @returns the answer's `data`
 * @throws {Failure} when it was refused or got lost
 */
export function* ask(request: ApiRequest): Steps<JsonObject> {
	const reply = yield request;
	if (reply instanceof Failure) throw reply;
	return reply.data;
}

/**
 * Asks for a file.
 *
 * @param request the request, with `answersFile`
 * @returns its bytes
 * @throws {Failure} when it was refused or got lost, or JSON came instead
 */
export function* download(request: ApiRequest): Steps<FileContent> {
	const reply = yield request;
	if (reply instanceof Failure) throw reply;
	return reply.file ?? { bytes: Buffer.alloc(0), mimeType: '', extension: '' };
}

/**
 * A talk in which nothing is left to ask.
 *
 * @param result what it comes to
 */
export function* nothingToAsk<Result>(result: Result): Steps<Result> {
	yield* [];
	return result;
}

/** Sends one request; see the client. */
export type Call = (request: ApiRequest) => Promise<Success>;

/**
 * Goes through a talk.
 *
 * @param steps the talk, not begun
 * @param call sends a request
 * @returns what the talk came to
 * @throws {Failure} when the talk ends with one
 */
export async function drive<Result>(steps: Steps<Result>, call: Call): Promise<Result> {
	let step = steps.next();
	while (step.done !== true) step = steps.next(await call(step.value).catch(toFailure));
	return step.value;
}

/** Longest talk to look at beforehand; one that goes on for ever would hang. */
const MAX_REHEARSED = 1_000;

/**
 * Goes through a talk without sending, as if every answer were empty.
 *
 * @param steps the talk, not begun
 * @returns the requests that would be sent if all went well
 * @throws whatever building the requests throws
 */
export function rehearse(steps: Steps<unknown>): ApiRequest[] {
	const requests: ApiRequest[] = [];
	let step = steps.next();
	while (step.done !== true && requests.length < MAX_REHEARSED) {
		requests.push(step.value);
		step = steps.next({ data: {} });
	}
	return requests;
}
