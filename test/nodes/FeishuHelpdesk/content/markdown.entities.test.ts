import { decodeHTMLStrict as reference } from 'entities';
import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';

const textOf = (markdown: string) =>
	markdownToPost(markdown)
		.content.flat()
		.map((element) => ('text' in element ? element.text : ''))
		.join('');

test.each([
	'&amp;',
	'&nbsp;',
	'&yuml;',
	'&AElig;',
	'&hellip;',
	'&mdash;',
	'&rarr;',
	'&check;',
	'&star;',
	'&CounterClockwiseContourIntegral;',
	'&#169;',
	'&#xA9;',
	'&#x1F600;',
	'&#0;',
])('%s is the character that it names', (name) => {
	expect(textOf(`a${name}b`)).toBe(`a${reference(name)}b`);
});

test('what is no name stays as it is written', () => {
	expect(textOf('R&D; &nosuchname; &')).toBe('R&D; &nosuchname; &');
});
