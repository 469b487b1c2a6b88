import { readPages } from '../transport/pages';
import { thingIn, type ApiRequest } from '../transport/request';
import { ask, download } from '../transport/steps';
import { naming } from './naming';
import type { OutputItem, Plan } from './operation';
import {
	withHints,
	type Read,
	type ReadFile,
	type ReadList,
	type ReadThing,
	type Shape,
} from './read';

/**
 * The plan of an operation that reads one thing.
 *
 * @param read what to ask
 * @param shape makes the item of the thing
 * @returns a plan of one request
 */
export const readOne = ({ expects, ...read }: ReadThing, shape: Shape): Plan => ({
	*steps() {
		const data = yield* naming(read.names, ask({ ...requestOf(read), expects }));
		return [{ json: shape(thingIn(data, expects.within)) }];
	},
});

/**
 * The plan of an operation that reads a list, one item per entry.
 *
 * @param list what to ask
 * @returns a plan that reads pages to the end or the limit
 */
export function readMany({ list, ids, paging, limit, keep, shape, ...read }: ReadList): Plan {
	return {
		*steps() {
			const output: OutputItem[] = [];
			const request = requestOf(read);
			// Rows that are left out do not count, so the limit is applied here.
			const rows = keep ? Infinity : limit;
			const pages = readPages({ request, list, ids, paging, limit: rows }, (page) => {
				for (const row of page) if (keep?.(row) ?? true) output.push({ json: shape(row) });
			});
			const { doubt } = yield* naming(read.names, pages);
			return withHints(output.slice(0, limit), doubt === undefined ? [] : [doubt]);
		},
	};
}

/**
 * The plan of an operation that downloads a picture.
 *
 * @param file what to ask
 * @returns a plan of one request
 */
export const readFile = ({ outputField, fileName, json, ...read }: ReadFile): Plan => ({
	*steps() {
		const request: ApiRequest = { ...requestOf(read), answersFile: true };
		const { bytes, mimeType, extension } = yield* naming(read.names, download(request));
		const file = { field: outputField, bytes, fileName: `${fileName}${extension}`, mimeType };
		return [{ json, file }];
	},
});

const requestOf = ({ path, query }: Read): ApiRequest => ({
	method: 'GET',
	path,
	...(query && { query }),
	effect: 'read',
});
