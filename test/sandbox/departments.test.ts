import { z } from 'zod/v4';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { call, tokenOf, type Answer } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const page = z.strictObject({
	has_more: z.boolean(),
	page_token: z.string().optional(),
	items: z.array(
		z.strictObject({
			name: z.string().min(1),
			department_id: z.string(),
			open_department_id: z.string().regex(/^od-\w{32}$/),
			parent_department_id: z.string(),
		}),
	),
});

async function children(query: string, of = '0', on = sandbox): Promise<Answer> {
	return call(on, `/open-apis/contact/v3/departments/${of}/children${query}`, {
		headers: { Authorization: `Bearer ${await tokenOf(on)}` },
	});
}
const pageOf = async (query: string) => page.parse((await children(query)).data);

/** All pages, one after another. */
async function all(query: string): Promise<z.infer<typeof page>['items']> {
	const { items, page_token: next } = await pageOf(query);
	if (next === undefined) return items;
	const [before = ''] = query.split('&page_token');
	return [...items, ...(await all(`${before}&page_token=${next}`))];
}

describe('GET /contact/v3/departments/:department_id/children', () => {
	it('returns the departments below the root, or those of all levels', async () => {
		const top = await all('?page_size=50');
		const whole = await all('?page_size=50&fetch_child=true');
		expect(new Set(top.map(({ parent_department_id: parent }) => parent))).toEqual(new Set(['0']));
		const [below, ...others] = whole.filter((one) => !top.some(({ name }) => name === one.name));
		expect(others).toEqual([]);
		expect(top).toContainEqual(
			expect.objectContaining({ open_department_id: below?.parent_department_id }),
		);
	});

	it('goes page by page, ten at a time unless asked for more, and ends without a token', async () => {
		const first = await pageOf('?fetch_child=true');
		expect(first.items).toHaveLength(10);
		expect(first).toMatchObject({ has_more: true, page_token: expect.any(String) as string });
		const ids = (await all('?fetch_child=true')).map(({ open_department_id: id }) => id);
		expect(ids).toHaveLength(64);
		expect(new Set(ids).size).toBe(64);
		expect(await pageOf(`?fetch_child=true&page_token=${ids[62]}`)).toMatchObject({
			has_more: false,
			items: [{ open_department_id: ids[63] }],
		});
	});

	it.each(['?page_size=0', '?page_size=51', '?fetch_child=yes'])('refuses %s', async (query) => {
		expect(await children(query)).toMatchObject({ status: 400, code: 99992402 });
	});

	it('refuses a page_token of another list, and any department but the root', async () => {
		expect(await children('?page_token=od-1')).toMatchObject({ status: 400, code: 154000 });
		expect(await children('', 'od-1')).toMatchObject({ status: 400, code: 154000 });
	});

	it('needs the token and the scope of contacts, not that of the helpdesk', async () => {
		const path = '/open-apis/contact/v3/departments/0/children';
		expect(await call(sandbox, path)).toMatchObject({ code: 99991661 });
		const poor = await startSandbox({ scopes: ['helpdesk:all'] });
		const refused = await children('', '0', poor);
		await poor.close();
		expect(refused).toMatchObject({ status: 400, code: 99991672 });
		expect(refused.error?.permission_violations).toMatchObject([
			{ subject: 'contact:contact.base:readonly' },
		]);
	});
});
