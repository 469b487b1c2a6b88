import { htmlToPost } from '../content/html';
import { longPost } from '../content/longPost';
import { markdownToPost } from '../content/markdown';
import { mentionDrafts, mentionElements } from '../content/mentionDialects';
import { parsePost, postContent, type POST_FORMATS, type PostFormat } from '../content/post';
import type { PostDraft } from '../content/postBuilder';
import { POST_LOCALES } from '../content/postLocales';
import { standIns } from '../engine/operation';
import type { Params } from '../fields/params';
import type { PreparedContent } from './contentKind';
import { htmlTranslationsField, markdownTranslationsField } from './postSourceFields';
import { readParagraphs, type BuilderName } from './readParagraphs';

const MODES = ['builder', 'markdown', 'html', 'json'] as const;

const FORMATS = ['wrapped', 'unwrapped'] as const satisfies typeof POST_FORMATS;

type PostName =
	| SourceName
	| BuilderName
	| 'postMode'
	| 'postJson'
	| 'options.postFormat'
	| 'options.splitLongText';

/**
 * Reads the fields of rich text.
 *
 * @param params the item's fields
 * @returns the post, in parts if it is long and may be split
 * @throws {InputError} naming the field
 */
export async function readPost(params: Params<PostName>): Promise<PreparedContent> {
	const mode = params.choice('postMode', MODES);
	const format = params.choice('options.postFormat', FORMATS, 'wrapped');
	if (mode === 'json') return readJson(params, format);
	const splits = params.flag('options.splitLongText');
	if (mode === 'builder') {
		const { field: label, needs, drafts } = await readParagraphs(params);
		const { hints } = mentionDrafts(drafts(standIns));
		const build: PreparedContent['build'] = (found) =>
			longPost(mentionDrafts(drafts(found)).value, label, format, splits);
		return { field: label, needs, hints, build };
	}
	const source = readSource(params, mode);
	const { field: label, hints, drafts } = source;
	return { field: label, needs: [], hints, build: () => longPost(drafts, label, format, splits) };
}

function readJson(params: Params<'postJson'>, format: PostFormat): PreparedContent {
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

function readSource(params: Params<SourceName>, mode: keyof typeof SOURCES) {
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
