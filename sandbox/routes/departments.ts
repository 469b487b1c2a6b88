import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { checkAccess } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { integerText, readQuery } from '../http/schema';
import { pageOf } from '../knowledge/paging';
import { DEPARTMENTS, type Department } from '../people/departments';
import type { State } from '../state/state';

const query = z.object({
	fetch_child: z.enum(['true', 'false']).default('false'),
	page_size: integerText(1, 50).default(10),
	page_token: z.string().default(''),
});

/** GET /contact/v3/departments/:department_id/children. Feishu docs: List sub-departments. */
export function departmentRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().get('/contact/v3/departments/:department_id/children', (c) => {
		checkAccess(c, state, ['contact:contact.base:readonly']);
		const { fetch_child: whole, ...page } = readQuery(c, query);
		if (c.req.param('department_id') !== '0') throw badRequest('only the root is played');
		const found = DEPARTMENTS.filter(
			({ parent_department_id: parent }) => whole === 'true' || parent === '0',
		);
		const { items, has_more, lastId } = pageOf(found, (one) => one.open_department_id, page);
		return accept(c, {
			msg: 'success',
			data: {
				has_more,
				...(has_more && { page_token: lastId }),
				items: state.isOther('department-ids') ? items.map(underscored) : items,
			},
		});
	});
}

function underscored(department: Department): Department {
	const swap = (id: string): string => id.replace(/^od-/, 'od_');
	return {
		...department,
		open_department_id: swap(department.open_department_id),
		parent_department_id: swap(department.parent_department_id),
	};
}
