import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../fields/field';
import type { Params } from '../fields/params';
import type { InputError } from '../shared/inputError';
import type { JsonObject } from '../shared/json';
import type { Actor } from '../transport/actors';
import type { Failure } from '../transport/failure';
import type { Steps } from '../transport/steps';

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
	 * @param needs of this batch, of all items, each once
	 * @returns the talks that fetch them, as few as Feishu's limits allow
	 */
	readonly fetches: (needs: readonly Need[]) => readonly Fetch[];
}

/** One talk that yields some needs. */
export interface Fetch {
	readonly needIds: readonly string[];
	/** Yields what was found, by need id; a failure for one that could not be had, unlike the others. */
	readonly steps: () => Steps<ReadonlyMap<string, JsonObject | Failure>>;
}

/** Hands over what a need yielded. */
export type Found = (need: Need) => JsonObject;

/** For looking at a plan before anything is fetched. */
export const standIns: Found = ({ standIn }) => standIn;

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

/** What makes a message one that goes out once: the user's key, or for so many hours its content. */
export type Once = { readonly key: string } | { readonly hours: number };

/** Under what a message goes out once. */
export interface OnceKey {
	readonly once: Once;
	/** The person or ticket that it is for: a key belongs to a message and its receiver. */
	readonly receiver: (found: Found) => string;
	/** All that makes the message what it is, to be written as JSON. */
	readonly content: () => unknown;
}

/** The items that a plan comes to. */
export interface Output extends ReadonlyArray<OutputItem> {
	/** What is known about them only now, to be shown beside them. */
	readonly hints?: readonly string[];
}

/** What an item will do, complete and checked, before anything is sent. */
export interface Plan {
	/** The person whom it is for, as entered; for error items. */
	readonly receiver?: string;
	/** Plans with the same lane keep their order; others, and those without one, go side by side. */
	readonly lane?: (found: Found) => string;
	readonly needs?: readonly Need[];
	/**
	 * The talk with Feishu. Pure, and gone through more than once: with stand-ins and empty answers
	 * while preparing, with what was found before the first message leaves, then in earnest. A message in
	 * parts goes on behind those that `out` holds, and adds to it whatever goes out.
	 *
	 * @throws {InputError} when a request would be refused, e.g. for its size, or something needed
	 * was not found
	 */
	readonly steps: (found: Found, out?: OutputItem[]) => Steps<Output>;
	/** What had to be changed in what the user entered, to be shown beside the output. */
	readonly hints?: readonly string[];
	/** Set to put out the request instead of sending it. */
	readonly preview?: boolean;
	/** A message goes out once only under a key, also over executions; absent: no such promise. */
	readonly onceKey?: OnceKey | undefined;
	/** Of an operation that waits: whom it asks, and what. */
	readonly asks?: Asking;
}

/** A message that asks somebody. */
export interface Asking {
	/** What is to be kept of the person; of the output of the message. */
	readonly recipient: (output: IDataObject) => JsonObject;
	/** What to wait for, by all who were asked the same. */
	readonly wait: (recipients: readonly JsonObject[]) => Waiting;
}

/** What an execution waits for. */
export interface Waiting {
	/** ms since 1970; absent: for ever. */
	readonly till: number | undefined;
	/** Put out when that is over and nobody has answered. */
	readonly unanswered: IDataObject;
	/** Kept until then beside the `json` of that item, for the one who takes the answer. */
	readonly kept: Readonly<Record<string, IDataObject>>;
}

/** What an item comes to: one plan, or several that succeed or fail each for itself. */
export type Prepared = Plan | readonly (Plan | InputError)[];

/** What users read of an operation, and how the run treats it. */
interface OperationWords {
	/** In the dropdown, Title Case. */
	readonly name: string;
	/** In the node search, sentence case. */
	readonly action: string;
	readonly description: string;
	/** What happened to an item that is done, where that is more than being done. */
	readonly done?: 'sent';
	/** On whose behalf its requests go out; absent: the app's. */
	readonly actsAs?: Actor;
	/** What the acting user must be in the helpdesk, e.g. `an administrator or the owner`. */
	readonly needsRole?: string;
	/** Whether the execution waits for an answer, once somebody was asked. It takes one item only. */
	readonly waits?: true;
}

/** One operation, as the engine sees it. Everything else follows from this. */
export interface Operation extends OperationWords {
	/** Without resource and operation in `displayOptions`; the table adds them. */
	readonly fields: readonly Field<string>[];
	/**
	 * Reads, checks and builds; sends nothing.
	 *
	 * @throws {InputError} naming the field
	 */
	readonly prepare: (params: Params<string>) => Prepared | Promise<Prepared>;
}

/** One operation, as its file declares it: it reads those fields that it declares, and no other. */
interface Declaration<Name extends string> extends OperationWords {
	readonly fields: readonly Field<Name>[];
	readonly prepare: (params: Params<NoInfer<Known<Name>>>) => Prepared | Promise<Prepared>;
}

/** Of fields whose names the compiler does not know none can be read. */
type Known<Name extends string> = string extends Name ? never : Name;

/**
 * Declares an operation.
 *
 * @param declaration see {@link Operation}
 * @returns the declaration, checked by the compiler
 */
export function operation<Name extends string>(declaration: Declaration<Name>): Operation {
	return Object.freeze(declaration);
}

/** A resource: its words and its operations, by the value that workflows store. */
export interface Resource {
	readonly name: string;
	readonly description: string;
	readonly operations: Readonly<Record<string, Operation>>;
}

/** All that a node can do, by the value that workflows store. */
export type Resources = Readonly<Record<string, Resource>>;

/**
 * Finds an operation by what the workflow stores.
 *
 * @param resources the table
 * @param resource value of the parameter `resource`
 * @param name value of the parameter `operation`
 * @returns its declaration
 * @throws {Error} when this version of the package has no such operation
 */
export function findOperation(resources: Resources, resource: unknown, name: unknown): Operation {
	const found = own(own(resources, resource)?.operations ?? {}, name);
	if (found) return found;
	throw new Error(
		`This version of Feishu Helpdesk can't do '${String(resource)}: ${String(name)}'`,
	);
}

/** What every object has, e.g. `constructor`, is no entry. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: unknown): Value | undefined =>
	Object.hasOwn(table, String(key)) ? table[String(key)] : undefined;
