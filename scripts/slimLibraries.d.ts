/**
 * @param code of a module
 * @param id path of its file
 * @returns the code without what is never used; `null` for a module that stays whole
 * @throws {Error} naming the edit that finds nothing
 */
export function slim(code: string, id: string): string | null;
