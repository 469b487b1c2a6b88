/**
 * What the build puts in the place of the package `entities`: its table of 2,125 names makes 19 kB,
 * and people use the names of HTML 4. A name that is not here stays as it is written.
 */

/** U+00A0 to U+00FF, in order. */
const LATIN_1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** U+0391 to U+03C9, in order; there is no U+03A2. */
const GREEK =
	'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';

/** Signs by which programs escape ASCII. */
const ASCII =
	'Tab \t NewLine \n excl ! num # dollar $ percnt % lpar ( rpar ) ast * plus + comma , period . sol / colon : semi ; equals = quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] Hat ^ lowbar _ grave ` lcub { lbrace { verbar | vert | rcub } rbrace }';

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
	spades: '♠',
	clubs: '♣',
	diams: '♦',
	loz: '◊',
	crarr: '↵',
	lArr: '⇐',
	uArr: '⇑',
	dArr: '⇓',
	forall: '∀',
	part: '∂',
	exist: '∃',
	empty: '∅',
	nabla: '∇',
	isin: '∈',
	prod: '∏',
	sum: '∑',
	prop: '∝',
	ang: '∠',
	and: '∧',
	or: '∨',
	cap: '∩',
	cup: '∪',
	int: '∫',
	there4: '∴',
	sim: '∼',
	cong: '≅',
	equiv: '≡',
	sub: '⊂',
	sup: '⊃',
	perp: '⊥',
	sdot: '⋅',
	OElig: 'Œ',
	oelig: 'œ',
	Scaron: 'Š',
	scaron: 'š',
	Yuml: 'Ÿ',
	circ: 'ˆ',
	tilde: '˜',
	fnof: 'ƒ',
	lrm: '\u200e',
	rlm: '\u200f',
	hyphen: '‐',
	numsp: '\u2007',
	hairsp: '\u200a',
} as const;

const inOrder = (names: string, first: number) =>
	names.split(' ').map((name, index) => [name, String.fromCharCode(first + index)] as const);

const NAMES = new Map<string, string>([
	...inOrder(LATIN_1, 0xa0),
	...inOrder(GREEK, 0x391),
	...Array.from(
		ASCII.matchAll(/([A-Za-z]+) ([^])(?: |$)/g),
		([, name = '', sign = '']) => [name, sign] as const,
	),
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
