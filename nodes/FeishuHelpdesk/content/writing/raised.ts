const PLAIN = '0123456789+-=()n';
const SIGNS: Readonly<Record<string, string>> = {
	sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ',
	sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ',
};

/**
 * Neither rich text nor cards raise or lower text, and `10<sup>2</sup>` without it is another number.
 *
 * @param text what is raised or lowered
 * @param name `sup` or `sub`; else the text stays
 * @returns the text in the signs that Unicode has for it; words and what else has none stay
 */
export function raised(text: string, name: string): string {
	const signs = SIGNS[name];
	if (signs === undefined || !/^[-−+=()\dn]+$/.test(text)) return text;
	return text.replace(/./g, (sign) => signs[PLAIN.indexOf(sign === '−' ? '-' : sign)] ?? sign);
}
