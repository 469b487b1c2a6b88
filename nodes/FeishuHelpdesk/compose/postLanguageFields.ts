import { field, rowsField, type Field, type RowsField } from '../fields/field';

/**
 * @param name of the parameter
 * @returns the field for the language of a text
 */
export const languageField = <Name extends string>(name: Name): Field<Name> =>
	field({
		displayName: 'Language',
		name,
		type: 'options',
		options: [
			{ name: 'Chinese', value: 'zh_cn', description: 'For readers whose Feishu is Chinese' },
			{ name: 'English', value: 'en_us', description: 'For readers whose Feishu is English' },
			{ name: 'Japanese', value: 'ja_jp', description: 'For readers whose Feishu is Japanese' },
		],
		default: 'zh_cn',
		description: 'Feishu shows each reader the language of their own Feishu, if the message has it',
	});

/**
 * @param name of the parameter
 * @returns the field for the title of a text
 */
export const titleField = <Name extends string>(name: Name): Field<Name> =>
	field({
		displayName: 'Title',
		name,
		type: 'string',
		default: '',
		placeholder: 'e.g. Maintenance on Saturday',
		description: 'Shown bold above the text; may stay empty',
	});

/**
 * Makes the field for more languages of the same message.
 *
 * @param name of the parameter
 * @param value the field of the text
 * @returns the field; a row has language, title and text
 */
export const moreLanguages = <Name extends string, Value extends string>(
	name: Name,
	value: Field<Value>,
): RowsField<Name, 'language' | 'title' | Value> =>
	rowsField<Name, 'language' | 'title' | Value>(
		{
			displayName: 'More Languages',
			name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Language',
			default: {},
			description: 'The same message in other languages',
		},
		{
			displayName: 'Language',
			name: 'translation',
			values: [languageField('language'), titleField('title'), value],
		},
	);
