/** Styles of text and links in a post (Feishu docs: im-v1, message content, post). */
export const TEXT_STYLES = ['bold', 'italic', 'underline', 'lineThrough'] as const;

/** One of {@link TEXT_STYLES}. */
export type TextStyle = (typeof TEXT_STYLES)[number];

/** Languages that a code block is coloured for; Feishu reads them in any case. */
export const CODE_LANGUAGES = [
	'BASH',
	'C',
	'CPP',
	'GO',
	'HTML',
	'JAVA',
	'JAVASCRIPT',
	'JSON',
	'KOTLIN',
	'PHP',
	'PYTHON',
	'RUBY',
	'RUST',
	'SHELL',
	'SQL',
	'SWIFT',
	'THRIFT',
	'TYPESCRIPT',
	'XML',
	'YAML',
] as const;

/** A part of a paragraph of a post. */
export type PostElement =
	| { tag: 'text'; text: string; style?: TextStyle[] }
	| { tag: 'a'; text: string; href: string; style?: TextStyle[] }
	/** `user_id`: an open_id, union_id or user_id, or `all` for everyone. */
	| { tag: 'at'; user_id: string }
	/** Alone in its paragraph. */
	| { tag: 'img'; image_key: string }
	| { tag: 'hr' }
	| { tag: 'code_block'; text: string; language?: string }
	| { tag: 'emotion'; emoji_type: string };
