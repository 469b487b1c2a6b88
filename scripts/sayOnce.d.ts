/**
 * @param code of a minified script
 * @returns the same, shorter: what it says many times stands once, at its beginning
 */
export function sayOnce(code: string): string;
