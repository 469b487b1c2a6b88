import { CODE_LANGUAGES } from '../postElement';

/** Other names that people and AI agents write behind a fence. */
const ALIASES: Readonly<Record<string, string>> = Object.freeze({
	'C++': 'CPP',
	CXX: 'CPP',
	GOLANG: 'GO',
	HTM: 'HTML',
	JS: 'JAVASCRIPT',
	JSX: 'JAVASCRIPT',
	KT: 'KOTLIN',
	PY: 'PYTHON',
	PYTHON3: 'PYTHON',
	RB: 'RUBY',
	RS: 'RUST',
	SH: 'SHELL',
	ZSH: 'SHELL',
	TS: 'TYPESCRIPT',
	TSX: 'TYPESCRIPT',
	YML: 'YAML',
});

/**
 * Finds Feishu's name of a language.
 *
 * @param info what stands behind the fence, e.g. `js title="a.js"`
 * @returns the name (Feishu docs: im-v1, message content, post), `undefined` for one Feishu lacks
 */
export function codeLanguage(info: string): string | undefined {
	const name = info
		.trim()
		.replace(/\s[^]*/, '')
		.toUpperCase();
	const language = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
	return CODE_LANGUAGES.find((known) => known === language);
}
