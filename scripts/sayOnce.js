// Writes once what a minified file says many times, which minifiers leave to compression, although nobody
// compresses what n8n installs: texts, names of members, functions of the language,
// and the keys of objects that are alike.
const { parseAst } = require('rollup/parseAst');

/** Functions that do without `this`, and that nobody replaces for a test. */
const STATIC =
	/^(?:Object|Reflect)\.\w+$|^Array\.isArray$|^String\.from\w+$|^Number\.is\w+$|^Math\.(?:max|min)$|^JSON\.stringify$/;

/** What is required when there is work, in many places. */
const LATER = 'require("./runtime.js")';

/** Names that the minifier leaves free, for what is said most often. */
const SHORTEST = [...'$_ABCDEFGHIJKLQVWXYZ'];

/** One letter or two that stand for nothing else in the file. */
function* freeNames(taken) {
	yield* SHORTEST.filter((name) => !taken.has(name));
	const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_';
	const reserved = new Set(['as', 'do', 'if', 'in', 'is', 'of']);
	for (const first of letters) {
		for (const second of `${letters}0123456789`) {
			const name = first + second;
			if (!taken.has(name) && !reserved.has(name)) yield name;
		}
	}
	throw new Error('No name of two letters is left');
}

const isPlain = ({ type, kind, computed, method, key }) =>
	type === 'Property' &&
	kind === 'init' &&
	!computed &&
	!method &&
	key.type === 'Identifier' &&
	key.name !== '__proto__';

/**
 * From how many letters on a name is worth it. In the file that n8n reads at every start shorter ones cost more
 * time than they take room; the other file is read once, when there is work.
 */
const LONG_NAME = { runtime: 4, other: 5 };

/** Where the file says what; how a place says it with a name instead, and what that saves. */
function find(code, longName) {
	const found = { names: new Set(), texts: new Map(), objects: new Map() };
	const add = (map, key, place) => map.set(key, [...(map.get(key) ?? []), place]);
	const visit = (node, parent) => {
		const { start, end } = node;
		const text = code.slice(start, end);
		if (node.type === 'Identifier' && !isMemberName(node, parent)) found.names.add(node.name);
		if (node.type === 'Literal' && typeof node.value === 'string' && !isName(node, parent)) {
			add(found.texts, text, { start, end, named: (name) => name, gain: text.length - 2 });
		}
		if (node.type === 'MemberExpression' && parent.left !== node && STATIC.test(text)) {
			add(found.texts, text, { start, end, named: (name) => name, gain: text.length - 2 });
		} else if (isLongMember(node, code, longName)) {
			const dot = node.property.start - 1;
			const isOptional = code[dot - 1] === '?';
			add(found.texts, `"${node.property.name}"`, {
				start: isOptional ? dot + 1 : dot,
				end,
				named: (name) => `[${name}]`,
				gain: node.property.name.length - (isOptional ? 4 : 3),
			});
		}
		if (node.type === 'ObjectExpression' && node.properties.every(isPlain)) {
			add(found.objects, node.properties.map(({ key }) => key.name).join(), node);
		}
		for (const child of Object.values(node).flat()) {
			if (typeof child?.type === 'string') visit(child, node);
		}
	};
	visit(parseAst(code));
	return found;
}

/** What can be called like a variable without meaning it. */
const isMemberName = (node, parent) =>
	(parent?.property === node || parent?.key === node) && !parent.computed && !parent.shorthand;

/** A text that stands where no name may. */
const isName = (node, parent) =>
	(parent.key === node && !parent.computed) ||
	parent.type === 'ExpressionStatement' ||
	parent.callee?.name === 'require';

const isLongMember = ({ type, computed, object, property }, code, longName) =>
	type === 'MemberExpression' &&
	!computed &&
	property.type === 'Identifier' &&
	property.name.length >= longName &&
	object.name !== 'exports' &&
	code[property.start - 1] === '.';

/** Letters that an object spends on its keys, colons included. */
const keysIn = ({ properties }) =>
	properties.reduce((sum, { key, shorthand }) => sum + (shorthand ? 0 : key.name.length + 1), 0);

/** Leaves the values of an object, as arguments. */
function argumentsOf({ start, end, properties }, name, code) {
	const valueStart = ({ key, shorthand, start: at }) =>
		shorthand ? at : code.indexOf(':', key.end) + 1;
	const [first] = properties;
	return [
		[start, valueStart(first), `${name}(`],
		...properties
			.slice(1)
			.map((property, index) => [properties[index].end, valueStart(property), ',']),
		[properties.at(-1).end, end, ')'],
	];
}

/**
 * @param code of a minified script
 * @param longName from how many letters on members are called by a name
 * @returns the same, shorter
 */
function sayOnce(code, longName = LONG_NAME.other) {
	const { names, texts, objects } = find(code, longName);
	const free = freeNames(names);
	const heads = [];
	const edits = [];
	const oftenFirst = [...texts].sort(([, some], [, others]) => others.length - some.length);
	for (const [text, places] of oftenFirst) {
		if (places.reduce((sum, { gain }) => sum + gain, 0) <= text.length + 4) continue;
		const name = free.next().value;
		heads.push(`${name}=${text}`);
		edits.push(...places.map(({ start, end, named }) => [start, end, named(name)]));
	}
	for (const [keys, nodes] of objects) {
		const all = keys.split(',');
		const values = all.map((_, index) => 'abcdefghijklmnopqrstuvwxyz'[index]);
		const head = `(${values})=>({${all.map((key, index) => `${key}:${values[index]}`)}})`;
		const gain = nodes.reduce((sum, node) => sum + keysIn(node) - 2, 0);
		if (all.length > 26 || gain <= head.length + 6) continue;
		const name = free.next().value;
		heads.push(`${name}=${head}`);
		edits.push(...nodes.flatMap((node) => argumentsOf(node, name, code)));
	}
	if (heads.length === 0) return code;
	const later = free.next().value;
	const body = applied(edits, code);
	const parts = body.split(LATER);
	if (parts.length > 2) heads.push(`${later}=()=>${LATER}`);
	// A stack trace prints the whole line that it points to.
	const lines = heads.map((head, index) => (index % 50 === 49 ? `${head}\n` : head));
	const [, strict, rest] = /^("use strict";)?([^]*)$/.exec(
		parts.length > 2 ? parts.join(`${later}()`) : body,
	);
	return `${strict ?? ''}const ${lines.join(',')};${rest}`;
}

function applied(edits, code) {
	let done = 0;
	let result = '';
	for (const [start, end, replacement] of edits.sort(([one], [other]) => one - other)) {
		result += code.slice(done, start);
		const glues = /[\w$]$/.test(result) && /^[\w$]/.test(replacement);
		result += glues ? ` ${replacement}` : replacement;
		// A word right behind a text, e.g. `"a"in b`.
		if (/[\w$]$/.test(replacement) && /[\w$]/.test(code[end] ?? '')) result += ' ';
		done = end;
	}
	return result + code.slice(done);
}

/** A plugin of Rollup. */
const sayingOnce = () => ({
	name: 'say-once',
	renderChunk: (code, { name }) => ({ code: sayOnce(code, LONG_NAME[name]), map: null }),
});

module.exports = { SHORTEST, sayOnce, sayingOnce };
