import { legalAddress, quoted } from '../writing/targets';
import { isNotBold, languageOf, stylesOf } from './attributes';
import type { ElementRole } from './elements';
import type { HtmlFlow } from './htmlFlow';
import type { ListsAndQuotes } from './listsAndQuotes';
import type { OpenTag } from './tagText';

/** What is to be done where an element ends that leaves nothing to do. */
export const nothing = (): void => {};

/**
 * Begins an element that is shown.
 *
 * @param tag its tag
 * @param role what becomes of it
 * @param isLayout of a table: whether it only places what is in it
 * @param flow takes words and lines
 * @param nesting takes lists and quotes
 * @returns ends the element
 */
export function beginElement(
	tag: OpenTag,
	role: ElementRole,
	isLayout: boolean,
	flow: HtmlFlow,
	nesting: ListsAndQuotes,
): () => void {
	const { phrase, tables } = flow;
	const { attributes } = tag;
	switch (role.role) {
		case 'style':
		case 'inline': {
			const isStyle = role.role === 'style' && !(role.style === 'bold' && isNotBold(attributes));
			const styles = isStyle ? [role.style] : stylesOf(attributes);
			for (const style of styles) phrase.style(style, 1);
			const lower = tag.name === 'sup' ? flow.raise() : nothing;
			return () => {
				lower();
				for (const style of styles) phrase.style(style, -1);
			};
		}
		case 'heading':
			flow.endBlock(true);
			phrase.style('bold', 1);
			return () => {
				phrase.style('bold', -1);
				flow.endHeading();
			};
		case 'block': {
			const bold = tag.name === 'summary' ? 1 : 0;
			flow.endBlock(role.gap);
			phrase.style('bold', bold);
			return () => {
				phrase.style('bold', -bold);
				flow.endBlock(role.gap);
			};
		}
		case 'quote':
			return nesting.beginQuote();
		case 'list':
			return nesting.beginList(role.ordered, attributes);
		case 'item':
			return nesting.beginItem(attributes);
		case 'table':
			flow.endBlock(true);
			tables.enter(isLayout);
			return () => {
				tables.leave();
				flow.endBlock(true);
			};
		case 'row':
			flow.endBlock();
			tables.beginRow();
			return () => {
				tables.endCell();
				flow.endBlock();
			};
		case 'cell': {
			if (tables.beginCell()) phrase.writer.cellBorder();
			flow.endBlock();
			const bold = role.header ? 1 : 0;
			phrase.style('bold', bold);
			return () => {
				phrase.style('bold', -bold);
				if (!tables.isInCell) flow.endBlock();
				tables.endCell();
			};
		}
		case 'code':
			return around(flow, '`', '`');
		case 'quotation':
			return around(flow, '“', '”');
		case 'pre':
			return flow.beginCode(languageOf(attributes));
		case 'link':
			if (attributes.href === undefined) return nothing;
			phrase.openLink(attributes.href.trim());
			return () => phrase.closeLink();
		case 'hidden':
			if (role.hint) leaveOut(tag, flow);
			return flow.hide();
		case 'media':
			writeMedia(tag, flow);
			return nothing;
		default:
			return nothing;
	}
}

function around(flow: HtmlFlow, before: string, after: string): () => void {
	flow.text(before);
	return () => flow.text(after);
}

function leaveOut({ name }: OpenTag, { phrase }: HtmlFlow): void {
	phrase.hints.add(`What stands in <${name}> cannot be shown in rich text; it was left out.`);
}

function writeMedia(tag: OpenTag, flow: HtmlFlow): void {
	const source = (tag.attributes.src ?? '').trim();
	if (legalAddress(source) === undefined) {
		leaveOut(tag, flow);
		return;
	}
	flow.phrase.hints.add(`The <${tag.name}> ${quoted(source)} was sent as a link.`);
	flow.link({ address: source, label: source });
}
