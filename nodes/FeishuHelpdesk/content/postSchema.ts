import { InputError, excerpt } from '../shared/inputError';
import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json';

/** What an element must carry; `alone`: it takes a paragraph for itself. */
interface ElementRule {
	required: readonly string[];
	alone?: true;
}

/** Elements of a post and what they require (Feishu docs: im-v1, message content, post). */
const ELEMENTS = Object.freeze({
	text: { required: ['text'] },
	a: { required: ['text', 'href'] },
	at: { required: ['user_id'] },
	img: { required: ['image_key'], alone: true },
	media: { required: ['file_key'], alone: true },
	emotion: { required: ['emoji_type'] },
	hr: { required: [] },
	code_block: { required: ['text'] },
	md: { required: ['text'], alone: true },
} satisfies Record<string, ElementRule>);

type ElementTag = keyof typeof ELEMENTS;

const isTag = (tag: JsonValue | undefined): tag is ElementTag =>
	typeof tag === 'string' && Object.hasOwn(ELEMENTS, tag);

/**
 * Checks the body of a post in one language as strictly as Feishu's page describes it, since one
 * wrong element makes the whole send fail.
 *
 * @param value the value below the language, `{ title?, content }`
 * @param field label of the field it comes from
 * @param locale its language, for the message
 * @returns whether there is anything to read in it
 * @throws {InputError} naming paragraph and element (counted from 1)
 */
export function checkPostBody(value: JsonValue, field: string, locale: string): boolean {
	const fail = (problem: string, hint: string) => new InputError(field, problem, hint);
	if (!isJsonObject(value)) {
		throw fail(
			`has no object below '${locale}'`,
			'Write { "title": "…", "content": [[ … ]] } there.',
		);
	}
	const { title, content } = value;
	if (title !== undefined && typeof title !== 'string') {
		throw fail(`has a title in '${locale}' that is not text`, 'Put the title in quotes.');
	}
	if (!Array.isArray(content)) {
		throw fail(
			`has no list of paragraphs in '${locale}'`,
			'Write "content": [[ … ], [ … ]]: a list of paragraphs, each a list of elements.',
		);
	}
	const readable = content.map((paragraph, index) =>
		checkParagraph(paragraph, `paragraph ${index + 1} of '${locale}'`, fail),
	);
	return (title ?? '').trim() !== '' || readable.includes(true);
}

type Fail = (problem: string, hint: string) => InputError;

function checkParagraph(paragraph: JsonValue, place: string, fail: Fail): boolean {
	if (!Array.isArray(paragraph)) {
		throw fail(
			`has no list of elements in ${place}`,
			'Put the elements in brackets: [ { "tag": "text", … } ].',
		);
	}
	const readable = paragraph.map((element, index) =>
		checkElement(element, `element ${index + 1} in ${place}`, fail),
	);
	for (const element of paragraph) {
		const tag = isJsonObject(element) ? element.tag : undefined;
		if (isTag(tag) && 'alone' in ELEMENTS[tag] && paragraph.length > 1) {
			throw fail(
				`has '${tag}' beside other elements in ${place}`,
				`Give '${tag}' a paragraph of its own.`,
			);
		}
	}
	return readable.includes(true);
}

function checkElement(element: JsonValue, place: string, fail: Fail): boolean {
	if (!isJsonObject(element)) {
		throw fail(`has no object as ${place}`, 'Write { "tag": "text", "text": "…" }.');
	}
	const { tag } = element;
	if (!isTag(tag)) {
		throw fail(
			`has an unknown tag ${typeof tag === 'string' ? `'${excerpt(tag)}' ` : ''}as ${place}`,
			`Feishu knows ${Object.keys(ELEMENTS).join(', ')}.`,
		);
	}
	for (const name of ELEMENTS[tag].required) {
		const attribute = element[name];
		// Empty text is a blank line; an empty id, key or link makes Feishu refuse the message.
		if (typeof attribute !== 'string' || (name !== 'text' && attribute.trim() === '')) {
			throw fail(`has no '${name}' in ${place}`, `Every '${tag}' element needs "${name}": "…".`);
		}
	}
	if (tag === 'a') checkLink(element, place, fail);
	return tag === 'text' || tag === 'md' || tag === 'code_block'
		? String(element.text).trim() !== ''
		: true;
}

function checkLink(element: JsonObject, place: string, fail: Fail): void {
	const href = String(element.href);
	if (!isLegalLink(href)) throw fail(...illegalLink(href, place));
}

/**
 * Words a link that Feishu would refuse.
 *
 * @param href the address
 * @param place where it stands, e.g. `element 2 of paragraph 1`
 * @returns what is wrong, and what to do
 */
export function illegalLink(href: string, place: string): [problem: string, hint: string] {
	return [
		`has a link Feishu does not take in ${place}: '${excerpt(href)}'`,
		'Write the whole address, e.g. https://example.com/page. One wrong link makes Feishu refuse the whole message.',
	];
}

/**
 * Tells whether Feishu takes an address as the target of a link.
 *
 * @param href the address
 * @returns whether it is a whole web address; Feishu's page says nothing of other schemes, and one
 * refused link would cost the message
 */
export function isLegalLink(href: string): boolean {
	return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(href) && URL.canParse(href);
}
