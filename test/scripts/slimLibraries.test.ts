import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';

import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import * as losslessJson from 'lossless-json';
import MarkdownParser from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';

import * as parserParts from '../../nodes/FeishuHelpdesk/content/markdown/parserParts';
import { slim } from '../../scripts/slimLibraries';

const MODULES = resolve(__dirname, '../../node_modules');

/** Loads a library as the build bundles it. */
function load(path: string, parts: Record<string, unknown> = {}): Record<string, unknown> {
	const file = resolve(MODULES, path);
	const whole = readFileSync(file, 'utf8');
	const code = slim(whole, file) ?? whole;
	const loaded: { exports: Record<string, unknown> } = { exports: {} };
	const required = (name: string): unknown => {
		if (name in parts) return parts[name];
		return name.startsWith('.')
			? load(resolve(dirname(file), name).slice(MODULES.length + 1), parts)
			: jest.requireActual(name);
	};
	const { code: runnable } = transformSync(code, { format: 'cjs' });
	runInNewContext(runnable, { require: required, module: loaded });
	return loaded.exports;
}

const piece = fc.oneof(
	fc.constantFrom('词', 'word', ' ', '\n', '\n\n', '\t', '**', '*', '_', '~~', '`', '```\n', '> '),
	fc.constantFrom('- ', '1. ', '# ', '| a | b |\n|---|---|\n', '[x](https://a.cn "t")', '![i](k)'),
	fc.constantFrom('[x]: https://a.cn\n', '<b>', '</b>', '<!-- c -->', '&amp;', '&#169;', '\\*'),
	fc.constantFrom(
		'<https://a.cn>',
		'https://a.cn',
		'(c)',
		'"q"',
		'...',
		'---\n',
		'：',
		'“',
		'    ',
	),
	fc.constantFrom('<script>', '</script>', '<style>', '<title>', '<textarea>', '<svg>', '</svg>'),
	fc.constantFrom('<![CDATA[', ']]>', '<!doctype html>', '<?xml ?>', '<p class="a">', "<td a='b'>"),
	fc.constantFrom('</p>', '<br/>', '</br>', '<a href=x>', '<table>', '<tr>', '<li>', '<form>', '<'),
	fc.string({ maxLength: 6 }),
);
const document = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

type Markdown = typeof MarkdownParser;

test('the Markdown parser of the build finds what the whole one finds', () => {
	const parts = Object.fromEntries(
		['mdurl', 'uc.micro', 'linkify-it', 'punycode.js'].map((name) => [name, parserParts]),
	);
	const { default: Slim } = load('markdown-it/dist/markdown-it.mjs', parts) as {
		default: Markdown;
	};
	const [slimmed, whole] = [Slim, MarkdownParser].map((Class) => {
		const parser = new Class({ html: true });
		parser.use(cjkFriendly);
		return Object.assign(parser.disable(['html_block', 'strip_references'], true), {
			validateLink: () => true,
			normalizeLink: (url: string) => url,
			normalizeLinkText: (url: string) => url,
		});
	});
	fc.assert(
		fc.property(document, (text) => {
			const found = JSON.stringify(slimmed?.parse(text, {}));
			expect(found).toBe(JSON.stringify(whole?.parse(text, {})));
		}),
		{ numRuns: 1000 },
	);
});

test('the HTML tokenizer of the build finds what the whole one finds', () => {
	const slimmed = load('htmlparser2/dist/index.js') as { Tokenizer: typeof Tokenizer };
	const eventsOf = (Class: typeof Tokenizer, html: string) => {
		const events: unknown[] = [];
		const noted = (name: string) => [
			name,
			(...given: unknown[]) => {
				events.push([name, ...given]);
			},
		];
		const names =
			'attribdata attribend attribname cdata closetag comment declaration end opentagend opentagname processinginstruction selfclosingtag text';
		const handlers = Object.fromEntries(
			names.split(' ').map((name) => noted(`on${name}`)),
		) as ConstructorParameters<typeof Tokenizer>[1];
		const tokenizer = new Class({ decodeEntities: false }, handlers);
		tokenizer.write(html);
		tokenizer.end();
		return events;
	};
	fc.assert(
		fc.property(document, (html) => {
			expect(JSON.stringify(eventsOf(slimmed.Tokenizer, html))).toBe(
				JSON.stringify(eventsOf(Tokenizer, html)),
			);
		}),
		{ numRuns: 1000 },
	);
});

test('JSON of the build is read and written as by the whole library', () => {
	type Json = Pick<typeof losslessJson, 'isSafeNumber' | 'LosslessNumber' | 'parse' | 'stringify'>;
	const slimmed = load('lossless-json/lib/esm/index.js') as unknown as Json;
	const outcomeOf = ({ isSafeNumber, LosslessNumber, parse, stringify }: Json, text: string) => {
		try {
			const value = parse(text, undefined, {
				parseNumber: (digits) =>
					isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits),
				onDuplicateKey: ({ newValue }) => newValue,
			});
			const seen: unknown[] = [];
			const written = stringify(value, (key, inner) => {
				seen.push([key, typeof inner]);
				return typeof inner === 'string' ? inner.toUpperCase() : inner;
			});
			return { written, seen };
		} catch (error) {
			return String(error);
		}
	};
	const digits = fc.constantFrom('7262656095919128578', '1e400', '0.1', '-0', '1.', '01', '1E+2');
	const valid = fc.json({ maxDepth: 4 });
	const twice = fc
		.tuple(valid, valid, digits)
		.map(
			([one, other, exact]) => `{"a":${one},"__proto__":${exact},"a":${other}, "b": [ ${exact} ]}`,
		);
	const broken = fc
		.tuple(
			fc.oneof(valid, twice),
			fc.nat(80),
			fc.constantFrom('', '"', '\\', ',', '}', ']', '\t', '\u0001'),
		)
		.map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at + 1));
	fc.assert(
		fc.property(fc.oneof(valid, twice, broken, digits), (text) => {
			expect(outcomeOf(slimmed, text)).toEqual(outcomeOf(losslessJson, text));
		}),
		{ numRuns: 1000 },
	);
});

test('an edit that finds nothing in a new release stops the build', () => {
	expect(() => slim('', `${MODULES}/htmlparser2/dist/Tokenizer.js`)).toThrow(
		'htmlparser2/dist/Tokenizer.js has nothing like',
	);
	expect(slim('', `${MODULES}/htmlparser2/dist/WritableStream.js`)).toBeNull();
});
