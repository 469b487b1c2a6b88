import { WAIT_INDEFINITELY } from 'n8n-workflow';

import type { NameOf } from '../../fields/field';
import type { Params, Row } from '../../fields/params';
import { isChoice } from '../../response/form';
import {
	FIELD_TYPES,
	PAGE_LANGUAGES,
	RESPONSE_TYPES,
	type FormField,
	type Question,
} from '../../response/question';
import { InputError, excerpt } from '../../shared/inputError';
import { wellFormed } from '../../shared/jsonText';
import { misfit, numberIn } from '../../shared/plainText';
import {
	choicesField,
	formField,
	limitField,
	type questionFields,
	type questionOptions,
} from './sendAndWaitFields';

/** The fields of a question. */
export type QuestionName =
	| NameOf<(typeof questionFields)[number]>
	| `options.${NameOf<(typeof questionOptions)[number]>}`;

type QuestionParams = Params<QuestionName>;

/** What is asked, without whom and until when. */
export type Asked = Omit<Question, 'id' | 'till' | 'recipients' | 'labels'>;

/** As a browser sends it back: of line breaks it knows one kind, and no halves of characters. */
const tidy = (text: string): string =>
	wellFormed(text.replace(/\r\n?/g, '\n').replaceAll('\0', ''));

/**
 * @param params the item's fields
 * @returns what is asked
 * @throws {InputError} for a question without words, and for a form that could not be filled in
 */
export function readQuestion(params: QuestionParams): Asked {
	const message = tidy(params.text('message'));
	if (message.trim() === '') {
		throw new InputError(params.label('message'), 'is empty', 'Enter what you ask.');
	}
	const responseType = params.choice('responseType', RESPONSE_TYPES, 'approval');
	return {
		subject: tidy(params.text('subject')),
		message,
		responseType,
		askForComment: params.flag('options.askForComment', true),
		form: responseType === 'customForm' ? readForm(params) : [FREE_TEXT],
		formTitle: tidy(params.text('options.responseFormTitle')),
		formDescription: tidy(params.text('options.responseFormDescription')),
		submitLabel: params.text('options.responseFormButtonLabel'),
		language: params.choice('options.pageLanguage', PAGE_LANGUAGES, 'auto'),
	};
}

const FREE_TEXT: FormField = {
	label: '',
	type: 'textarea',
	placeholder: '',
	required: true,
	options: [],
};

function readForm(params: QuestionParams): FormField[] {
	const field = params.label('formFields');
	const fields = params.rows(formField, 'element').map((row) => readElement(row, field));
	if (fields.length === 0) {
		throw new InputError(field, 'is empty', 'Add what people are to fill in.');
	}
	const seen = new Set<string>();
	for (const { label } of fields) {
		if (seen.has(label.trim())) {
			throw new InputError(
				field,
				`has the label '${excerpt(label)}' twice`,
				'Give each element a label of its own: it names the answer in the output.',
			);
		}
		seen.add(label.trim());
	}
	return fields;
}

/** Names that n8n's expressions cannot reach (n8n-workflow, expression sandboxing). */
const OUT_OF_REACH = ['__proto__', 'constructor', 'prototype'];

function readElement(
	row: Row<'fieldLabel' | 'fieldType' | 'fieldOptions' | 'placeholder' | 'requiredField'>,
	field: string,
): FormField {
	const fail = (problem: string, hint: string) =>
		new InputError(field, `${problem}${row.place}`, hint);
	const label = tidy(row.text('fieldLabel'));
	if (label.trim() === '') throw fail('has no label', 'Enter what is to be filled in there.');
	if (OUT_OF_REACH.includes(label.trim())) {
		throw fail(`has the label '${label.trim()}'`, 'No expression could read it: choose another.');
	}
	const type = row.choice('fieldType', FIELD_TYPES, 'text');
	const options = isChoice(type)
		? row.rows(choicesField, 'option').map((option) => tidy(option.text('option')))
		: [];
	const choices = [...new Set(options)].filter((option) => option.trim() !== '');
	if (isChoice(type) && choices.length === 0) {
		throw fail('offers nothing to choose', "Add some 'Field Options'.");
	}
	return {
		label,
		type,
		placeholder: row.text('placeholder'),
		required: row.flag('requiredField', false),
		options: choices,
	};
}

const UNITS = ['minutes', 'hours', 'days'] as const;

const UNIT_MS = Object.freeze({
	minutes: 60_000,
	hours: 3_600_000,
	days: 86_400_000,
} satisfies Record<(typeof UNITS)[number], number>);

const LIMIT = 'options.limitWaitTime';

/**
 * @param params the item's fields
 * @returns tells, once the cards are out, until when to wait, ms since 1970; `undefined` for ever
 * @throws {InputError} for a limit that is no time, or over already
 */
export function readLimit(params: QuestionParams): () => number | undefined {
	const [row] = params.rows(limitField(LIMIT), 'limit');
	if (!row) return () => undefined;
	const fail = (problem: string, hint: string) =>
		new InputError(params.label(LIMIT), problem, hint);
	if (row.choice('limitType', ['afterTimeInterval', 'atSpecifiedTime']) === 'atSpecifiedTime') {
		const at = params.time(LIMIT, row.value('maxDateAndTime') ?? '');
		if (at === undefined) throw fail('has no date', 'Choose a date and time.');
		if (at <= Date.now()) {
			throw fail(`is over: '${excerpt(row.text('maxDateAndTime'))}'`, 'Choose a later time.');
		}
		return checked(at);
	}
	const amount = row.value('resumeAmount') ?? 1;
	const length = numberIn(amount) * UNIT_MS[row.choice('resumeUnit', UNITS, 'hours')];
	if (!(length > 0)) throw fail(misfit(amount, 'has the amount'), 'Enter a number above 0.');
	checked(Date.now() + length);
	return () => Date.now() + length;

	function checked(at: number) {
		if (at < WAIT_INDEFINITELY.getTime()) return () => at;
		throw fail('is too far away', 'Leave the option out to wait for ever.');
	}
}
