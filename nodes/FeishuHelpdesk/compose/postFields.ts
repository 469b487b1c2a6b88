import type { INodeProperties } from 'n8n-workflow';

import { parsePost, postContent, POST_FORMATS } from '../content/post';
import { buildPost } from '../content/postBuilder';
import { POST_LOCALES } from '../content/postSchema';
import { oneOf, plainText } from '../shared/row';
import type { Params } from '../engine/params';
import type { ContentKind, PreparedContent } from './contentFields';
import { paragraphsField, readParagraphs } from './postParagraphFields';

const MODES = ['builder', 'markdown', 'json'] as const;

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
				{ name: 'JSON', value: 'json', description: "Rich text in Feishu's own JSON format" },
			],
			default: 'builder',
			description: 'How to write the rich text',
		},
		shownIn(['builder', 'markdown'], titleField('postTitle')),
		shownIn(['builder'], paragraphsField('postParagraphs')),
		shownIn(['markdown'], markdownField('postMarkdown')),
		shownIn(['builder', 'markdown'], {
			...languageField('postLanguage'),
			hint: 'The language of the text above',
		}),
		shownIn(['builder'], moreLanguages('postTranslations', paragraphsField('paragraphs'))),
		shownIn(['markdown'], moreLanguages('postMarkdownTranslations', markdownField('markdown'))),
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
		if (mode === 'builder') {
			const { field, needs, drafts } = await readParagraphs(params);
			const build: PreparedContent['build'] = (found) => [
				postContent(buildPost(drafts(found), field), format),
			];
			return { field, needs, build };
		}
		const name = mode === 'json' ? 'postJson' : 'postMarkdown';
		const field = params.label(name);
		if (mode === 'json') {
			const message = postContent(parsePost(params.value(name), field), format);
			return { field, needs: [], build: () => [message] };
		}
		const { hints, drafts } = await readMarkdown(params);
		const message = postContent(buildPost(drafts, field), format);
		return { field, needs: [], hints, build: () => [message] };
	},
};

async function readMarkdown(params: Params) {
	const { markdownToPost } = await import('../content/markdown');
	const languages = [
		{
			locale: params.choice('postLanguage', POST_LOCALES),
			title: params.text('postTitle'),
			markdown: params.text('postMarkdown'),
		},
		...params.rows('postMarkdownTranslations.translation').map((row, index) => {
			const field = params.label('postMarkdownTranslations');
			const place = ` in language ${index + 1}`;
			return {
				locale: oneOf(row.language, POST_LOCALES, field, place),
				title: plainText(row.title, field, place),
				markdown: plainText(row.markdown, field, place),
			};
		}),
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
