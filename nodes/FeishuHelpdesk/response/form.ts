import { markup, type Html } from './markup';
import type { FormField } from './question';
import type { WORDS, Language } from './words';

type Words = (typeof WORDS)[Language];

/** What a request brings along, by the name of the element. */
export type Body = Readonly<Record<string, unknown>>;

/** What is wrong with what was entered, by the place of the element. */
export type Problems = ReadonlyMap<number, 'missing' | 'unfit'>;

// Names of our own: a label may be anything.
const nameOf = (index: number) => `field-${index}`;

/**
 * Draws the elements of a form.
 *
 * @param fields the elements
 * @param words of the page
 * @param given what was entered, and what is wrong with it
 */
export const drawForm = (
	fields: readonly FormField[],
	words: Words,
	given: { body: Body; problems: Problems },
): Html[] =>
	fields.map((field, index) => {
		const problem = given.problems.get(index);
		const entered = entriesOf(given.body, index);
		const star = field.required && field.label !== '' && markup` <em>*</em>`;
		const label = markup`${field.label}${star}`;
		const note = problem !== undefined && markup`<em role="alert">${words[problem]}</em>`;
		return markup`${draw(field, nameOf(index), label, entered, words)}${note}`;
	});

function draw(field: FormField, name: string, label: Html, entered: string[], words: Words): Html {
	const { type, placeholder, options } = field;
	const required = field.required && markup` required`;
	const [value = ''] = entered;
	if (type === 'radio' || type === 'checkbox') {
		const must = type === 'radio' && required;
		const inputs = options.map((option) => {
			const on = entered.includes(option) && markup` checked`;
			return markup`<label><input type="${type}" name="${name}" value="${option}"${must}${on}> ${option}</label>`;
		});
		return markup`<fieldset><legend>${label}</legend>${inputs}</fieldset>`;
	}
	const above = markup`<label for="${name}">${label}</label>`;
	const same = markup`id="${name}" name="${name}"${required}`;
	const hint = placeholder !== '' && markup` placeholder="${placeholder}"`;
	if (type === 'textarea') {
		// The parser of HTML skips a line break at the start.
		return markup`${above}<textarea ${same} rows="5"${hint}>\n${value}</textarea>`;
	}
	if (type === 'dropdown') {
		const choices = options.map((option) => {
			const on = option === value && markup` selected`;
			return markup`<option value="${option}"${on}>${option}</option>`;
		});
		return markup`${above}<select ${same}><option value="">${words.choose}</option>${choices}</select>`;
	}
	const step = type === 'number' && markup` step="any"`;
	return markup`${above}<input ${same} type="${type}" value="${value}"${hint}${step}>`;
}

/** Browsers write line breaks in their own way (HTML, form submission), and send an empty element, too. */
const entriesOf = (body: Body, index: number): string[] =>
	[body[nameOf(index)] ?? []]
		.flat()
		.map((entry) => String(entry).replace(/\r\n?/g, '\n'))
		.filter((entry) => entry.trim() !== '');

/** What was entered in an element; nothing is `null`. */
type Entry = string | number | readonly string[] | null;

/**
 * Reads what was entered. A browser has checked it, but a request need not come from one.
 *
 * @param fields the elements
 * @param body of the request
 * @returns the entries in the order of the elements, or what is wrong with them
 */
export function readForm(
	fields: readonly FormField[],
	body: Body,
): { entries: Entry[]; problems: Problems } {
	const problems = new Map<number, 'missing' | 'unfit'>();
	const entries = fields.map(({ type, required, options }, index): Entry => {
		const entered = entriesOf(body, index);
		const [first] = entered;
		if (first === undefined) {
			if (required) problems.set(index, 'missing');
			return type === 'checkbox' ? [] : null;
		}
		const number = Number(first);
		const isUnfit =
			(isChoice(type) && entered.some((entry) => !options.includes(entry))) ||
			(type !== 'checkbox' && entered.length > 1) ||
			(type === 'number' && !Number.isFinite(number)) ||
			(type === 'email' && !/^[^\s@]+@[^\s@]+$/.test(first)) ||
			(type === 'date' && Number.isNaN(Date.parse(first)));
		if (isUnfit) problems.set(index, 'unfit');
		if (type === 'checkbox') return entered;
		return type === 'number' ? number : first;
	});
	return { entries, problems };
}

/**
 * @param type of an element
 * @returns whether it offers options
 */
export const isChoice = (type: FormField['type']): boolean =>
	type === 'dropdown' || type === 'radio' || type === 'checkbox';
