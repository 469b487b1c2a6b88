/** Jest's matchers as values of objects: their own type is `any`. */
export const anyText: unknown = expect.any(String);
export const anyList: unknown = expect.any(Array);

/** @param part of the text, or what it looks like */
export const textLike = (part: string | RegExp): unknown => expect.stringMatching(part);

/** @param entry that is in the list, among others */
export const listWith = (entry: unknown): unknown => expect.arrayContaining([entry]);

/** @param fields that the object has, among others */
export const objectWith = (fields: object): unknown => expect.objectContaining(fields);
