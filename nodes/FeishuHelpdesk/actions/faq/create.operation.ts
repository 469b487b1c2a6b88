import { additionalFieldsOf } from '../../fields/collections';
import { objectIn } from '../../shared/json';
import { toJson } from '../../shared/jsonText';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw } from '../../engine/reading';
import { changeOne } from '../../engine/writing';
import { EDITORS } from './editors';
import {
	answerFields,
	placeFields,
	questionField,
	readAnswer,
	readPlace,
	readQuestion,
} from './faqFields';

/** Feishu docs: helpdesk-v1, create FAQ; here `answer_richtext` is a text that holds JSON. */
export const create = operation({
	name: 'Create',
	action: 'Create a FAQ',
	description: 'Add a question with its answer to the knowledge base',
	...EDITORS,
	fields: [{ ...questionField, required: true }, ...answerFields, additionalFieldsOf(placeFields)],

	async prepare(params) {
		const question = readQuestion(params, 'question');
		const answer = await readAnswer(params);
		const faq = {
			question,
			...readPlace(params, 'additionalFields'),
			...(answer.plain !== undefined && { answer: answer.plain }),
			...(answer.nodes && { answer_richtext: toJson(answer.nodes) }),
		};
		return {
			...changeOne(
				{
					method: 'POST',
					path: path`/helpdesk/v1/faqs`,
					body: { faq },
					expects: { what: 'the FAQ', within: 'faq', names: ['faq_id', 'id'] },
				},
				(data) => raw(objectIn(data, 'faq')),
			),
			hints: answer.hints,
		};
	},
});
