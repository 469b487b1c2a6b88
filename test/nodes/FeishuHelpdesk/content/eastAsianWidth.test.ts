import { eastAsianWidthType as reference } from 'get-east-asian-width';
import { eastAsianWidthType } from '../../../../nodes/FeishuHelpdesk/content/markdown/eastAsianWidth';

/** What markdown-it-cjk-friendly makes of a width: CJK, not, or as its neighbours are. */
function cjk(type: string, code: number): boolean {
	const character = String.fromCodePoint(code);
	if (type === 'fullwidth' || type === 'halfwidth') return true;
	if (type === 'wide') return !/^\p{Emoji_Presentation}/u.test(character);
	return type === 'neutral' && /^\p{sc=Hangul}/u.test(character);
}

/** The letters of the living scripts, Latin beside them, and all punctuation. */
const WRITTEN =
	/^(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}](?<=\p{L})|\p{P})/u;

test('tells every letter and punctuation mark as the library does', () => {
	const wrong: string[] = [];
	for (let code = 0x1100; code <= 0xe01ef; code += 1) {
		const character = String.fromCodePoint(code);
		if (!WRITTEN.test(character)) continue;
		if (cjk(eastAsianWidthType(code), code) !== cjk(reference(code), code)) {
			wrong.push(code.toString(16));
		}
	}
	expect(wrong).toEqual([]);
});

test.each(['‘', '’', '“', '”', '\u{e0100}'])('%s depends on what stands beside it', (character) => {
	expect(eastAsianWidthType(character.codePointAt(0) ?? 0)).toBe(
		reference(character.codePointAt(0) ?? 0),
	);
});
