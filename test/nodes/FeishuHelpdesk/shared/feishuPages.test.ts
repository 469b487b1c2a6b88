import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

import { FeishuHelpdeskApi } from '../../../../credentials/FeishuHelpdeskApi.credentials';
import chineseErrors from '../../../../docs/errors.zh-CN.json';
import { FeishuHelpdesk } from '../../../../nodes/FeishuHelpdesk/FeishuHelpdesk.node';
import { FeishuHelpdeskTrigger } from '../../../../nodes/FeishuHelpdesk/FeishuHelpdeskTrigger.node';
import {
	FEISHU_PAGES,
	link,
	page,
	quoted,
} from '../../../../nodes/FeishuHelpdesk/shared/feishuPages';
import { ERROR_CODES, type ErrorCode } from '../../../../nodes/FeishuHelpdesk/transport/errorCodes';

const ROOT = resolve(__dirname, '../../../..');

/** Words that also mean something else than a page or button of Feishu. */
const COMMON = ['Bot', 'Settings', 'Availability', 'Workplace', 'helpdesk'];

const NAMES = Object.entries(FEISHU_PAGES).map(([name, [chinese]]) => ({ name, chinese }));
const UNMISTAKABLE = NAMES.filter(({ name }) => !COMMON.includes(name));

/** Every text in a value, keys left out. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}

const SHOWN: readonly [where: string, texts: string[]][] = [
	['the node', textsIn(new FeishuHelpdesk().description)],
	['the trigger', textsIn(new FeishuHelpdeskTrigger().description)],
	['the credential and its test', textsIn(new FeishuHelpdeskApi())],
	['the errors', textsIn(ERROR_CODES)],
];

/** Literals of a file of the package, without its comments. */
function literalsIn(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		const isCall = ts.isCallExpression(node) && ts.isIdentifier(node.expression);
		// What is handed to the table's functions gets its Chinese there.
		if (isCall && ['page', 'quoted', 'link'].includes(node.expression.text)) return;
		if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

const sources = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !file.endsWith('feishuPages.ts'))
		.map((file) => join(folder, file)),
);

describe("Feishu's pages and buttons", () => {
	test('are shown with their Chinese in brackets', () => {
		expect(page('Permissions & Scopes', 'Data Permissions')).toBe(
			'Permissions & Scopes (权限管理) → Data Permissions (数据权限)',
		);
		expect(quoted('Bot')).toBe("'Bot' (机器人)");
		expect(link('Developer Console')).toBe(
			'<a href="https://open.feishu.cn/app" target="_blank">Developer Console</a> (开发者后台)',
		);
	});

	test.each(SHOWN)('never appear without it in %s', (_where, texts) => {
		const bare = UNMISTAKABLE.flatMap(({ name, chinese }) =>
			texts
				.flatMap((text) => text.split(name).slice(1))
				.filter((after) => !after.replace(/^'?(?:<\/a>)?/, '').startsWith(` (${chinese})`))
				.map((after) => `${name}${after.slice(0, 40)}`),
		);
		expect(bare).toEqual([]);
	});

	test('are written in the table only', () => {
		expect(sources.length).toBeGreaterThan(100);
		const elsewhere = sources.flatMap((file) =>
			literalsIn(join(ROOT, file)).flatMap((text) =>
				UNMISTAKABLE.filter(({ name }) => text.includes(name)).map(
					({ name }) => `${file}: ${name}`,
				),
			),
		);
		expect(elsewhere).toEqual([]);
	});

	test('have the same Chinese in the Chinese table of errors', () => {
		const chineseOf: Readonly<Record<string, { hint: string }>> = chineseErrors;
		const different = Object.entries<ErrorCode>(ERROR_CODES).flatMap(([code, { hint }]) =>
			NAMES.filter(({ name, chinese }) => hint.includes(`${name}' (${chinese})`))
				.filter(({ chinese }) => !chineseOf[code]?.hint.includes(chinese))
				.map(({ chinese }) => `${code}: ${chinese}`),
		);
		expect(different).toEqual([]);
	});

	test('that have an address are linked where the editor shows links', () => {
		for (const text of textsIn(new FeishuHelpdeskApi().properties)) {
			if (!text.includes('Developer Console')) continue;
			expect(text).toContain(link('Developer Console'));
		}
		const notice = textsIn(new FeishuHelpdeskTrigger().description.properties);
		expect(notice.join()).toContain(link('Developer Console'));
	});
});
