import type { IDataObject } from 'n8n-workflow';

import type { NamedId } from '../fields/locator';
import type { JsonObject } from '../shared/json';
import type { Paging } from '../transport/pages';
import type { ApiPath } from '../transport/path';
import type { Expected, QueryValue } from '../transport/request';
import type { Output, OutputItem } from './operation';

/** What a read asks for. */
export interface Read {
	path: ApiPath;
	query?: Readonly<Record<string, QueryValue>>;
	/** The IDs that it asks by, so that a failure can say which one found nothing. */
	names?: NamedId | readonly NamedId[];
}

/** Makes an output item of one of Feishu's objects. */
export type Shape = (object: JsonObject) => IDataObject;

/** One thing to read. */
export interface ReadThing extends Read {
	/** The thing, and the names that its ID may have. */
	expects: Expected;
}

/** A list to put out. */
export interface ReadList extends Read {
	/** Name of the list in the answer's `data`. */
	list: string;
	/** Names that the ID of an entry may have. */
	ids: readonly string[];
	paging: Paging;
	/** Most items, `Infinity` for all. */
	limit: number;
	/** Takes only some rows, where Feishu's own filter can't be used. */
	keep?: (object: JsonObject) => boolean;
	shape: Shape;
}

/** A picture to download. */
export interface ReadFile extends Read {
	/** Name of the output item's field for the file. */
	outputField: string;
	/** Without extension. */
	fileName: string;
	/** What the item says besides. */
	json: IDataObject;
}

/**
 * @param items of a plan
 * @param hints to be shown beside them
 * @returns what the plan comes to
 */
export const withHints = (items: readonly OutputItem[], hints: readonly string[]): Output =>
	hints.length > 0 ? Object.assign([...items], { hints }) : items;
