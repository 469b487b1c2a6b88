import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

import { FeishuHelpdesk } from '../../nodes/FeishuHelpdesk/FeishuHelpdesk.node';

const ROOT = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8');

const READMES = ['README.md', 'docs/README.zh-CN.md'];
/** The pages with the tables of operations. */
const OPERATIONS = ['docs/operations.md', 'docs/operations.zh-CN.md'];
const DOCS = readdirSync(resolve(ROOT, 'docs'))
	.filter((file) => file.endsWith('.md'))
	.map((file) => `docs/${file}`);
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...DOCS];
const ENGLISH = ['README.md', ...DOCS].filter((file) => !file.includes('.zh-CN.'));

/** `Ticket: Get Many` and so on, as the dropdowns show them. */
function operations(): string[] {
	const [resources, ...others] = new FeishuHelpdesk().description.properties;
	return (resources?.options ?? []).flatMap((resource) => {
		if (!('value' in resource)) return [];
		const dropdown = others.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.[0] === resource.value,
		);
		return (dropdown?.options ?? []).map(({ name }) => `${resource.name}: ${name}`);
	});
}

const withoutCode = (text: string) => text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');

/** The anchors that GitHub gives to the headings of a page. */
const anchors = (text: string) =>
	[...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}_ -]/gu, '')
			.replaceAll(' ', '-'),
	);

function brokenLinks(file: string): string[] {
	const links = [...withoutCode(read(file)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
	return links.filter((link = '') => {
		if (/^https?:/.test(link)) return false;
		const [path = '', anchor] = link.split('#');
		const target = path === '' ? resolve(ROOT, file) : resolve(ROOT, dirname(file), path);
		if (!existsSync(target)) return true;
		return anchor !== undefined && !anchors(readFileSync(target, 'utf8')).includes(anchor);
	}) as string[];
}

test.each(OPERATIONS)('%s lists every operation of the node, and no other', (file) => {
	const listed = [...read(file).matchAll(/^\| ([\w ]+: [\w ]*\w) *\|/gm)].map(([, name]) => name);
	expect(listed.sort()).toEqual(operations().sort());
});

test.each(READMES)('%s has at most 10 kB: what is on its own page leaves it', (file) => {
	expect(statSync(resolve(ROOT, file)).size).toBeLessThanOrEqual(10_000);
});

test.each(READMES)('%s links to every other page', (file) => {
	const twin = file !== 'README.md';
	const pages = DOCS.filter((page) => page.includes('.zh-CN.') === twin && page !== file);
	const links = [...read(file).matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) =>
		relative(ROOT, resolve(ROOT, dirname(file), link)),
	);
	expect(pages.filter((page) => !links.includes(page))).toEqual([]);
});

test.each(PAGES)('the links of %s lead to files and headings that exist', (file) => {
	expect(brokenLinks(file)).toEqual([]);
});

test.each(ENGLISH)('%s and its Chinese page have the same sections and rows', (file) => {
	const skeleton = (page: string) =>
		[...read(page).matchAll(/^(#+ |\||\d+\. |- |```)/gm)].map(([mark]) => mark);
	const chinese = file.replace('.md', '.zh-CN.md');
	// The tarball would take it from the root (npm packs every README), with its 10 kB.
	expect(skeleton(file === 'README.md' ? `docs/${chinese}` : chinese)).toEqual(skeleton(file));
});

test.each(PAGES)('%s holds no name whose underscore became a star', (file) => {
	// prettier takes the underscores of two names beside Chinese punctuation for emphasis.
	const damaged = /\S*[\p{L}\p{N}]\*[\p{L}\p{N}…]\S*/gu;
	expect(
		read(file)
			.replace(/^```.*?^```$/gms, '')
			.match(damaged),
	).toBeNull();
});

test('CONTRIBUTING.md shows an operation as it really is', () => {
	const diff = /```diff\n(.*?)```/s.exec(read('CONTRIBUTING.md'))?.[1] ?? '';
	for (const part of diff.split(/^--- .*\n/m).slice(1)) {
		const file = /^\+\+\+ b\/(.+)$/m.exec(part)?.[1] ?? '';
		const hunks = part.split(/^@@\n/m).slice(1);
		expect(hunks).not.toEqual([]);
		for (const hunk of hunks) expect(read(file)).toContain(hunk.replace(/^[+ ]/gm, ''));
	}
});
