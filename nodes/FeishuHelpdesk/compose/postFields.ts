import { fieldList, shownFor } from '../fields/field';
import { contentKind } from './contentKind';
import { neutralizeOption } from './neutralizeOption';
import { languageField, titleField } from './postLanguageFields';
import { postParagraphsField, postTranslationsField } from './postParagraphFields';
import {
	htmlField,
	htmlTranslationsField,
	markdownField,
	markdownTranslationsField,
} from './postSourceFields';

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
	read: async (params) => await (await import('./readPost')).readPost(params),
});
