import type { IDataObject } from 'n8n-workflow';

import type { Plan } from './operation';
import type { ReadFile, ReadList, ReadThing, Shape } from './read';

/** Feishu's object as it came. */
export const raw: Shape = (object) => object as IDataObject;

/**
 * The plan of an operation that reads one thing.
 *
 * @param thing what to ask
 * @param shape makes the item of the thing
 * @returns a plan of one request
 */
export const readOne = async (thing: ReadThing, shape: Shape): Promise<Plan> =>
	(await import('./readPlans')).readOne(thing, shape);

/**
 * The plan of an operation that reads a list, one item per entry.
 *
 * @param list what to ask
 * @returns a plan that reads pages to the end or the limit
 */
export const readMany = async (list: ReadList): Promise<Plan> =>
	(await import('./readPlans')).readMany(list);

/**
 * The plan of an operation that downloads a picture.
 *
 * @param file what to ask
 * @returns a plan of one request
 */
export const readFile = async (file: ReadFile): Promise<Plan> =>
	(await import('./readPlans')).readFile(file);
