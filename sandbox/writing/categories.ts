import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { checkUser } from '../gateway/auth';
import { accept, notFound } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { Category } from '../knowledge/categories';
import { categoryView } from '../knowledge/categoryView';
import { replace } from '../state/desk';
import type { State } from '../state/state';
import { bodyOf, EDITORS, WRITES } from './body';

const text = z.string().regex(/\S/);
const created = z.object({
	name: text,
	parent_id: text,
	language: z.enum(['zh_cn', 'en_us', 'ja_jp']).optional(),
});
const updated = z.object({ name: text.optional(), parent_id: text.optional() });

/** Feishu docs: Create, Update, Delete FAQ category. */
export function categoryWriting(state: State): Hono<SandboxEnv> {
	const find = (id: string): Category => {
		const found = state.records.categories.find((category) => category.id === id);
		if (!found) throw notFound();
		return found;
	};
	const below = (category: Category): Category[] => [
		category,
		...state.records.categories.filter(({ parentId }) => parentId === category.id).flatMap(below),
	];
	const checkParent = (id: string): void => {
		if (id !== '0' && !state.records.categories.some((category) => category.id === id)) {
			throw badRequest('there is no such parent category');
		}
	};
	return new Hono<SandboxEnv>()
		.post('/helpdesk/v1/categories', (c) => {
			checkUser(c, state, { scopes: WRITES, roles: EDITORS });
			const { name, parent_id: parentId, language = 'zh_cn' } = bodyOf(c, created);
			checkParent(parentId);
			const category: Category = {
				id: state.tickets.ids.next(),
				name,
				parentId,
				language: language === 'ja_jp' ? 'zh_cn' : language,
				updatedAt: Date.now(),
			};
			state.records.categories.push(category);
			return accept(c, { msg: 'success', data: { category: categoryView(category) } });
		})
		.patch('/helpdesk/v1/categories/:id', (c) => {
			checkUser(c, state, { scopes: WRITES, roles: EDITORS });
			const category = find(c.req.param('id'));
			const { name = category.name, parent_id: parentId = category.parentId } = bodyOf(c, updated);
			checkParent(parentId);
			const after = { ...category, name, parentId, updatedAt: Date.now() };
			replace(state.records.categories, category, after);
			return accept(c, { msg: 'success', data: {} });
		})
		.delete('/helpdesk/v1/categories/:id', (c) => {
			checkUser(c, state, { scopes: WRITES, roles: EDITORS });
			const category = find(c.req.param('id'));
			const gone = state.isOther('category-children') ? below(category) : [category];
			state.records.categories = state.records.categories.filter((one) => !gone.includes(one));
			return accept(c, { msg: 'success', data: {} });
		});
}
