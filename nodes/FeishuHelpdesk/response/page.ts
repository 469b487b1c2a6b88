import { markup, type Html } from './markup';
import { WORDS, type Language, type Notice } from './words';

/** What a page says above its form. */
export interface Heading {
	readonly title: string;
	/** Shown as typed, line breaks included. */
	readonly text: string;
}

/** A page of one request. */
export interface PageContext {
	readonly language: Language;
	/** Lets style and script of this page in, and no other. */
	readonly nonce: string;
}

// No font, no picture, no other address: nothing that a closed network would stop.
const STYLE: Html = {
	html: `:root{color-scheme:light dark;--a:#3370ff;--r:#d83931;--e:#8f959e}*{box-sizing:border-box}body{margin:0;padding:1rem;font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}main{max-width:32rem;margin:auto}h1{font-size:1.25rem;overflow-wrap:anywhere}p{white-space:pre-wrap;overflow-wrap:anywhere}small{color:var(--e)}label,legend{display:block;margin:1rem 0 .25rem;overflow-wrap:anywhere}fieldset{border:0;padding:0;margin:1rem 0 0}legend{padding:0}fieldset label{margin:.25rem 0}em{color:var(--r);font-style:normal}input:not([type=radio],[type=checkbox]),textarea,select{width:100%;font:inherit;padding:.5rem;border:1px solid var(--e);border-radius:6px}button{width:100%;margin:1.5rem 0 1rem;padding:.75rem;font:inherit;color:#fff;background:var(--a);border:0;border-radius:6px;overflow-wrap:anywhere}button.no{background:var(--r)}button:disabled{opacity:.5}`,
};

/** A double click would send twice, and the second answer be refused. */
const SCRIPT: Html = {
	html: "addEventListener('submit',e=>{e.target.querySelector('button').disabled=true})",
};

/**
 * Draws a page.
 *
 * @param context see {@link PageContext}
 * @param heading what it says
 * @param form what it asks; without one the page has no script
 * @returns the document
 */
export function page({ language, nonce }: PageContext, heading: Heading, form?: Html): string {
	const { lang, respond } = WORDS[language];
	const { title, text } = heading;
	const top = title !== '' && markup`<h1>${title}</h1>`;
	const script = form !== undefined && markup`<script nonce="${nonce}">${SCRIPT}</script>`;
	const head = markup`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title || respond}</title><style nonce="${nonce}">${STYLE}</style>`;
	return markup`<!doctype html><html lang="${lang}">${head}<main>${top}<p>${text}</p>${form ?? false}</main>${script}`
		.html;
}

/**
 * @param context see {@link PageContext}
 * @param about what to say
 * @param first a sentence before it
 * @returns a page that asks nothing
 */
export function noticePage(context: PageContext, about: Notice, first = ''): string {
	const [title = '', text = ''] = WORDS[context.language][about];
	return page(context, { title, text: first === '' ? text : `${first}\n${text}` });
}

/**
 * What the pages may load and do: themselves, and send their form back.
 *
 * @param nonce of the page
 * @returns headers by name
 */
export const pageHeaders = (nonce: string): Record<string, string> => ({
	'Content-Type': 'text/html; charset=utf-8',
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex',
	'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; sandbox allow-forms allow-scripts`,
});
