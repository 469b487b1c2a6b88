import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { sentencesOf } from './sentences';
import { FILES, TRIGGER_SENTENCES } from './triggerSentences';

const ROOT = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8');

describe('docs/trigger.md', () => {
	test('has the sentences that triggerSentences.ts names the tests of, in their order', () => {
		expect(sentencesOf(read('docs/trigger.md'))).toEqual(TRIGGER_SENTENCES.map(([text]) => text));
	});

	test('is proven by tests that exist', () => {
		const named = TRIGGER_SENTENCES.flatMap(([, ...proofs]) => proofs).filter(
			(proof) => typeof proof !== 'string',
		);
		// As it stands in the file, between quotes.
		const missing = named.filter(
			([file, name]) => !read(FILES[file]).replaceAll("\\'", "'").includes(name),
		);
		expect(missing).toEqual([]);
	});

	test('has as many paragraphs, points and rows as the Chinese page', () => {
		const shape = (file: string) =>
			read(file)
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => /^(#+|- |\||```)?/.exec(line)?.[0]);
		expect(shape('docs/trigger.zh-CN.md')).toEqual(shape('docs/trigger.md'));
	});

	test('names the same fields, values and amounts as the Chinese page, line by line', () => {
		// Words in code, numbers of two digits and more, and links; the Chinese page may repeat none and add none.
		const facts = (file: string) =>
			read(file)
				.replace(/```[^]*?```/g, '')
				.split('\n')
				.filter((line) => line !== '' && !/^(#|<|English|\[English|\|[ :|-]+\|$)/.test(line))
				.map((line) => [...new Set(line.match(/`[^`]+`|\d[\d.,]*\d/g) ?? [])].sort());
		expect(facts('docs/trigger.zh-CN.md')).toEqual(facts('docs/trigger.md'));
	});
});

describe('sentences', () => {
	test('are those of paragraphs, points and rows; pictures, headings and examples have none', () => {
		const page = [
			'# Title. Title.',
			'English | [Other](x.md)',
			'<img src="x" alt="A. B.">',
			'One, e.g. IDs. **Two** [is here](y.md)!',
			'- Point `a.b` _so_. And more',
			'```json\n{ "a": "No. No." }\n```',
			'| Head | Head |\n| --- | :-: |\n| A. B. | c |',
		].join('\n\n');
		expect(sentencesOf(page)).toEqual([
			'One, e.g. IDs.',
			'Two is here!',
			'Point a.b so.',
			'And more',
			'A. B. | c',
		]);
	});
});
