// Takes out of the bundled libraries what the package never uses and the bundler cannot leave out by itself:
// members of classes, rules in tables, branches of options that are never set. An edit that finds nothing
// stops the build, so that a new release of a library is looked at anew.

/** A member of a class. */
const method = (name) => [
	new RegExp(`^(\\t| {4})${name}\\([^\\n]*\\) \\{\\n[^]*?^\\1\\}\\n`, 'm'),
	'',
];

/** A member that an option sets, to what it always is. */
const constant = (value) => (name) => [
	new RegExp(`\\bthis\\.${name}\\b( =(?!=)[^;]*;)?`, 'g'),
	(_, assigned) => (assigned === undefined ? value : ''),
];

/** A rule in a table of rules. */
const rule = (name) => [new RegExp(`^\\t\\[\\s*"${name}",[^]*?\\],?\\n(?=\\t?[[\\]])`, 'm'), ''];

/** What the tokenizer calls itself only; the names make 3 kB. */
const OWN_NAMES =
	/\b(?:state[A-Z]\w+|handle[A-Z]\w+|sectionStart|sequenceIndex|currentSequence|fastForwardTo|isSpecial|isTagStartChar|emitComment|enterTagBody|shouldContinue|cleanup|baseState)\b/g;

function shortened() {
	const names = new Map();
	return (name) => {
		if (!names.has(name)) names.set(name, `_${names.size}`);
		return names.get(name);
	};
}

const EDITS = {
	// Only its tokens are used: no HTML is written, no preset is chosen, no address is judged.
	'markdown-it/dist/markdown-it.mjs': [
		...['strip_references', 'linkify', 'linkify', 'replacements', 'smartquotes'].map(rule),
		[/^\t\[\n\t\t"html_block",[^]*?^\t\],\n/m, ''],
		...['scanDelims', 'render', 'renderInline', 'parseInline', 'set', 'configure'].map(method),
		...['validateLink', 'normalizeLink', 'normalizeLinkText'].map(method),
		...['attrJoin', 'enableOnly', 'after'].map(method),
		[
			/\[presetNameOrOptions, options\] = args;[^]*?(?=\n\t\})/,
			'[options] = args;\nthis.options = { ...config.default.options, ...options };',
		],
		[/^\t\t_defineProperty\(\s+this,\s+"(?:renderer|linkify)",[^]*?^\t\t\);\n/gm, ''],
		[/^_defineProperty\(MarkdownIt, .*\n/gm, ''],
		[/= callable\(MarkdownIt\)/, '= MarkdownIt'],
		[/^\t(?:zero|commonmark): \{[^]*?^\t\},?\n/gm, ''],
		// What the plugin for Chinese emphasis asks for.
		[/(utils_exports = )[^]*?\}\);/, '$1{ isMdAsciiPunct, isPunctChar, isWhiteSpace };'],
		[/return \(r = toPropertyKey\(r\)\)[^]*?, e;/, 'e[r] = t;'],
	],
	// It is read with both options, of equal names the last value; it is written by a function, in one line.
	'lossless-json/lib/esm/parse.js': [
		[/reviver \? revive\(value, reviver\) : value/, 'value'],
		[/typeof options === 'function' \? [^?]*: options;/, 'options;'],
		[/^ +\/\/ handle duplicate keys\n[^]*?\n( +)\} else \{\n +(.*)\n\1\}\n/m, '$2\n'],
		[/ \?\? parseLosslessNumber/, ''],
		[/^ +const onDuplicateKey = .*\n/m, ''],
		[/^ {2}function throwDuplicateKey\([^]*?^ {2}\}\n/m, ''],
	],
	'lossless-json/lib/esm/stringify.js': [
		[/resolveSpace\(space\)/, 'undefined'],
		[/^ {4}if \(Array\.isArray\(numberStringifiers\)\) \{\n[^]*?^ {4}\}\n/m, ''],
		[/Array\.isArray\(replacer\) \? .* : (?=Object\.keys)/, ''],
		[/typeof replacer === 'function' \? /g, 'true ? '],
	],
	'lossless-json/lib/esm/LosslessNumber.js': [[/^( {2})valueOf\(\) \{\n[^]*?^\1\}\n/m, '']],
	// Neither its parser, which takes the square of time for what is nested deeply, nor documents.
	'htmlparser2/dist/index.js': [[/[^]+/, 'export { default as Tokenizer } from "./Tokenizer.js";']],
	'htmlparser2/dist/Tokenizer.js': [
		...['reset', 'pause', 'resume', 'startEntity', 'stateInEntity', 'emitCodePoint'].map(method),
		[/^ {16}case State\.InEntity: \{[^]*?^ {16}\}\n/m, ''],
		[/if \(this\.state === State\.InEntity\) \{[^]*?\n {8}\}\n/, ''],
		[/this\.entityDecoder = .*;\n/, ''],
		...['xmlMode', 'decodeEntities', 'recognizeSelfClosing'].map(constant('false')),
		[OWN_NAMES, shortened()],
	],
};

/** Names of enumerations, as TypeScript writes them, become their numbers. */
function withoutEnums(code) {
	const values = new Map();
	for (const [, type, name, value] of code.matchAll(
		/^ +(\w+)\[\1\["(\w+)"\] = (\d+)\] = "\2";$/gm,
	)) {
		values.set(`${type}.${name}`, value);
	}
	return code.replace(/\b[A-Z]\w+\.\w+\b/g, (name) => values.get(name) ?? name);
}

/**
 * @param code of a module
 * @param id path of its file
 * @returns the code without what is never used; `null` for a module that stays whole
 * @throws {Error} naming the edit that finds nothing
 */
function slim(code, id) {
	const found = Object.keys(EDITS).find((path) => id.endsWith(`node_modules/${path}`));
	if (found === undefined) return null;
	const withoutComments = code.replace(/^\s*\/\*\*[^]*?\*\/\n/gm, '');
	const edited = EDITS[found].reduce((before, [pattern, replacement]) => {
		const after = before.replace(pattern, replacement);
		if (after === before) throw new Error(`${found} has nothing like ${pattern}`);
		return after;
	}, withoutComments);
	return withoutEnums(edited);
}

/** A plugin of Rollup. */
const slimLibraries = () => ({
	name: 'slim-libraries',
	transform(code, id) {
		const slimmed = slim(code, id);
		return slimmed === null ? null : { code: slimmed, map: null };
	},
});

module.exports = { slim, slimLibraries };
