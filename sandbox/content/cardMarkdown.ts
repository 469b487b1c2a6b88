import { safeUrl } from './webUrl';

/** Fenced code, in which nothing is markup. */
const FENCED = /^ {0,3}(```+)[ \t]*[\w+#.-]*[ \t]*\n(?:[\s\S]*?\n)? {0,3}\1`*[ \t]*$/gm;
const IMAGE = /!\[[^[\]\n]*\]\(([^()\n]*)\)/g;
const LINK = /(?<!!)\[[^[\]\n]*\]\(((?:[^()\n]|\([^()\n]*\))*)\)/g;
const TAG_LINK = /<(?:a\s+href|link\b[^<>]*?\surl)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s<>]*))/gi;

/**
 * Feishu docs: Card JSON 1.0, rich text: images by image_key; links with http or https, and tel:// on
 * phones; `$name` stands for addresses in `href`.
 *
 * @param markdown of a card
 * @param hasCode whether it may hold fenced code; lark_md may not. Feishu docs: Feishu Card FAQs
 * @returns why Feishu would refuse it; `undefined` when it takes it
 */
export function markdownProblem(markdown: string, hasCode: boolean): string | undefined {
	const text = withoutCode(markdown, hasCode);
	const image = markdownImages(text, false).find((key) => !/^img_[\w-]+$/.test(key));
	if (image !== undefined) return `ErrCode: 200570; invalid image key ${image}`;
	const targets = [
		...[...text.replace(IMAGE, 'x').matchAll(LINK)].map(([, target = '']) => target),
		...[...text.matchAll(TAG_LINK)].map(([, a, b, c]) => a ?? b ?? c ?? ''),
	];
	const wrong = targets.find((target) => !isTarget(target.trim()));
	return wrong === undefined ? undefined : `illegal URL ${wrong}`;
}

/** @returns the image keys that a markdown text names */
export const markdownImages = (markdown: string, hasCode: boolean): string[] =>
	[...withoutCode(markdown, hasCode).matchAll(IMAGE)].map(([, key = '']) => key.trim());

const withoutCode = (markdown: string, hasCode: boolean): string =>
	hasCode ? markdown.replace(FENCED, '') : markdown;

const isTarget = (target: string): boolean =>
	/^\$\w+$/.test(target) ||
	/^tel:\/\/[\d+*#-]+$/.test(target) ||
	(safeUrl(target) !== undefined && !/\s/.test(target));
