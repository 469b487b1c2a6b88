import { parsePost, postContent, POST_FORMATS } from '../content/post';
import { buildPost } from '../content/postBuilder';
import { POST_LOCALES } from '../content/postSchema';
import { field, fieldList, shownFor, type Field } from '../fields/field';
import type { Params } from '../fields/params';
import { contentKind, type PreparedContent } from './contentKind';
import { languageField, moreLanguages, titleField } from './postLanguageFields';
import { postParagraphsField, postTranslationsField, readParagraphs } from './postParagraphFields';

const MODES = ['builder', 'markdown', 'json'] as const;

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

const markdownTranslationsField = moreLanguages(
	'postMarkdownTranslations',
	markdownField('markdown'),
);

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
					{ name: 'JSON', value: 'json', description: "Rich text in Feishu's own JSON format" },
				],
				default: 'builder',
				description: 'How to write the rich text',
			},
		]),
		shownFor(titleField('postTitle'), { postMode: ['builder', 'markdown'] }),
		shownFor(postParagraphsField, { postMode: ['builder'] }),
		shownFor(markdownField('postMarkdown'), { postMode: ['markdown'] }),
		shownFor(
			{ ...languageField('postLanguage'), hint: 'The language of the text above' },
			{ postMode: ['builder', 'markdown'] },
		),
		shownFor(postTranslationsField, { postMode: ['builder'] }),
		shownFor(markdownTranslationsField, { postMode: ['markdown'] }),
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
	options: fieldList([
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
	async read(params) {
		const mode = params.choice('postMode', MODES);
		const format = params.choice('options.postFormat', POST_FORMATS, 'wrapped');
		if (mode === 'builder') {
			const { field, needs, drafts } = await readParagraphs(params);
			const build: PreparedContent['build'] = (found) => [
				postContent(buildPost(drafts(found), field), format),
			];
			return { field, needs, build };
		}
		const name = mode === 'json' ? 'postJson' : 'postMarkdown';
		const label = params.label(name);
		if (mode === 'json') {
			const message = postContent(parsePost(params.value(name), label), format);
			return { field: label, needs: [], build: () => [message] };
		}
		const { hints, drafts } = await readMarkdown(params);
		const message = postContent(buildPost(drafts, label), format);
		return { field: label, needs: [], hints, build: () => [message] };
	},
});

type MarkdownName = 'postLanguage' | 'postTitle' | 'postMarkdown' | 'postMarkdownTranslations';

async function readMarkdown(params: Params<MarkdownName>) {
	const { markdownToPost } = await import('../content/markdown');
	const languages = [
		{
			locale: params.choice('postLanguage', POST_LOCALES),
			title: params.text('postTitle'),
			markdown: params.text('postMarkdown'),
		},
		...params.rows(markdownTranslationsField, 'language').map((row) => ({
			locale: row.choice('language', POST_LOCALES),
			title: row.text('title'),
			markdown: row.text('markdown'),
		})),
	] as const;
	const converted = languages.map(({ markdown, ...rest }) => {
		const { content, hints } = markdownToPost(markdown);
		return { hints, draft: { ...rest, paragraphs: content } };
	});
	return {
		hints: converted.flatMap(({ hints }) => hints),
		drafts: converted.map(({ draft }) => draft),
	};
}
