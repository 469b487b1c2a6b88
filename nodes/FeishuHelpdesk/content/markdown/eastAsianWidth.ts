/**
 * What the build puts in the place of `get-east-asian-width`, whose tables make 4 kB: the plugin for
 * Chinese emphasis asks only whether a character is Chinese, Japanese or Korean.
 */
const SCRIPTS =
	/^[\p{scx=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Yi}]/u;

/** Forms of their own width, and the signs that stand between CJK letters. */
const FORMS = [
	[0x2329, 0x232a],
	[0x2e80, 0x303e],
	[0x3099, 0x30a0],
	[0x30fb, 0x30fc],
	[0x31c0, 0x31ef],
	[0x3200, 0x3247],
	[0x3250, 0xa4cf],
	[0xfe10, 0xfe1f],
	[0xfe30, 0xfe6b],
	[0xff01, 0xffee],
] as const;

/** Quotes that are as wide as what they stand in, and variation selectors of ideographs. */
const DEPENDS = [
	[0x2018, 0x2019],
	[0x201c, 0x201d],
	[0xe0100, 0xe01ef],
] as const;

const isIn = (ranges: readonly (readonly [number, number])[], code: number): boolean =>
	ranges.some(([first, last]) => first <= code && code <= last);

/**
 * @param codePoint of a character
 * @returns `wide` for CJK, `ambiguous` where that depends on what stands beside it, else `narrow`
 */
export function eastAsianWidthType(codePoint: number): 'wide' | 'ambiguous' | 'narrow' {
	if (isIn(DEPENDS, codePoint)) return 'ambiguous';
	const isWide = SCRIPTS.test(String.fromCodePoint(codePoint)) || isIn(FORMS, codePoint);
	return isWide ? 'wide' : 'narrow';
}
