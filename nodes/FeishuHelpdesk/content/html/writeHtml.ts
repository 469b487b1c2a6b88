import { roleOf } from './elements';
import type { HtmlEvent } from './htmlEvents';
import type { HtmlTags } from './htmlTags';
import { bracketed } from '../writing/targets';
import { mentionedUser } from './mentionTag';
import type { Tag } from './tagText';

/** Space of HTML that is shown as one space; a no-break space is none of it. */
const SPACE = /[ \t\n\r\f]+/g;

/**
 * Writes a document, or a part of one.
 *
 * @param events what {@link readHtml} found
 * @param tags takes tags and text
 */
export function writeHtml(events: readonly HtmlEvent[], tags: HtmlTags): void {
	let afterSpace = true;
	const closed = closedNames(events);
	for (let index = 0; index < events.length; index++) {
		const event = events[index];
		if (event === undefined) break;
		if (event.kind === 'text') {
			writeText(event.text);
			continue;
		}
		const { tag, isLayout } = event;
		const userId =
			tag.kind === 'open' && tag.name === 'at' ? mentionedUser(tag.attributes) : undefined;
		if (userId !== undefined) {
			const inner = tag.written.endsWith('/>') ? undefined : nameIn(events, index);
			tags.mention(userId, tag.written + (inner?.written ?? ''));
			index += inner?.events ?? 0;
			afterSpace = false;
			continue;
		}
		if (!tags.tag(tag, isLayout)) writeUnknown(tag);
		else if (tags.isLineStart || tag.name === 'input') afterSpace = true;
		else if (showsSomething(tag)) afterSpace = false;
	}

	/** An element that is used as one is HTML of some program; else `<…>` is a word, or an address. */
	function writeUnknown(tag: Tag): void {
		const isElement =
			tag.kind === 'close' ||
			(tag.kind === 'open' &&
				(closed.has(tag.name) ||
					tag.name.includes(':') ||
					Object.values(tag.attributes).some((value) => value !== '')));
		const [, inner] = /^<((?:https?:\/\/|mailto:)[^<>"]+)>$/i.exec(tag.written) ?? [];
		if (inner !== undefined) {
			tags.link(bracketed(inner));
			afterSpace = false;
		} else if (!isElement) writeText(tag.written);
	}

	function writeText(text: string): void {
		if (tags.isPreformatted) {
			tags.text(text.replace(/\r\n?/g, '\n'));
			afterSpace = false;
			return;
		}
		const spaced = text.replace(SPACE, ' ');
		const shown = afterSpace && spaced.startsWith(' ') ? spaced.slice(1) : spaced;
		if (shown === '') return;
		tags.text(shown);
		afterSpace = shown.endsWith(' ');
	}
}

/** Whether the tag itself writes something, so that the space behind it counts. */
const showsSomething = (tag: Tag) =>
	tag.name === 'at' ||
	['void', 'media', 'code', 'quotation'].includes(roleOf(tag.name)?.role ?? '');

const closedNames = (events: readonly HtmlEvent[]) =>
	new Set(
		events.flatMap((event) =>
			event.kind === 'tag' && event.tag.kind === 'close' ? [event.tag.name] : [],
		),
	);

/** What ends a mention that has nothing but a name in it; it is not kept, since Feishu shows the person's own. */
function nameIn(events: readonly HtmlEvent[], start: number) {
	const next = events[start + 1];
	const name = next?.kind === 'text' ? next.text : undefined;
	const close = name === undefined ? next : events[start + 2];
	return close?.kind === 'tag' && close.tag.kind === 'close' && close.tag.name === 'at'
		? { written: (name ?? '') + close.tag.written, events: name === undefined ? 1 : 2 }
		: undefined;
}
