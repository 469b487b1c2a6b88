/**
 * What the build puts in the place of `get-east-asian-width`, whose tables make 4 kB: the plugin for
 * Chinese emphasis asks only whether a character is Chinese, Japanese or Korean.
 */
const SCRIPTS =
	/^[\p{scx=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Yi}]/u;

/** Forms of their own width, and the signs that stand between CJK letters. */
const FORMS =
	/^[\u2329\u232a\u2e80-\u303e\u3099-\u30a0\u30fb\u30fc\u31c0-\u31ef\u3200-\u3247\u3250-\ua4cf\ufe10-\ufe1f\ufe30-\ufe6b\uff01-\uffee]/;

/** Variation selectors of ideographs, and quotes that are as wide as what they stand in. */
const DEPENDS = /^[‘’“”\u{e0100}-\u{e01ef}]/u;

/**
 * @param codePoint of a character
 * @returns `wide` for CJK, `ambiguous` where that depends on what stands beside it, else `narrow`
 */
export function eastAsianWidthType(codePoint: number): 'wide' | 'ambiguous' | 'narrow' {
	const character = String.fromCodePoint(codePoint);
	if (DEPENDS.test(character)) return 'ambiguous';
	return SCRIPTS.test(character) || FORMS.test(character) ? 'wide' : 'narrow';
}
