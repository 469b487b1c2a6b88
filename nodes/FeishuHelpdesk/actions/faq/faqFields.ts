import { field, shownFor, type Field } from '../../fields/field';
import { splitList } from '../../fields/list';
import { optionalLocator } from '../../fields/locator';
import type { Params } from '../../fields/params';
import type { ConvertedPost } from '../../content/convertedPost';
import { identifierText } from '../../shared/identifier';
import { InputError } from '../../shared/inputError';
import { isJsonObject, listIn, type JsonObject, type JsonValue } from '../../shared/json';
import { parseJsonField } from '../../shared/parseField';
import { given } from '../../engine/writing';
import { categoryLocator } from '../category/categoryLocator';

/** What is asked. */
export const questionField = field({
	displayName: 'Question',
	name: 'question',
	type: 'string',
	default: '',
	placeholder: 'e.g. How do I reset my password?',
	description: 'What people ask',
});

/** Where it stands, and how it is found. */
export const placeFields = [
	optionalLocator(categoryLocator, {
		displayName: 'Category',
		name: 'categoryId',
		description: 'The category of the knowledge base in which it stands',
	}),
	field({
		displayName: 'Similar Questions',
		name: 'tags',
		type: 'string',
		default: '',
		placeholder: 'e.g. Password lost, Can’t sign in',
		description: 'Other ways to ask it. Several are separated by commas or line breaks.',
	}),
];

const MODES = ['text', 'markdown', 'html', 'json'] as const;

const KEEP = { name: 'Keep', value: 'keep', description: 'The answer stays as it is' };

const modeField = field({
	displayName: 'Answer As',
	name: 'answerMode',
	type: 'options',
	options: [
		{ name: 'HTML', value: 'html', description: 'Of HTML Feishu keeps text, links and lines' },
		{ name: 'JSON', value: 'json', description: "Feishu's own nodes: text and hyperlink" },
		{ name: 'Markdown', value: 'markdown', description: 'Feishu keeps text, links and lines' },
		{ name: 'Text', value: 'text', description: 'Plain text' },
	],
	default: 'text',
	description: 'How the answer is written',
});

const answers = {
	text: answer('Answer', 'answerText'),
	markdown: answer('Answer (Markdown)', 'answerMarkdown'),
	html: answer('Answer (HTML)', 'answerHtml'),
	json: field({
		displayName: 'Answer (JSON)',
		name: 'answerJson',
		type: 'json',
		default: '[\n  { "type": "text", "content": "" }\n]',
		description: 'A list of nodes, as Feishu documents the rich text of the knowledge base',
	}),
} as const;

function answer<Name extends string>(displayName: string, name: Name): Field<Name> {
	return field({
		displayName,
		name,
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'What people read',
	});
}

const shown = MODES.map((mode) => shownFor(answers[mode], { answerMode: [mode] }));

/** The answer of a new FAQ. */
export const answerFields = [modeField, ...shown];

/** The answer of one that exists. */
export const keptAnswerFields = [
	field({
		...modeField,
		name: 'answerMode',
		options: [...(modeField.options ?? []), KEEP],
		default: 'keep',
	}),
	...shown,
];

type AnswerName = 'answerMode' | 'answerText' | 'answerMarkdown' | 'answerHtml' | 'answerJson';

/** An answer as Feishu takes it, plain or as nodes. */
export interface Answer {
	plain?: string;
	nodes?: JsonObject[];
	hints: string[];
}

/**
 * Reads the answer.
 *
 * @param params the item's fields
 * @returns the answer
 * @throws {InputError} when it is empty
 */
export async function readAnswer(params: Params<AnswerName>): Promise<Answer> {
	const mode = params.choice('answerMode', MODES);
	const { name } = answers[mode];
	const label = params.label(name as AnswerName);
	const empty = () => new InputError(label, 'is empty', 'Write the answer.');
	if (mode === 'json') return { nodes: readNodes(params.value('answerJson'), label), hints: [] };
	const text = params.text(name as AnswerName);
	if (text.trim() === '') throw empty();
	if (mode === 'text') return { plain: text, hints: [] };
	const post =
		mode === 'html'
			? (await import('../../content/html')).htmlToPost(text)
			: (await import('../../content/markdown')).markdownToPost(text);
	const { nodes, hints } = nodesOf(post);
	if (nodes.length === 0) throw empty();
	return { nodes, hints };
}

function readNodes(value: unknown, label: string): JsonObject[] {
	const wrapped = parseJsonField(
		typeof value === 'string' ? `{"nodes":${value || '[]'}}` : { nodes: value },
		label,
		'a list of nodes',
	);
	const { nodes } = wrapped;
	const isNode = (node: JsonValue): node is JsonObject =>
		isJsonObject(node) && typeof node.type === 'string';
	if (Array.isArray(nodes) && nodes.length > 0 && nodes.every(isNode)) return nodes;
	throw new InputError(
		label,
		'is no list of nodes',
		'Write [ { "type": "text", "content": "…" } ].',
	);
}

/** Feishu docs: helpdesk-v1, rich text of the knowledge base: an empty text is a line break. */
function nodesOf({ content, hints }: ConvertedPost): { nodes: JsonObject[]; hints: string[] } {
	const lost = new Set<string>();
	const lines = content.map((paragraph) =>
		paragraph.flatMap((element): JsonObject[] => {
			switch (element.tag) {
				case 'text':
					return element.text === '' ? [] : [{ type: 'text', content: element.text }];
				case 'a':
					return [{ type: 'hyperlink', text: element.text, url: element.href }];
				case 'code_block':
					return [{ type: 'text', content: element.text }];
				case 'img':
					lost.add('An answer takes no pictures of messages; one was left out.');
					return [];
				default:
					return [];
			}
		}),
	);
	const nodes = lines.flatMap((line, index) =>
		index === 0 ? line : [{ type: 'text', content: '' }, ...line],
	);
	return { nodes, hints: [...hints, ...lost] };
}

/**
 * @param faq as Feishu sent it
 * @returns its answer, as a change of it takes it
 */
export function answerOf(faq: JsonObject): JsonObject {
	const nodes = listIn(faq, 'answer_richtext');
	return nodes.length > 0 ? { answer_richtext: nodes } : given({ answer: faq.answer });
}

/**
 * @param params with the question
 * @param name of the field
 * @returns the question
 * @throws {InputError} when it is empty
 */
export function readQuestion<Name extends string>(params: Params<Name>, name: Name): string {
	const question = params.text(name).trim();
	if (question !== '') return question;
	throw new InputError(params.label(name), 'is empty', 'Write the question.');
}

/**
 * @param params with category and similar questions
 * @param collection in which they stand
 * @returns what was added of them
 */
export function readPlace<Collection extends 'additionalFields' | 'updateFields'>(
	params: Params<`${Collection}.${'categoryId' | 'tags'}`>,
	collection: Collection,
): JsonObject {
	const category = `${collection}.categoryId` as const;
	const tags = `${collection}.tags` as const;
	const categoryId = identifierText(params.locator(category).value, params.label(category));
	return {
		...(categoryId !== '' && { category_id: categoryId }),
		...(params.has(tags) && { tags: splitList(params.value(tags), params.label(tags)) }),
	};
}
