/** Names of variables that a minifier should leave free. */
export const SHORTEST: readonly string[];

/**
 * @param code of a minified script
 * @param longName from how many letters on members are called by a name, default 5
 * @returns the same, shorter: what it says many times stands once, at its beginning
 */
export function sayOnce(code: string, longName?: number): string;
