import type { TextStyle } from '../postElement';
import { codeLanguage } from '../writing/languages';
import { legalAddress } from '../writing/targets';
import type { OpenTag } from './tagText';

type Attributes = OpenTag['attributes'];

/** What counts who has opened a mail. */
export const isPixel = ({ width, height, alt }: Attributes) =>
	Number(width ?? 2) <= 1 && Number(height ?? 2) <= 1 && (alt ?? '') === '';

const EMOJI = /^[\p{Extended_Pictographic}\p{RI}][^\s\w]*$/u;

/**
 * Where a picture is: of one that is loaded when it is looked at, `src` is missing or a stand-in.
 *
 * @returns the address; `''` of an emoji, too, of which the text says all
 */
export const sourceOf = ({ src = '', alt = '', 'data-src': later = '' }: Attributes): string =>
	EMOJI.test(alt.trim()) ? '' : (legalAddress(later.trim()) === undefined ? src : later).trim();

/** What no browser shows. */
export const isUnseen = ({ hidden, style = '' }: Attributes) =>
	(hidden !== undefined && hidden !== 'until-found') ||
	/(?:^|[;\s])(?:display:\s*none|visibility:\s*hidden)/i.test(style);

/** Whether spaces and line ends are shown, as of plain text that a program put into a page. */
export const keepsSpace = ({ style = '' }: Attributes) =>
	/white-space:\s*(?:pre|break)/i.test(style);

/** Google Docs puts all that is copied into such a `b`. */
export const isNotBold = ({ style = '' }: Attributes) =>
	/font-weight:\s*(?:normal|[1-4]00)/i.test(style);

/** Editors and office programs style by CSS. */
const CSS = [
	['bold', /font-weight:\s*(?:bold|[6-9]00)/i],
	['italic', /font-style:\s*(?:italic|oblique)/i],
	['underline', /text-decoration[\w-]*:[^;]*underline/i],
	['lineThrough', /text-decoration[\w-]*:[^;]*line-through/i],
] as const satisfies ReadonlyArray<readonly [TextStyle, RegExp]>;

export const stylesOf = ({ style = '' }: Attributes): TextStyle[] =>
	CSS.flatMap(([name, rule]) => (rule.test(style) ? [name] : []));

/** `language-js` (WHATWG HTML, the code element), `lang-js`, GitHub's `highlight-source-js`. */
export const languageOf = ({ class: names = '', lang }: Attributes) =>
	codeLanguage(/(?:language|lang|highlight-source)-([\w+#]+)/.exec(names)?.[1] ?? lang ?? '');
