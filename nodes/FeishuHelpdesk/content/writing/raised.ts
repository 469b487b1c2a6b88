const PLAIN = '0123456789+-=()n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ';

/**
 * Neither rich text nor cards raise text, and `10<sup>2</sup>` without it is another number. Lowered text
 * stays, since nobody searches for H₂O.
 *
 * @param text what stands in a `sup`
 * @returns the text in the signs that Unicode has for it; words and what else has none stay
 */
export function raised(text: string): string {
	if (!/^[-−+=()\dn]+$/.test(text)) return text;
	return text.replace(/./g, (sign) => RAISED[PLAIN.indexOf(sign === '−' ? '-' : sign)] ?? sign);
}
