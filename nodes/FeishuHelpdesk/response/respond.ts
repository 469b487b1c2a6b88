import type { IDataObject } from 'n8n-workflow';

import { drawForm, readForm, type Body } from './form';
import { markup } from './markup';
import { noticePage, page, type PageContext } from './page';
import { recipientOf, type Question, type Recipient } from './question';
import { languageOf, WORDS, type Notice } from './words';

/** A request of whoever, or whatever, opened a link. */
export interface Visit {
	readonly method: string;
	readonly query: Readonly<Record<string, unknown>>;
	readonly body: Body;
	readonly acceptLanguage: unknown;
	readonly nonce: string;
	/** ms since 1970. */
	readonly now: number;
	/** Whether somebody's answer is just being taken. */
	readonly isAnswered: boolean;
}

/** What to answer; with `answer` the execution goes on. */
export interface Outcome {
	readonly status: number;
	readonly page: string;
	readonly answer?: IDataObject;
}

/**
 * Takes a request to a link of a question. Only POST ever answers: previews, mail scanners and browsers
 * that fetch ahead open links, too.
 *
 * @param question what was asked; `undefined` where nothing of ours is
 * @param visit the request
 * @returns a page, and the answer if it is one
 */
export function respond(question: Question | undefined, visit: Visit): Outcome {
	const language =
		question === undefined || question.language === 'auto'
			? languageOf(visit.acceptLanguage)
			: question.language;
	const context = { language, nonce: visit.nonce };
	const notice = (status: number, about: Notice): Outcome => ({
		status,
		page: noticePage(context, about),
	});
	const recipient = question && recipientOf(question, visit.query.t);
	if (!question || !recipient) return notice(403, 'stale');
	if (visit.isAnswered) return notice(409, 'answered');
	if (question.till !== undefined && visit.now >= question.till) return notice(410, 'expired');
	return question.responseType === 'approval'
		? approval(question, recipient, visit, context)
		: form(question, recipient, visit, context);
}

function approval(
	question: Question,
	recipient: Recipient,
	visit: Visit,
	context: PageContext,
): Outcome {
	const { labels, askForComment, subject, message } = question;
	const approved = visit.query.approved === 'true';
	const label = approved ? labels.true : labels.false;
	// A link that was changed by hand.
	if (label === undefined) return { status: 403, page: noticePage(context, 'stale') };
	const words = WORDS[context.language];
	if (visit.method === 'POST') {
		const comment = String(visit.body.comment ?? '').replace(/\r\n?/g, '\n');
		return {
			status: 200,
			page: noticePage(context, 'done', label),
			answer: answerOf(recipient, visit, [
				['approved', approved],
				...(askForComment ? [['comment', comment.trim() === '' ? '' : comment] as const] : []),
			]),
		};
	}
	const note =
		askForComment &&
		markup`<label for="comment">${words.comment}</label><textarea id="comment" name="comment" rows="3"></textarea>`;
	const look = !approved && markup` class="no"`;
	const inner = markup`<form method="post">${note}<button${look}>${words.confirm(label)}</button></form>${whose(question, recipient, context)}`;
	return { status: 200, page: page(context, { title: subject, text: message }, inner) };
}

function form(
	question: Question,
	recipient: Recipient,
	visit: Visit,
	context: PageContext,
): Outcome {
	const { form: fields, responseType } = question;
	const isSent = visit.method === 'POST';
	const { entries, problems } = isSent
		? readForm(fields, visit.body)
		: { entries: [], problems: new Map<number, never>() };
	if (isSent && problems.size === 0) {
		const names = fields.map(({ label }) => (responseType === 'freeText' ? 'text' : label));
		return {
			status: 200,
			page: noticePage(context, 'done'),
			answer: answerOf(
				recipient,
				visit,
				names.map((name, index) => [name, entries[index] ?? null] as const),
			),
		};
	}
	const words = WORDS[context.language];
	const elements = drawForm(fields, words, { body: isSent ? visit.body : {}, problems });
	// n8n takes nothing but multipart for a custom form (n8n 2.41, webhook-helpers.js).
	const inner = markup`<form method="post" enctype="multipart/form-data">${elements}<button>${question.submitLabel || words.submit}</button></form>${whose(question, recipient, context)}`;
	const title = question.formTitle || question.subject;
	const text = question.formDescription || question.message;
	return { status: isSent ? 422 : 200, page: page(context, { title, text }, inner) };
}

/** Where several were asked, a link that was passed on shows whose it is. */
const whose = ({ recipients }: Question, { responder: one }: Recipient, at: PageContext) =>
	recipients.length > 1 &&
	markup`<small>${WORDS[at.language].sentTo(one.email ?? one.mobile ?? one.id)}</small>`;

/** As own properties: a label may be `__proto__`. What we know comes last, so no label replaces it. */
function answerOf(
	{ responder, messageId }: Recipient,
	{ now }: Visit,
	said: readonly (readonly [name: string, value: unknown])[],
): IDataObject {
	const known = {
		respondedAt: new Date(now).toISOString(),
		responder: { ...responder, source: 'link' },
		messageId,
	};
	return { data: Object.fromEntries([...said, ...Object.entries(known)]) as IDataObject };
}
