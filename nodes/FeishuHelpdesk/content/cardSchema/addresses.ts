import { isLegalLink } from '../postSchema';

/**
 * Tells whether Feishu takes an address that a button or the whole card opens.
 *
 * @param address without white space around it
 * @returns whether it is a whole web address, or one of Feishu's own scheme, with which a card can
 *   also say that nothing opens (card JSON 1.0, column set: `lark://msgcard/unsupported_action`)
 */
export const isCardAddress = (address: string): boolean =>
	isLegalLink(address) || /^lark:\/\/[^\s\p{Cc}]+$/iu.test(address);
