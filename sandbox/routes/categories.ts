import { Hono } from 'hono';

import { accept } from '../answers';
import { checkAccess, checkHelpdesk } from '../auth';
import type { SandboxEnv } from '../env';
import { CREDENTIALS, type State } from '../state';

const CATEGORIES = [
	{ id: '6948728206392295444', name: 'Accounts and passwords', parentId: '0' },
	{ id: '6948728206392295445', name: 'Computers and phones', parentId: '0' },
	{ id: '6948728206392295446', name: 'Human resources', parentId: '0' },
];

/** GET /helpdesk/v1/categories. Feishu docs: List FAQ categories. */
export function categoryRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().get('/helpdesk/v1/categories', (c) => {
		checkAccess(c, state, ['helpdesk:all:readonly']);
		checkHelpdesk(c);
		const categories = CATEGORIES.map(({ id, name, parentId }) => ({
			category_id: id,
			id,
			name,
			parent_id: parentId,
			helpdesk_id: CREDENTIALS.helpdeskId,
			language: 'en_us',
		}));
		return accept(c, { msg: 'success', data: { categories } });
	});
}
