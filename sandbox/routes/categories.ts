import { Hono } from 'hono';
import { z } from 'zod/v4';

import { accept, notFound } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readQuery } from '../http/schema';
import type { Category } from '../knowledge/categories';
import { categoryView } from '../knowledge/categoryView';
import { queryFlag } from '../knowledge/paging';
import { checkReader } from '../knowledge/reader';
import type { State } from '../state/state';

const listQuery = z.object({
	lang: z.string().optional(),
	// 1: by time of the last change, the only one there is.
	order_by: z.literal('1').optional(),
	asc: queryFlag.default(false),
});

/** The categories of the knowledge base. Feishu docs: List FAQ categories, Get FAQ category. */
export function categoryRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>()
		.get('/helpdesk/v1/categories', (c) => {
			checkReader(c, state);
			const { lang, order_by: orderBy, asc } = readQuery(c, listQuery);
			const found = state.records.categories.filter(
				({ language }) => lang === undefined || language === lang,
			);
			if (orderBy) found.sort((a, b) => (a.updatedAt - b.updatedAt) * (asc ? 1 : -1));
			return accept(c, { msg: 'success', data: { categories: tree(found, '0') } });
		})
		.get('/helpdesk/v1/categories/:id', (c) => {
			checkReader(c, state);
			const category = state.records.categories.find(({ id }) => id === c.req.param('id'));
			if (!category) throw notFound();
			return accept(c, { msg: 'success', data: categoryView(category) });
		});
}

function tree(categories: readonly Category[], parentId: string): object[] {
	return categories
		.filter((category) => category.parentId === parentId)
		.map((category) => {
			const children = tree(categories, category.id);
			const { category_id: categoryId, ...rest } = categoryView(category);
			return {
				// Only the top level has it in the docs' example.
				...(parentId === '0' ? { category_id: categoryId } : {}),
				...rest,
				parent_id: parentId,
				...(children.length > 0 ? { children } : {}),
			};
		});
}
