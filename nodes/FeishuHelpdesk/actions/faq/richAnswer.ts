import { type JsonObject, listIn } from '../../shared/json';

/**
 * Makes plain text of a rich answer (Feishu docs: helpdesk-v1, rich text of the knowledge base).
 *
 * @param faq as Feishu sent it
 * @returns the text; a link is its label and address, a picture is left out
 */
export function richAnswerText(faq: JsonObject): string {
	return listIn(faq, 'answer_richtext').map(textOf).join('');
}

/**
 * @param faq as Feishu sent it
 * @returns the keys of the pictures in its answer, each once
 */
export function imageKeysOf(faq: JsonObject): string[] {
	const keys = listIn(faq, 'answer_richtext').flatMap(({ type, key }) =>
		type === 'img' && typeof key === 'string' && key !== '' ? [key] : [],
	);
	return [...new Set(keys)];
}

function textOf({ type, content, text, url }: JsonObject): string {
	if (type === 'hyperlink') return linkText(String(text ?? ''), String(url ?? ''));
	if (type === 'text') return content === '' ? '\n' : String(content ?? '');
	// One page writes a line break as a text without content, another as a type of its own.
	return type === 'line break' ? '\n' : '';
}

function linkText(text: string, url: string): string {
	if (url === '' || text === url) return text;
	return text === '' ? url : `${text} (${url})`;
}
