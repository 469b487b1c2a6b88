/**
 * What the build puts in the place of `entities/decode`, whose tables make 40 kB: the HTML parser is told
 * to leave references as they are, and so never uses it.
 */
export class EntityDecoder {}

/** How references are told apart. */
export const DecodingMode = Object.freeze({ Legacy: 0, Strict: 1, Attribute: 2 });

const noTree = new Uint16Array();

export { noTree as htmlDecodeTree, noTree as xmlDecodeTree };
