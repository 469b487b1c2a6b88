import { html } from 'hono/html';

import type { Dialect } from './inline';
import { inlineHtml, type Html, type Known } from './inlineHtml';

/**
 * Draws text of several lines: paragraphs, lists, quotes, dividers and fenced code.
 * Feishu docs: Send message content, the md tag; card markdown knows the same blocks.
 *
 * @param text what somebody sent
 * @param dialect how its lines are written
 */
export function blocksHtml(text: string, dialect: Dialect, known: Known): Html {
	const blocks: Html[] = [];
	const lines = text.split(/\r?\n/);
	let at = 0;
	while (at < lines.length) {
		const fence = /^\s*```(\w*)\s*$/.exec(lines[at] ?? '');
		if (fence) {
			const end = lines.findIndex((line, index) => index > at && /^\s*```\s*$/.test(line));
			const last = end === -1 ? lines.length : end;
			blocks.push(codeHtml(lines.slice(at + 1, last).join('\n'), fence[1] ?? ''));
			at = last + 1;
			continue;
		}
		blocks.push(lineHtml(lines[at] ?? '', dialect, known));
		at += 1;
	}
	return html`<div class="blocks">${blocks}</div>`;
}

/** Draws a block of code. @param language shown above it, may be empty */
export function codeHtml(code: string, language: string): Html {
	const label = language ? html`<span class="language">${language.toLowerCase()}</span>` : '';
	return html`<pre class="code">${label}<code>${code}</code></pre>`;
}

function lineHtml(line: string, dialect: Dialect, known: Known): Html {
	if (/^\s*---+\s*$/.test(line)) return html`<hr />`;
	const quote = /^> ?(.*)$/.exec(line);
	if (quote) return html`<blockquote>${inlineHtml(quote[1] ?? '', dialect, known)}</blockquote>`;
	const item = /^( *)(-|\d{1,9}\.) (.*)$/.exec(line);
	if (item) {
		const level = Math.min(3, Math.floor((item[1] ?? '').length / 4));
		const marker = item[2] === '-' ? '•' : item[2];
		return html`<p class="item level-${level}">
			<span class="marker">${marker}</span><span>${inlineHtml(item[3] ?? '', dialect, known)}</span>
		</p>`;
	}
	return html`<p>${inlineHtml(line, dialect, known)}</p>`;
}
