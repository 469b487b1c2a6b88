import { isPixel, isUnseen, sourceOf } from './attributes';
import type { ElementRole } from './elements';
import type { HtmlFlow } from './htmlFlow';
import type { OpenTag } from './tagText';

type Shows = Extract<ElementRole, { role: 'void' }>['shows'];
type Attributes = OpenTag['attributes'];

/**
 * Writes an element without content.
 *
 * @param shows what becomes of it; in code only a line break counts
 * @param attributes of its tag
 * @param flow takes it
 */
export function writeVoid(shows: Shows, attributes: Attributes, flow: HtmlFlow): void {
	if (flow.isHidden || isUnseen(attributes)) return;
	if (flow.isCode) {
		if (shows === 'break') flow.text('\n');
		return;
	}
	if (shows === 'break') flow.breakLine();
	if (shows === 'rule') {
		flow.endBlock();
		flow.phrase.writer.alone({ tag: 'hr' });
	}
	if (shows === 'input') writeInput(attributes, flow);
	if (shows === 'image' && !isPixel(attributes)) {
		const source = sourceOf(attributes);
		const alt = (attributes.alt ?? '').trim();
		if (source === '') flow.text(alt);
		else flow.image({ source, alt });
	}
}

/** A task list of GitHub has boxes; what a form was filled with is text. */
function writeInput({ type = 'text', checked, value = '' }: Attributes, flow: HtmlFlow): void {
	if (type === 'checkbox' || type === 'radio') flow.text(checked === undefined ? '☐ ' : '☑ ');
	else if (type !== 'hidden' && type !== 'password') flow.text(value);
}
