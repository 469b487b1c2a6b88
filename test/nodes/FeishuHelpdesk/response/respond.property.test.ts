import fc from 'fast-check';
import type { FormField, Question } from '../../../../nodes/FeishuHelpdesk/response/question';
import { respond } from '../../../../nodes/FeishuHelpdesk/response/respond';
import { hashOf } from '../../../../nodes/FeishuHelpdesk/response/token';

const TOKEN = 'A'.repeat(24);

/** What breaks pages, objects and forms. */
const words = fc.oneof(
	fc.string({ unit: 'binary', minLength: 1 }),
	fc.constantFrom('__proto__', 'constructor', 'toString', 'data', 'responder', 'messageId'),
	fc.constantFrom('</textarea><script>x</script>', '"\' onload=x', '&lt;', 'a\r\nb\rc', '👩‍💻', '\0'),
);

const questionOf = (more: Partial<Question>): Question => ({
	...{ id: 'q', subject: 'S', message: 'M', responseType: 'approval', labels: { true: 'Yes' } },
	...{ askForComment: true, form: [], formTitle: '', formDescription: '', submitLabel: '' },
	language: 'en',
	recipients: [{ hash: hashOf(TOKEN), responder: { id: 'ou_a' }, messageId: 'om_a' }],
	...more,
});

const visitOf = (method: string, body: Readonly<Record<string, unknown>> = {}) => ({
	...{ method, body, acceptLanguage: 'en', nonce: 'n', now: 0, isAnswered: false },
	query: { t: TOKEN, approved: 'true' },
});

const elementOf = (label: string): FormField => ({
	...{ label, type: 'textarea', placeholder: label, required: false, options: [] },
});

it('shows any text as text: a page has the tags of its form, and no other', () => {
	const tagsOf = (text: string): string[] => {
		const question = questionOf({
			...{ subject: text, message: text, labels: { true: text }, submitLabel: text },
			...{ responseType: 'customForm', formTitle: text, formDescription: text },
			form: [elementOf(text), { ...elementOf(text), type: 'radio', options: [text] }],
		});
		const approval = respond({ ...question, responseType: 'approval' }, visitOf('GET')).page;
		const form = respond(question, visitOf('GET')).page;
		const shown = respond(question, visitOf('POST', { 'field-1': 'x', 'field-0': text })).page;
		return [approval, form, shown].flatMap((page) =>
			Array.from(page.matchAll(/<\/?([a-z]\w*)/gi), ([, tag = '']) => tag),
		);
	};
	const plain = tagsOf('plain');
	fc.assert(
		fc.property(words, (text) => {
			expect(tagsOf(`${text}.`)).toEqual(plain);
		}),
	);
});

it('puts out any entry under any label as its own, and what the server knows', () => {
	const labels = fc.uniqueArray(words, { minLength: 1, maxLength: 4 });
	fc.assert(
		fc.property(labels, words, (names, entry) => {
			const question = questionOf({ responseType: 'customForm', form: names.map(elementOf) });
			const body = Object.fromEntries(names.map((_, nth) => [`field-${nth}`, entry]));
			const { answer } = respond(question, visitOf('POST', body));
			const data = Object(answer?.data) as object;
			const expected = entry.trim() === '' ? null : entry.replace(/\r\n?/g, '\n');
			const known = ['respondedAt', 'responder', 'messageId'];
			for (const name of names.filter((each) => !known.includes(each))) {
				expect(Object.getOwnPropertyDescriptor(data, name)?.value).toBe(expected);
			}
			expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
			expect(data).toMatchObject({ responder: { id: 'ou_a', source: 'link' }, messageId: 'om_a' });
		}),
	);
});

it('takes nothing but a POST for an answer, whatever it brings along', () => {
	const methods = words.filter((method) => method !== 'POST');
	fc.assert(
		fc.property(methods, fc.dictionary(words, words), (method, body) => {
			expect(respond(questionOf({}), visitOf(method, body)).answer).toBeUndefined();
		}),
	);
});

it('takes no token but its own', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.array(fc.string()), fc.anything()), (t) => {
			const visit = { ...visitOf('POST'), query: { t, approved: 'true' } };
			expect(respond(questionOf({}), visit)).toMatchObject({ status: 403 });
		}),
	);
});
