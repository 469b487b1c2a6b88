import type { INodeProperties } from 'n8n-workflow';

import { parsePost, postContent, POST_FORMATS, type PostFormat } from '../content/post';
import { NEUTRALISE_POST_EFFECT } from '../content/neutralise';
import type { PostDraft } from '../content/postBuilder';
import { POST_LOCALES } from '../content/postSchema';
import { oneOf, plainText } from '../shared/row';
import { standIns } from '../engine/needs';
import type { Params } from '../engine/params';
import type { ContentKind, PreparedContent } from './contentFields';
import { paragraphsField, readParagraphs } from './postParagraphFields';

const MODES = ['builder', 'markdown', 'html', 'json'] as const;

const languageField = (name: string): INodeProperties => ({
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

const titleField = (name: string): INodeProperties => ({
	displayName: 'Title',
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. Maintenance on Saturday',
	description: 'Shown bold above the text; may stay empty',
});

const markdownField = (name: string): INodeProperties => ({
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

const htmlField = (name: string): INodeProperties => ({
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

/** More languages of the same message; `values` hold its text. */
const moreLanguages = (name: string, value: INodeProperties): INodeProperties => ({
	displayName: 'More Languages',
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Language',
	default: {},
	description: 'The same message in other languages',
	options: [
		{
			displayName: 'Language',
			name: 'translation',
			values: [languageField('language'), titleField('title'), value],
		},
	],
});

const shownIn = (modes: readonly string[], field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { postMode: [...modes] } },
});

/** Rich text: composed of elements, from Markdown, or as JSON. */
export const post: ContentKind = {
	fields: [
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
		shownIn(['builder', 'markdown', 'html'], titleField('postTitle')),
		shownIn(['builder'], paragraphsField('postParagraphs')),
		shownIn(['markdown'], markdownField('postMarkdown')),
		shownIn(['html'], htmlField('postHtml')),
		shownIn(['builder', 'markdown', 'html'], {
			...languageField('postLanguage'),
			hint: 'The language of the text above',
		}),
		shownIn(['builder'], moreLanguages('postTranslations', paragraphsField('paragraphs'))),
		shownIn(['markdown'], moreLanguages('postMarkdownTranslations', markdownField('markdown'))),
		shownIn(['html'], moreLanguages('postHtmlTranslations', htmlField('html'))),
		shownIn(['json'], {
			displayName: 'Rich Text (JSON)',
			name: 'postJson',
			type: 'json',
			default:
				'{\n  "zh_cn": {\n    "title": "",\n    "content": [\n      [{ "tag": "text", "text": "" }]\n    ]\n  }\n}',
			required: true,
			description: 'The post by language, with or without "post" around it',
			hint: 'Elements: text, a, at, img, emotion, hr, code_block, md',
		}),
	],
	options: [
		{
			displayName: 'Neutralize Markup',
			name: 'neutralizeMarkup',
			type: 'boolean',
			default: true,
			description: `Whether to make text of other people harmless. ${NEUTRALISE_POST_EFFECT}.`,
			displayOptions: { show: { '/postMode': ['markdown', 'html'] } },
		},
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
	],
	async read(params) {
		const mode = params.choice('postMode', MODES);
		const format = params.choice('options.postFormat', POST_FORMATS, 'wrapped');
		if (mode === 'json') return readJson(params, format);
		const { longPost } = await import('../content/longPost');
		const splits = params.flag('options.splitLongText');
		if (mode === 'builder') {
			const { field, needs, drafts } = await readParagraphs(params);
			const { mentionDrafts } = await import('../content/mentionDialects');
			const { hints } = mentionDrafts(drafts(standIns));
			const build: PreparedContent['build'] = (found) =>
				longPost(mentionDrafts(drafts(found)).value, field, format, splits);
			return { field, needs, hints, build };
		}
		const { field, hints, drafts } = await readSource(params, mode);
		return { field, needs: [], hints, build: () => longPost(drafts, field, format, splits) };
	},
};

async function readJson(params: Params, format: PostFormat): Promise<PreparedContent> {
	const { mentionElements } = await import('../content/mentionDialects');
	const field = params.label('postJson');
	const { value, hints } = mentionElements(parsePost(params.value('postJson'), field));
	const message = postContent(value, format);
	return { field, needs: [], hints, build: () => [message] };
}

/** The fields of each source that is converted. */
const SOURCES = Object.freeze({
	markdown: { name: 'postMarkdown', translations: 'postMarkdownTranslations' },
	html: { name: 'postHtml', translations: 'postHtmlTranslations' },
});

async function readSource(params: Params, mode: keyof typeof SOURCES) {
	const { markdownToPost } = await import('../content/markdown');
	const { htmlToPost } = await import('../content/html');
	const convert = mode === 'html' ? htmlToPost : markdownToPost;
	const { name, translations } = SOURCES[mode];
	const isHarmless = params.flag('options.neutralizeMarkup');
	const languages = [
		{
			locale: params.choice('postLanguage', POST_LOCALES),
			title: params.text('postTitle'),
			source: params.text(name),
		},
		...params.rows(`${translations}.translation`).map((row, index) => {
			const field = params.label(translations);
			const place = ` in language ${index + 1}`;
			return {
				locale: oneOf(row.language, POST_LOCALES, field, place),
				title: plainText(row.title, field, place),
				source: plainText(row[mode], field, place),
			};
		}),
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
