import { decodeHTMLStrict as reference } from 'entities';
import { decodeHTMLStrict } from '../../../../nodes/FeishuHelpdesk/content/markdown/entityNames';

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
	'&#169;',
	'&#xA9;',
	'&#x1F600;',
	'&#0;',
	'&#xD800;',
	'&#1114112;',
])('%s is what the package makes of it', (name) => {
	expect(decodeHTMLStrict(name)).toBe(reference(name));
});

test('a rare name stays as it is written', () => {
	expect(decodeHTMLStrict('&CounterClockwiseContourIntegral;')).toBe(
		'&CounterClockwiseContourIntegral;',
	);
});
