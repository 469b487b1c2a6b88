import { excerpt } from '../../shared/inputError';
import { escapeCardMarkdown } from '../cardMarkdown';
import type { Hints } from '../writing/hints';
import {
	addressText,
	isImageKey,
	legalAddress,
	refusedImage,
	refusedLink,
} from '../writing/targets';

/** An address in a text, with what stands for it. */
export interface Target {
	label: string;
	address: string;
	title: string;
}

/** What is inside the brackets of `[label](…)`: an address, and a title behind it. */
const INNER = /^\s*<?(.*?)>?(?:\s+(?:"([^"]*)"|'([^']*)'))?\s*$/s;

/**
 * @param label what stands between `[` and `]`
 * @param inner what stands between `(` and `)`
 */
export function readTarget(label: string, inner: string): Target {
	const [, address = '', double, single] = INNER.exec(inner) ?? [];
	return { label, address: address.trim(), title: double ?? single ?? '' };
}

/**
 * @param address where a link leads
 * @returns whether Feishu takes it
 */
export const isOpenable = (address: string): boolean => legalAddress(address.trim()) !== undefined;

/** On phones a number to call (Feishu docs: card JSON 1.0, rich text: `tel://`). */
const PHONE = /^tel:\/\/[\d+*#-]+$/;

/**
 * Writes a link; text where Feishu would refuse the address, and with it the whole card.
 *
 * @param target the label already is card Markdown
 * @param hints takes what was changed
 * @returns card Markdown
 */
export function writeLink({ label, address, title }: Target, hints: Hints): string {
	const rest = title === '' ? '' : ` (${title})`;
	const href = PHONE.test(address) ? address : legalAddress(address);
	if (href !== undefined) {
		return `[${label.trim() === '' ? inBrackets(href) : label}](${inParentheses(href)})${rest}`;
	}
	if (address === `mailto:${label.trim()}`) return `${label}${rest}`;
	hints.add(refusedLink(address, label));
	const shown = label.trim() === '' || label.trim() === address ? address : label;
	return `${shown}${shown === address || address === '' ? '' : ` (${addressText(address)})`}${rest}`;
}

/**
 * Writes an image: Feishu shows uploaded ones only, and refuses the whole card for any other.
 *
 * @param target the label is what stands for the image
 * @param hints takes what was changed
 * @returns card Markdown
 */
export function writeImage({ label, address, title }: Target, hints: Hints): string {
	if (isImageKey(address)) return `![${label}](${address})`;
	const href = legalAddress(address);
	hints.add(refusedImage(address, href, 'a card'));
	const rest = title === '' ? '' : ` (${title})`;
	if (href === undefined) {
		// What is in the image itself, as in mails, says nothing to a reader.
		const shown = /^(?:data|cid|blob):/i.test(address) ? '' : excerpt(address, 200);
		const both =
			label.trim() !== '' && shown !== '' ? `${label} (${shown})` : label.trim() || shown;
		return `${both}${rest}`;
	}
	return `[${label.trim() === '' ? inBrackets(href) : label}](${inParentheses(href)})${rest}`;
}

/** An address as the text of a link: its underscores and stars style nothing. */
export const inBrackets = (address: string): string => escapeCardMarkdown(address);

/** Brackets that are not in pairs would end the target too early. */
function inParentheses(address: string): string {
	const isPaired = /^(?:[^()]|\([^()]*\))*$/.test(address);
	return isPaired ? address : address.replace(/\(/g, '%28').replace(/\)/g, '%29');
}
