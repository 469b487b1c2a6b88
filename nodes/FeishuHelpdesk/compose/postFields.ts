import type { POST_FORMATS, PostFormat } from '../content/post';
import type { PostDraft } from '../content/postBuilder';
import { POST_LOCALES } from '../content/postLocales';
import { standIns } from '../engine/operation';
import { field, fieldList, shownFor, type Field } from '../fields/field';
import type { Params } from '../fields/params';
import { contentKind, type PreparedContent } from './contentKind';
import { neutralizeOption } from './neutralizeOption';
import { languageField, moreLanguages, titleField } from './postLanguageFields';
import { postParagraphsField, postTranslationsField, readParagraphs } from './postParagraphFields';

const MODES = ['builder', 'markdown', 'html', 'json'] as const;

const FORMATS = ['wrapped', 'unwrapped'] as const satisfies typeof POST_FORMATS;

const markdownField = <Name extends string>(name: Name): Field<Name> =>
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

const htmlField = <Name extends string>(name: Name): Field<Name> =>
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

const markdownTranslationsField = moreLanguages(
	'postMarkdownTranslations',
	markdownField('markdown'),
);

const htmlTranslationsField = moreLanguages('postHtmlTranslations', htmlField('html'));

/** Rich text: composed of elements, from Markdown, or as JSON. */
export const postKind = contentKind({
	fields: [
		...fieldList([
			{
				displayName: 'Compose As',
				name: 'postMode',
				type: 'options',
				options: [
					{
						name: 'Elements',
						value: 'builder',
						description: 'Add texts, links, mentions and images',
					},
					{ name: 'Markdown', value: 'markdown', description: 'Write Markdown, as AI agents do' },
					{
						name: 'HTML',
						value: 'html',
						description: 'HTML as ticket systems and mails have it',
					},
					{ name: 'JSON', value: 'json', description: "Rich text in Feishu's own JSON format" },
				],
				default: 'builder',
				description: 'How to write the rich text',
			},
		]),
		shownFor(titleField('postTitle'), { postMode: ['builder', 'markdown', 'html'] }),
		shownFor(postParagraphsField, { postMode: ['builder'] }),
		shownFor(markdownField('postMarkdown'), { postMode: ['markdown'] }),
		shownFor(htmlField('postHtml'), { postMode: ['html'] }),
		shownFor(
			{ ...languageField('postLanguage'), hint: 'The language of the text above' },
			{ postMode: ['builder', 'markdown', 'html'] },
		),
		shownFor(postTranslationsField, { postMode: ['builder'] }),
		shownFor(markdownTranslationsField, { postMode: ['markdown'] }),
		shownFor(htmlTranslationsField, { postMode: ['html'] }),
		...fieldList([
			{
				displayName: 'Rich Text (JSON)',
				name: 'postJson',
				type: 'json',
				default:
					'{\n  "zh_cn": {\n    "title": "",\n    "content": [\n      [{ "tag": "text", "text": "" }]\n    ]\n  }\n}',
				required: true,
				description: 'The post by language, with or without "post" around it',
				hint: 'Elements: text, a, at, img, emotion, hr, code_block, md',
				displayOptions: { show: { postMode: ['json'] } },
			},
		]),
	],
	options: [
		neutralizeOption({ '/postMode': ['markdown', 'html'] }),
		...fieldList([
			{
				displayName: 'Split Long Text',
				name: 'splitLongText',
				type: 'boolean',
				default: true,
				description:
					'Whether to cut rich text over 30 kB at paragraph ends into several numbered messages, sent in order',
				displayOptions: { show: { '/postMode': ['builder', 'markdown', 'html'] } },
			},
			{
				displayName: 'Rich Text Format',
				name: 'postFormat',
				type: 'options',
				options: [
					{
						name: 'Wrapped (Documented)',
						value: 'wrapped',
						description: 'Below a "post" key, as Feishu\'s helpdesk page shows it',
					},
					{
						name: 'Unwrapped',
						value: 'unwrapped',
						description: 'Without the "post" key, as the message API of Feishu has it',
					},
				],
				default: 'wrapped',
				description:
					'The form in which rich text is sent. Change it only if Feishu refuses rich text.',
			},
		]),
	],
	async read(params) {
		const mode = params.choice('postMode', MODES);
		const format = params.choice('options.postFormat', FORMATS, 'wrapped');
		if (mode === 'json') return readJson(params, format);
		const { longPost } = await import('../content/longPost');
		const splits = params.flag('options.splitLongText');
		if (mode === 'builder') {
			const { field: label, needs, drafts } = await readParagraphs(params);
			const { mentionDrafts } = await import('../content/mentionDialects');
			const { hints } = mentionDrafts(drafts(standIns));
			const build: PreparedContent['build'] = (found) =>
				longPost(mentionDrafts(drafts(found)).value, label, format, splits);
			return { field: label, needs, hints, build };
		}
		const source = await readSource(params, mode);
		const { field: label, hints, drafts } = source;
		return { field: label, needs: [], hints, build: () => longPost(drafts, label, format, splits) };
	},
});

async function readJson(params: Params<'postJson'>, format: PostFormat): Promise<PreparedContent> {
	const { parsePost, postContent } = await import('../content/post');
	const { mentionElements } = await import('../content/mentionDialects');
	const label = params.label('postJson');
	const { value, hints } = mentionElements(parsePost(params.value('postJson'), label));
	const message = postContent(value, format);
	return { field: label, needs: [], hints, build: () => [message] };
}

type SourceName =
	| 'postLanguage'
	| 'postTitle'
	| 'postMarkdown'
	| 'postMarkdownTranslations'
	| 'postHtml'
	| 'postHtmlTranslations'
	| 'options.neutralizeMarkup';

/** The text in each language, by the mode that says what it is. */
const SOURCES = {
	markdown: (params: Params<SourceName>) => ({
		name: 'postMarkdown' as const,
		rows: params.rows(markdownTranslationsField, 'language').map((row) => ({
			locale: row.choice('language', POST_LOCALES),
			title: row.text('title'),
			source: row.text('markdown'),
		})),
	}),
	html: (params: Params<SourceName>) => ({
		name: 'postHtml' as const,
		rows: params.rows(htmlTranslationsField, 'language').map((row) => ({
			locale: row.choice('language', POST_LOCALES),
			title: row.text('title'),
			source: row.text('html'),
		})),
	}),
};

async function readSource(params: Params<SourceName>, mode: keyof typeof SOURCES) {
	const { markdownToPost } = await import('../content/markdown');
	const { htmlToPost } = await import('../content/html');
	const convert = mode === 'html' ? htmlToPost : markdownToPost;
	const { name, rows } = SOURCES[mode](params);
	const isHarmless = params.flag('options.neutralizeMarkup');
	const languages = [
		{
			locale: params.choice('postLanguage', POST_LOCALES),
			title: params.text('postTitle'),
			source: params.text(name),
		},
		...rows,
	];
	const converted = languages.map(({ source, ...rest }) => {
		const { content, hints } = convert(source, isHarmless);
		return { hints, draft: { ...rest, paragraphs: content } satisfies PostDraft };
	});
	return {
		field: params.label(name),
		hints: converted.flatMap(({ hints }) => hints),
		drafts: converted.map(({ draft }) => draft),
	};
}
