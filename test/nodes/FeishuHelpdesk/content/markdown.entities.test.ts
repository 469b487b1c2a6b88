import { decodeHTMLStrict as reference } from 'entities';
import { decodeHTMLStrict } from '../../../../nodes/FeishuHelpdesk/content/entities/entityNames';
import { markdownToPost } from '../../../../nodes/FeishuHelpdesk/content/markdown';

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
	...'Alpha Rho sigmaf omega spades loz crarr rArr forall there4 OElig Yuml fnof rlm hairsp'
		.split(' ')
		.map((name) => `&${name};`),
	...'excl num dollar percnt lpar rpar ast plus comma period sol colon semi equals quest commat lsqb bsol rsqb Hat lowbar grave lcub verbar rcub'
		.split(' ')
		.map((name) => `&${name};`),
	'&#169;',
	'&#xA9;',
	'&#x1F600;',
	'&#0;',
	'&#xD800;',
	'&#1114112;',
])('%s is the character that HTML means by it', (name) => {
	const { content } = markdownToPost(`x${name}x`);
	expect(content).toEqual([[{ tag: 'text', text: `x${reference(name)}x` }]]);
	// What is published has a shorter table.
	expect(decodeHTMLStrict(`x${name}x`)).toBe(`x${reference(name)}x`);
});

test('a name that HTML does not have stays as it is written', () => {
	expect(markdownToPost('&nothing;').content).toEqual([[{ tag: 'text', text: '&nothing;' }]]);
});
