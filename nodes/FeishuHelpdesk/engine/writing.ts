import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import type { JsonObject } from '../shared/json';
import type { NamedId } from '../fields/locator';
import type { ApiPath } from '../transport/path';
import type { ApiRequest, Expected } from '../transport/request';
import { ask, type Steps } from '../transport/steps';
import { naming } from './naming';
import type { OutputItem, Plan } from './operation';

/** What a change asks. */
export interface Change {
	method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: ApiPath;
	query?: ApiRequest['query'];
	body?: JsonObject;
	/** The IDs that it asks by, so that a failure can say which one found nothing. */
	names?: NamedId | readonly NamedId[];
	/** What its answer must hold. */
	expects?: Expected;
	/** Set for a change that must not be made twice, though its method could be repeated. */
	once?: true;
}

/**
 * Makes a change. What is created is never created twice; a whole value may be set or removed again.
 *
 * @param change what to ask
 * @returns the answer's `data`
 */
export const make = ({
	method,
	path,
	query,
	body,
	names,
	once,
	expects,
}: Change): Steps<JsonObject> =>
	naming(
		names,
		ask({
			method,
			path,
			...(query && { query }),
			...(body && { body: { json: body } }),
			...(expects && { expects }),
			effect: method === 'POST' || once ? 'send' : 'write',
		}),
	);

/**
 * Reads what a change depends on. What is read of tickets, FAQs and the like Feishu tells the app only, not
 * the person who changes it.
 *
 * @param path of the thing
 * @param expects what its answer must hold: what was not read would be overwritten
 * @param names the IDs that it asks by
 * @returns the answer's `data`
 */
export const readFirst = (
	path: ApiPath,
	expects: Expected,
	names?: Change['names'],
): Steps<JsonObject> =>
	naming(names, ask({ method: 'GET', path, effect: 'read', asApp: true, expects }));

/**
 * The plan of an operation that makes one change.
 *
 * @param change what to ask
 * @param output makes the item from the answer's `data`
 * @returns a plan of one request
 */
export const changeOne = (change: Change, output: (data: JsonObject) => IDataObject): Plan => ({
	*steps() {
		return [{ json: output(yield* make(change)) }];
	},
});

/**
 * The plan of a change that depends on what is there. Plans for the same thing go one after another, so that
 * none overwrites what another has added.
 *
 * @param thing ID of what is changed
 * @param steps the talk
 * @returns the plan
 */
export const changeInTurn = (thing: string, steps: () => Steps<OutputItem[]>): Plan => ({
	lane: () => thing,
	steps,
});

/**
 * Refuses an update that would change nothing.
 *
 * @param changes what would be sent
 * @param field label of the field that offers them
 * @returns the changes
 * @throws {InputError} when there are none
 */
export function someOf(changes: JsonObject, field = 'Update Fields'): JsonObject {
	if (Object.keys(changes).length > 0) return changes;
	throw new InputError(field, 'has no field', 'Add what is to be changed.');
}

/**
 * Leaves out what was not given, since whatever is sent is set.
 *
 * @param values by Feishu's names
 * @returns those that are there
 */
export const given = (values: Record<string, JsonObject[string] | undefined>): JsonObject =>
	Object.fromEntries(
		Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
