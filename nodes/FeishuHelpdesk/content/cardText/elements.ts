/** Tags that a card draws itself (Feishu docs: card JSON 1.0, rich text). */
export const NATIVE: ReadonlySet<string> = new Set(['font', 'text_tag', 'link', 'person']);

/** Tags of HTML that style what is inside, by what the card writes around it. */
export const STYLES: ReadonlyMap<string, string> = new Map([
	['b', '**'],
	['strong', '**'],
	['th', '**'],
	['summary', '**'],
	['dt', '**'],
	['i', '*'],
	['em', '*'],
	['cite', '*'],
	['dfn', '*'],
	['var', '*'],
	['s', '~~'],
	['strike', '~~'],
	['del', '~~'],
]);

/** Tags of HTML that take lines of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
	(
		'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption ' +
		'figure footer form header hgroup html legend li main nav ol p pre section summary table ' +
		'tbody tfoot thead caption tr ul h1 h2 h3 h4 h5 h6'
	).split(' '),
);

/** Tags of HTML that change nothing which a card can show. */
export const PLAIN: ReadonlySet<string> = new Set(
	(
		'abbr acronym bdi bdo big blink button code colgroup col data font ins kbd label mark meter ' +
		'nobr o:p output progress q rp rt ruby samp small span sub sup td time tt u wbr area base ' +
		'basefont input link map meta param source track picture video canvas select optgroup option ' +
		'text_tag person font at'
	).split(' '),
);

/** Tags of HTML whose content nobody is meant to read. */
export const HIDDEN: ReadonlySet<string> = new Set(
	'applet audio embed frameset head iframe math noframes noscript object script style svg template textarea title'.split(
		' ',
	),
);

/** @returns whether a name is one of HTML, so that its tag is no text of the author */
export const isHtml = (name: string): boolean =>
	STYLES.has(name) ||
	BLOCKS.has(name) ||
	PLAIN.has(name) ||
	HIDDEN.has(name) ||
	['a', 'br', 'hr', 'img'].includes(name);
