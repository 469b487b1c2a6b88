import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../shared/json';
import type { ApiRequest } from '../transport/request';
import type { Params } from './params';

/**
 * Something a request needs that another request yields, e.g. the key of an image that must be
 * uploaded first. The run satisfies all needs of all items before the first message leaves, each `id`
 * once.
 */
export interface Need {
	/** Equal ids are the same thing. */
	readonly id: string;
	/** Stands for what will be found, in a preview and while sizes are checked. */
	readonly standIn: string;
	readonly request: ApiRequest;
	/** Takes what was needed out of the answer; `undefined` when it is not there. */
	readonly read: (data: JsonObject) => string | undefined;
}

/** What an item will do, complete and checked, before anything is sent. */
export interface Plan {
	/** Items with the same lane keep their order; others go side by side. */
	readonly lane: string;
	readonly needs?: readonly Need[];
	/**
	 * Builds the requests, which go one after another; most plans have one. Pure: called once while
	 * preparing, with stand-ins, so that everything it checks is checked before anything is sent.
	 *
	 * @param found what a need yielded
	 * @throws {InputError} when the result would be refused, e.g. for its size
	 */
	readonly requests: (found: (need: Need) => string) => readonly ApiRequest[];
	/** What had to be changed in what the user entered, to be shown beside the output. */
	readonly hints?: readonly string[];
	/** Set to put out the request instead of sending it. */
	readonly preview?: boolean;
	/** A message with the same key goes out once only, also over executions; absent: no such promise. */
	readonly onceKey?: string;
	/** Makes the output of the item from the `data` of the answers. */
	readonly output: (answers: readonly JsonObject[]) => IDataObject[];
}

/** One operation: its words, its fields, what it does. Everything else follows from this. */
export interface Operation {
	/** In the dropdown, Title Case. */
	readonly name: string;
	/** In the node search, sentence case. */
	readonly action: string;
	readonly description: string;
	/** Without resource and operation in `displayOptions`; the table adds them. */
	readonly fields: readonly INodeProperties[];
	/**
	 * Reads, checks and builds; sends nothing.
	 *
	 * @throws {InputError} naming the field
	 */
	readonly prepare: (params: Params) => Plan | Promise<Plan>;
}

/**
 * Declares an operation.
 *
 * @param declaration see {@link Operation}
 * @returns the declaration, checked by the compiler
 */
export function operation(declaration: Operation): Operation {
	return Object.freeze(declaration);
}

/** A resource: its words and its operations, by the value that workflows store. */
export interface Resource {
	readonly name: string;
	readonly description: string;
	readonly operations: Readonly<Record<string, Operation>>;
}
