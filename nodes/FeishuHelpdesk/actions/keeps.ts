import type { Params } from '../fields/params';

/**
 * @param params the item's fields
 * @param name of a dropdown whose default in an update is to keep what is there
 * @returns whether it is kept
 */
export const keeps = <Name extends string>(params: Params<Name>, name: Name): boolean =>
	[undefined, '', 'keep'].some((kept) => kept === params.value(name));
