import { updateFieldsOf } from '../../fields/collections';
import { objectIn } from '../../shared/json';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { changeInTurn, make, readFirst, someOf } from '../../engine/writing';
import { keeps } from '../keeps';
import { EDITORS } from './editors';
import {
	answerOf,
	keptAnswerFields,
	placeFields,
	questionField,
	readAnswer,
	readPlace,
	readQuestion,
} from './faqFields';
import { faqLocator } from './faqLocator';

const QUESTION = 'updateFields.question';

const FAQ = { what: 'the FAQ', within: 'faq', names: ['question'] };

/**
 * Feishu docs: helpdesk-v1, update FAQ; here `answer_richtext` is a list, and question and answer are
 * required even where they stay.
 */
export const update = operation({
	name: 'Update',
	action: 'Update a FAQ',
	description: 'Change a question of the knowledge base, its answer, or where it stands',
	...EDITORS,
	fields: [faqLocator.field, ...keptAnswerFields, updateFieldsOf([questionField, ...placeFields])],

	async prepare(params) {
		const faqId = faqLocator.read(params);
		const names = faqLocator.named(faqId);
		const question = params.has(QUESTION) ? readQuestion(params, QUESTION) : undefined;
		const answer = keeps(params, 'answerMode') ? undefined : await readAnswer(params);
		const changes = someOf({
			...(question !== undefined && { question }),
			...readPlace(params, 'updateFields'),
			...(answer?.plain !== undefined && { answer: answer.plain }),
			...(answer?.nodes && { answer_richtext: answer.nodes }),
		});
		const plan = changeInTurn(faqId, function* () {
			const place = path`/helpdesk/v1/faqs/${faqId}`;
			let kept = {};
			if (question === undefined || answer === undefined) {
				const faq = objectIn(yield* readFirst(place, FAQ, names), 'faq');
				kept = { question: faq.question ?? '', ...(!answer && answerOf(faq)) };
			}
			yield* make({ method: 'PATCH', path: place, body: { faq: { ...kept, ...changes } }, names });
			return [{ json: { faq_id: faqId, updated: true } }];
		});
		return { ...plan, hints: answer?.hints ?? [] };
	},
});
