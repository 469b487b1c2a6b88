import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { InputError } from '../shared/inputError';
import type { JsonObject } from '../shared/json';
import type { Steps } from '../transport/steps';
import type { Params } from './params';

/**
 * Something a plan needs that other requests yield, e.g. the key of an image that must be uploaded, or
 * the ID behind an e-mail address. The run fetches the needs of all items before the first message
 * leaves, each `id` once.
 */
export interface Need {
	/** Equal ids are the same thing. */
	readonly id: string;
	/** Stands for what will be found, in a preview and while everything is checked. */
	readonly standIn: JsonObject;
	/** Needs that Feishu takes together. */
	readonly batch: Batch;
}

/** How needs are fetched together. */
export interface Batch {
	/** Equal ids are the same batch. */
	readonly id: string;
	/**
	 * @param needIds of the needs that the items share
	 * @returns the talks that fetch them, as few as Feishu's limits allow
	 */
	readonly fetches: (needIds: readonly string[]) => readonly Fetch[];
}

/** One talk that yields some needs. */
export interface Fetch {
	readonly needIds: readonly string[];
	/** Yields what was found, by need id. */
	readonly steps: () => Steps<ReadonlyMap<string, JsonObject>>;
}

/** Hands over what a need yielded. */
export type Found = (need: Need) => JsonObject;

/** A file to put out. */
export interface OutputFile {
	/** Name of the item's field for it. */
	field: string;
	bytes: Buffer;
	fileName: string;
	mimeType: string;
}

/** An item to put out. */
export interface OutputItem {
	json: IDataObject;
	file?: OutputFile;
}

/** What an item will do, complete and checked, before anything is sent. */
export interface Plan {
	/** Plans with the same lane keep their order; others, and those without one, go side by side. */
	readonly lane?: (found: Found) => string;
	readonly needs?: readonly Need[];
	/**
	 * The talk with Feishu. Pure, and gone through more than once: with stand-ins and empty answers
	 * while preparing, with what was found before the first message leaves, then in earnest.
	 *
	 * @throws {InputError} when a request would be refused, e.g. for its size, or something needed
	 * was not found
	 */
	readonly steps: (found: Found) => Steps<readonly OutputItem[]>;
	/** What had to be changed in what the user entered, to be shown beside the output. */
	readonly hints?: readonly string[];
	/** Set to put out the request instead of sending it. */
	readonly preview?: boolean;
	/** A message with the same key goes out once only, also over executions; absent: no such promise. */
	readonly onceKey?: string;
}

/** What an item comes to: one plan, or several that succeed or fail each for itself. */
export type Prepared = Plan | readonly (Plan | InputError)[];

/** One operation: its words, its fields, what it does. Everything else follows from this. */
export interface Operation {
	/** In the dropdown, Title Case. */
	readonly name: string;
	/** In the node search, sentence case. */
	readonly action: string;
	readonly description: string;
	/** What happened to an item that is done, where that is more than being done. */
	readonly done?: 'sent';
	/** Without resource and operation in `displayOptions`; the table adds them. */
	readonly fields: readonly INodeProperties[];
	/**
	 * Reads, checks and builds; sends nothing.
	 *
	 * @throws {InputError} naming the field
	 */
	readonly prepare: (params: Params) => Prepared | Promise<Prepared>;
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
