/** How a run of characters looks. */
export type Style =
	| 'bold'
	| 'italic'
	| 'boldItalic'
	| 'underline'
	| 'strike'
	| 'red'
	| 'green'
	| 'grey';

/** A piece of a line: plain characters, or something that is drawn differently. */
export type Inline =
	| string
	| { kind: 'styled'; style: Style; children: Inline[] }
	| { kind: 'link'; href: string; label: string }
	| { kind: 'mention'; id: string; name: string }
	| { kind: 'code'; text: string }
	| { kind: 'emoji'; name: string }
	| { kind: 'image'; key: string };

/** What one match of a dialect's pattern stands for. */
export type Token =
	| Exclude<Inline, { kind: 'styled' }>
	/** A tag that opens a style. */
	| { kind: 'open'; style: Style }
	/** A tag that closes whichever of these styles was opened last. */
	| { kind: 'close'; styles: readonly Style[] }
	/** A marker such as `**` that opens and closes a style. */
	| { kind: 'marker'; style: Style };

/** A way of writing inline markup. */
export interface Dialect {
	/** Global; must not need more than one pass over a text, whatever the text. */
	pattern: RegExp;
	token: (match: RegExpExecArray) => Token;
}

interface Frame {
	style: Style | undefined;
	/** What opened the frame, shown literally when nothing closes it. */
	literal: string;
	children: Inline[];
}

// Deeper nesting is shown literally, so that no message can exhaust the stack of the renderer.
const MAX_DEPTH = 12;

/**
 * Splits a text into its inline pieces in one pass. What is unbalanced or wrongly nested stays
 * literal, as in Feishu. Feishu docs: Send message content, text styles.
 *
 * @param text what somebody sent
 * @param dialect how to read it
 */
export function parseInline(text: string, dialect: Dialect): Inline[] {
	const root: Frame = { style: undefined, literal: '', children: [] };
	const stack: Frame[] = [root];
	const top = (): Frame => stack.at(-1) ?? root;
	const collapse = (): void => {
		const frame = stack.pop();
		if (frame) top().children.push(frame.literal, ...frame.children);
	};
	const open = (style: Style, literal: string): void => {
		if (stack.length > MAX_DEPTH) top().children.push(literal);
		else stack.push({ style, literal, children: [] });
	};
	const close = (styles: readonly Style[], literal: string): void => {
		const { style, children } = top();
		if (style === undefined || !styles.includes(style) || children.length === 0) {
			children.push(literal);
			return;
		}
		stack.pop();
		top().children.push({ kind: 'styled', style, children });
	};
	const toggle = (style: Style, literal: string, before: string, after: string): void => {
		const isOpen = stack.some((frame) => frame.style === style);
		if (isOpen && before.trim() !== '') {
			while (top().style !== style) collapse();
			close([style], literal);
		} else if (after.trim() !== '') open(style, literal);
		else top().children.push(literal);
	};

	let end = 0;
	for (const match of text.matchAll(dialect.pattern)) {
		const [literal] = match;
		if (match.index > end) top().children.push(text.slice(end, match.index));
		end = match.index + literal.length;
		const token = dialect.token(match);
		if (typeof token === 'string') top().children.push(token);
		else if (token.kind === 'open') open(token.style, literal);
		else if (token.kind === 'close') close(token.styles, literal);
		else if (token.kind === 'marker') {
			toggle(token.style, literal, text.charAt(match.index - 1), text.charAt(end));
		} else top().children.push(token);
	}
	top().children.push(text.slice(end));
	while (stack.length > 1) collapse();
	return root.children;
}
