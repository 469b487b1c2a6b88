import type { Faq } from './faqs';

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Filters the list of FAQs. Feishu docs: List FAQs, parameter `search`.
 *
 * @param faq one of them
 * @param text part of a question, of a tag or of an author's name
 * @returns whether it is in the list
 */
export function isListed(faq: Faq, text: string): boolean {
	const wanted = fold(text);
	const { question, tags, creator, editor } = faq;
	return [question, ...tags, creator.name, editor.name].some((part) => fold(part).includes(wanted));
}

/**
 * Searches for words in questions, answers and tags. What is between spaces is looked for as it
 * is; if that fails, its words are, so that a Chinese sentence or a question mark finds, too.
 *
 * @param faq one of them
 * @param query what somebody asked
 * @returns whether all of the query is found
 */
export function isFound(faq: Faq, query: string): boolean {
	const text = fold([faq.question, faq.answer, ...faq.tags].join('\n'));
	return fold(query)
		.split(/\s+/)
		.every((part) => text.includes(part) || hasWords(text, part));
}

function hasWords(text: string, part: string): boolean {
	const words = [...WORDS.segment(part)].filter(({ isWordLike }) => isWordLike);
	return words.length > 0 && words.every(({ segment }) => text.includes(segment));
}

// Full-width letters and digits count as plain ones.
function fold(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}
