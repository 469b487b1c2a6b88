import { field, type Field } from '../fields/field';
import { moreLanguages } from './postLanguageFields';

/** Rich text as Markdown. */
export const markdownField = <Name extends string>(name: Name): Field<Name> =>
	field({
		displayName: 'Markdown',
		name,
		type: 'string',
		typeOptions: { rows: 8 },
		default: '',
		required: true,
		placeholder: 'e.g. **Good news:** see [the page](https://…)',
		description:
			'Headings, lists, links, quotes, tables and code become rich text. &lt;at user_id="ou_…"&gt;&lt;/at&gt; mentions a person.',
	});

/** Rich text as HTML. */
export const htmlField = <Name extends string>(name: Name): Field<Name> =>
	field({
		displayName: 'HTML',
		name,
		type: 'string',
		typeOptions: { rows: 8 },
		default: '',
		required: true,
		placeholder: 'e.g. &lt;p&gt;Your ticket was &lt;b&gt;answered&lt;/b&gt;&lt;/p&gt;',
		description:
			'The body of a mail or a ticket. Styles, links, lists, quotes and code become rich text; scripts and comments are left out.',
	});

/** The Markdown in more languages. */
export const markdownTranslationsField = moreLanguages(
	'postMarkdownTranslations',
	markdownField('markdown'),
);

/** The HTML in more languages. */
export const htmlTranslationsField = moreLanguages('postHtmlTranslations', htmlField('html'));
