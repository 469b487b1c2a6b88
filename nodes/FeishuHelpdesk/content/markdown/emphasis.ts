import type { MarkdownIt } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** What a bold word ends with although the next word follows at once, as in `**Status:**OK`. */
const SENTENCE_END = /[.,:;!?%)\]]/;

/** `/__init__.py` and `a@b_c`: signs that join the parts of a file name or an e-mail address. */
const JOINT = /[./\\@]/;

/**
 * Makes emphasis work in Chinese, Japanese and Korean, where words have no spaces around them and
 * sentences full-width punctuation (the CJK-friendly amendment to CommonMark). It leaves `_` alone;
 * here `_` may also stand between punctuation inside and a CJK word outside, as in `_Note:_` with a Chinese colon, but
 * is no emphasis at the joints of a file name.
 *
 * @param parser takes the rules
 */
export function useCjkEmphasis(parser: MarkdownIt): void {
	parser.use(cjkFriendly);
	const Base = parser.inline.State;
	parser.inline.State = class extends Base {
		override scanDelims(start: number, canSplitWord: boolean) {
			const found = super.scanDelims(start, canSplitWord);
			const end = start + found.length;
			const before = Array.from(this.src.slice(Math.max(0, start - 2), start)).at(-1) ?? '';
			if (canSplitWord) {
				const isTight = found.length > 1 && SENTENCE_END.test(before);
				return isTight ? { ...found, can_close: true } : found;
			}
			const after = String.fromCodePoint(this.src.codePointAt(end) ?? 0x20);
			const isJoint = (sign: string, beyond: string) => JOINT.test(sign) && /\w/.test(beyond);
			return {
				...found,
				can_open:
					(found.can_open || (CJK.test(before) && PUNCTUATION.test(after))) &&
					!isJoint(before, this.src[start - 2] ?? ''),
				can_close:
					(found.can_close || (CJK.test(after) && PUNCTUATION.test(before))) &&
					!isJoint(after, this.src[end + 1] ?? ''),
			};
		}
	};
}
