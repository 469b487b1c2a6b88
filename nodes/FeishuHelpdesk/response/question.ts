import { isJsonObject } from '../shared/json';
import { isToken } from './token';

/** What people can answer with. */
export const RESPONSE_TYPES = ['approval', 'freeText', 'customForm'] as const;

/** What an element of a form can be. */
export const FIELD_TYPES = [
	'text',
	'textarea',
	'number',
	'email',
	'date',
	'dropdown',
	'radio',
	'checkbox',
] as const;

/** In what language the pages are; `auto`: the reader's. */
export const PAGE_LANGUAGES = ['auto', 'zh', 'en'] as const;

/** An element of a form. */
export interface FormField {
	/** Also the name of the answer in the output. */
	readonly label: string;
	readonly type: (typeof FIELD_TYPES)[number];
	readonly placeholder: string;
	readonly required: boolean;
	/** What can be chosen; only of types that offer a choice. */
	readonly options: readonly string[];
}

/** Somebody who got a link. */
export interface Recipient {
	/** Of the link's token, see {@link isToken}. */
	readonly hash: string;
	/** As the output names the person. */
	readonly responder: { readonly id: string; readonly email?: string; readonly mobile?: string };
	readonly messageId: string | null;
}

/** What was asked, as it stood when the card went out. Plain text, all of it. */
export interface Question {
	/** Differs for each time that something is asked. */
	readonly id: string;
	readonly subject: string;
	readonly message: string;
	readonly responseType: (typeof RESPONSE_TYPES)[number];
	/** The choices of an approval, by `approved`; where one is missing, nobody was offered it. */
	readonly labels: { readonly true: string; readonly false?: string };
	readonly askForComment: boolean;
	/** The elements of the form; of a free text one. */
	readonly form: readonly FormField[];
	readonly formTitle: string;
	readonly formDescription: string;
	readonly submitLabel: string;
	readonly language: (typeof PAGE_LANGUAGES)[number];
	/** Until when it can be answered, ms since 1970. */
	readonly till?: number;
	readonly recipients: readonly Recipient[];
}

/** What n8n keeps beside the `json` of the item with which an execution waits. */
export const KEPT_AS = 'feishuHelpdeskQuestion';

/**
 * Reads a question back, which n8n kept as JSON.
 *
 * @param json what {@link JSON.stringify} made of it
 * @returns the question; `undefined` where an execution waits for something else
 */
export function questionIn(json: unknown): Question | undefined {
	const value: unknown = typeof json === 'string' ? JSON.parse(json) : undefined;
	return isQuestion(value) ? value : undefined;
}

const isQuestion = (value: unknown): value is Question =>
	isJsonObject(value) && Array.isArray(value.recipients) && Array.isArray(value.form);

/**
 * @param question what was asked
 * @param token of a link
 * @returns whose link it is; `undefined` for one of another question
 */
export const recipientOf = (question: Question, token: unknown): Recipient | undefined =>
	question.recipients.find(({ hash }) => isToken(token, hash));
