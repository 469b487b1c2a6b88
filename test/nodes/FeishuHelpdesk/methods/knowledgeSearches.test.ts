import { missingScope } from '../../../../sandbox/server';
import { openScene, ROUTES, type Scene } from '../../../support/scene';
import { asked } from '../actions/reads';
import { textLike } from '../matchers';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const METHODS = [
	'searchAgents',
	'searchCategories',
	'searchFaqs',
	'searchSkills',
	'searchTicketFields',
];

const exceptToken = ({ route }: { route: string }): boolean => route !== ROUTES.token;

async function names(method: string, filter?: string): Promise<string[]> {
	const { results } = await scene.engine.search({
		method,
		...(filter !== undefined && { filter }),
	});
	return results.map(({ name }) => name);
}

describe.each(METHODS)('%s', (method) => {
	it('lists each thing once, with its ID', async () => {
		const { results } = await scene.engine.search({ method });
		expect(results.length).toBeGreaterThan(3);
		expect(new Set(results.map(({ value }) => value)).size).toBe(results.length);
		expect(results.every(({ value }) => /^(ou_agent_\d{3}|\d{19})$/.test(String(value)))).toBe(
			true,
		);
		expect(asked(scene)).toHaveLength(1);
	});

	it('is empty when nothing fits', async () => {
		expect(await scene.engine.search({ method, filter: 'no such thing 🚀' })).toEqual({
			results: [],
		});
	});

	it('shows what is wrong in place of the list', async () => {
		scene.sandbox.fault({ ...missingScope('helpdesk:all:readonly'), when: exceptToken });
		await expect(scene.engine.search({ method })).rejects.toMatchObject({
			message: textLike(/\[99991672\]$/),
			description: textLike('Permissions & Scopes'),
		});
	});

	it('is empty where the helpdesk has nothing', async () => {
		scene.sandbox.fault({
			kind: 'answer',
			status: 200,
			code: 0,
			msg: 'success',
			when: exceptToken,
		});
		expect(await scene.engine.search({ method })).toEqual({ results: [] });
	});
});

describe('searchFaqs', () => {
	it('hands out pages until the end', async () => {
		const seen: unknown[] = [];
		let token: string | undefined;
		do {
			const page = await scene.engine.search({
				method: 'searchFaqs',
				...(token !== undefined && { paginationToken: token }),
			});
			seen.push(...page.results.map(({ value }) => value));
			token = page.paginationToken;
		} while (token !== undefined);
		expect(seen.length).toBeGreaterThan(100);
		expect(new Set(seen).size).toBe(seen.length);
	});

	it('lets Feishu search, exactly for what was typed', async () => {
		const filter = 'C++ & 密码 % #';
		await names('searchFaqs', filter);
		expect(asked(scene)).toEqual([['GET /faqs', { page_size: ['50'], search: [filter] }]]);
		expect(await names('searchFaqs', 'WHAT IS THE WI-FI')).toEqual([
			'What is the Wi-Fi password for guests?',
		]);
	});
});

describe('searchCategories', () => {
	it('names each category with those above it', async () => {
		expect(await names('searchCategories', 'vpn')).toEqual([
			'Computers and phones / Network / VPN',
			'电脑与手机 / 网络 / VPN',
		]);
		expect(await names('searchCategories', '财务')).toEqual([
			'财务',
			'财务 / 差旅与报销',
			'财务 / 采购',
		]);
	});
});

describe('searchAgents', () => {
	it.each([
		['zOË', "Zoë O’Brien (zoe.o'brien@example.com)"],
		['zoe\u0308', "Zoë O’Brien (zoe.o'brien@example.com)"],
		['NAIR+HELP', 'Priya Nair (priya.nair+helpdesk@example.com)'],
		[' 李伟 ', '李伟 (li.wei@example.com)'],
		['ou_agent_010', '赵磊 (zhao.lei@example.com)'],
	])('finds by %s', async (filter, name) => {
		expect(await names('searchAgents', filter)).toEqual([name]);
	});

	it('leaves removed agents out', async () => {
		expect(await names('searchAgents', '孙丽')).toEqual([]);
		expect(asked(scene)).toEqual([['GET /agent_schedules', { status: ['1', '2', '3'] }]]);
	});
});

describe('searchSkills', () => {
	it('finds in any case', async () => {
		expect(await names('searchSkills', 'hardWARE &')).toEqual(['Hardware & networks']);
	});
});

describe('searchTicketFields', () => {
	it.each([
		['STEPS', 'Steps to reproduce (multiple lines)'],
		['affected', 'Affected systems (dropdown)'],
		['service', 'Service (nested dropdown)'],
		['🌏', '影响范围 🌏 (multiple lines)'],
		['“2025/26” <€>', 'Budget “2025/26” <€> & 50 % \\ 100% (single line)'],
	])('finds %s, and names the type', async (filter, name) => {
		expect(await names('searchTicketFields', filter)).toEqual([name]);
	});
});
