import { field, fieldList, rowsField } from '../../fields/field';
import { identifierText } from '../../shared/identifier';
import { excerpt, InputError } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';
import { path } from '../../transport/path';
import type { ApiRequest } from '../../transport/request';
import { ask } from '../../transport/steps';
import { naming } from '../../engine/naming';
import { operation } from '../../engine/operation';
import type { Params } from '../../fields/params';
import { ticketLocator } from './ticketLocator';

const eventField = field({
	displayName: 'Event ID',
	name: 'eventId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. {{ $json.event.event_id }}',
	description:
		"The event_id inside the event of the guest's message, as Feishu Helpdesk Trigger puts it out under 'event'",
});

const faqsField = rowsField(
	{
		displayName: 'FAQs',
		name: 'faqs',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add FAQ',
		default: {},
		description: 'What the bot offers the guest as an answer, best first',
	},
	{
		displayName: 'FAQ',
		name: 'faq',
		values: fieldList([
			{
				displayName: 'FAQ ID',
				name: 'faqId',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. 6856395522433908739',
				description: 'The ID of the FAQ, as FAQ: Search puts it out',
			},
			{
				displayName: 'Score',
				name: 'score',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
				default: 1,
				description: 'How well it fits, from 0 to 1',
			},
		]),
	},
);

/** Feishu docs: helpdesk-v1, answer user query. */
export const answerQuery = operation({
	name: 'Answer Query',
	action: "Answer a guest's question",
	description: "Answer a guest's question to the bot with FAQs",
	fields: [ticketLocator.field, eventField, faqsField],

	prepare(params) {
		const ticketId = ticketLocator.read(params);
		const eventId = identifierText(params.value('eventId'), params.label('eventId'));
		if (eventId === '') {
			throw new InputError(
				params.label('eventId'),
				'is empty',
				"Take it from the event of the guest's message: {{ $json.event.event_id }}.",
			);
		}
		const faqs = readFaqs(params);
		return {
			lane: () => ticketId,
			*steps() {
				const request: ApiRequest = {
					method: 'POST',
					path: path`/helpdesk/v1/tickets/${ticketId}/answer_user_query`,
					body: { json: { event_id: eventId, ...(faqs.length > 0 && { faqs }) } },
					effect: 'send',
					inDoubt:
						'It is not known whether the answer arrived. Look into the ticket before you answer again.',
				};
				const names = [
					ticketLocator.named(ticketId),
					{ field: params.label('eventId'), value: eventId },
				];
				yield* naming(names, ask(request));
				return [{ json: { ticket_id: ticketId, event_id: eventId, answered: true } }];
			},
		};
	},
});

function readFaqs(params: Params<'faqs'>): JsonObject[] {
	const label = params.label('faqs');
	return params.rows(faqsField, 'FAQ').map((row) => {
		const { place } = row;
		const id = identifierText(row.value('faqId'), label, place);
		const given = row.text('score').trim();
		const score = given === '' ? 1 : Number(given);
		if (id === '') throw new InputError(label, `lacks the FAQ ID${place}`, 'Enter it.');
		if (score >= 0 && score <= 1) return { id, score };
		throw new InputError(
			label,
			`has the score ${excerpt(given)}${place}`,
			'Enter a number from 0 to 1.',
		);
	});
}
