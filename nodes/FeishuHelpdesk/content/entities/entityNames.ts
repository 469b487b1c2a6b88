/**
 * What the build puts in the place of the package `entities`: its table of 2,125 names makes 19 kB,
 * and people use the names of HTML 4. A name that is not here stays as it is written.
 */

/** U+00A0 to U+00FF, in order. */
const LATIN_1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const OTHERS = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	ensp: '\u2002',
	emsp: '\u2003',
	thinsp: '\u2009',
	zwnj: '\u200c',
	zwj: '\u200d',
	ndash: '–',
	mdash: '—',
	lsquo: '‘',
	rsquo: '’',
	sbquo: '‚',
	ldquo: '“',
	rdquo: '”',
	bdquo: '„',
	dagger: '†',
	Dagger: '‡',
	bull: '•',
	hellip: '…',
	permil: '‰',
	prime: '′',
	Prime: '″',
	lsaquo: '‹',
	rsaquo: '›',
	euro: '€',
	trade: '™',
	larr: '←',
	uarr: '↑',
	rarr: '→',
	darr: '↓',
	harr: '↔',
	rArr: '⇒',
	hArr: '⇔',
	minus: '−',
	radic: '√',
	infin: '∞',
	asymp: '≈',
	ne: '≠',
	le: '≤',
	ge: '≥',
	check: '✓',
	cross: '✗',
	star: '☆',
	starf: '★',
	hearts: '♥',
} as const;

const NAMES = new Map([
	...LATIN_1.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
	...Object.entries(OTHERS),
]);

/**
 * Decodes character references, by name or number (CommonMark, entity references).
 *
 * @param text e.g. `&copy;`, `&#169;` or `&#xA9;`, and what stands between them
 * @returns the text with the characters; U+FFFD for a number that is none; unknown names unchanged
 */
export const decodeHTMLStrict = (text: string): string =>
	text.replace(
		/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,31}));/gi,
		(reference, hex, decimal, name) => {
			if (name !== undefined) return NAMES.get(String(name)) ?? reference;
			const code = hex === undefined ? Number(decimal) : parseInt(String(hex), 16);
			const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
			return valid ? String.fromCodePoint(code) : '\ufffd';
		},
	);
