import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest, readContent } from '../content/read';
import { checkUser } from '../gateway/auth';
import { accept, notFound } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { Notification, NotificationStage } from '../notifications/notification';
import { replace } from '../state/desk';
import type { State } from '../state/state';
import { bodyOf, EDITORS, WRITES } from './body';

const ids = (name: string) => z.array(z.looseObject({ [name]: z.string().min(1) })).optional();
const draft = z.looseObject({
	job_name: z.string().min(1).optional(),
	push_content: z.string().min(1).optional(),
	push_type: z.union([z.literal(0), z.literal(1)]).optional(),
	push_scope_type: z.union([0, 1, 2, 3].map((type) => z.literal(type))).optional(),
	new_staff_scope_type: z.union([z.literal(0), z.literal(1)]).optional(),
	new_staff_scope_department_list: ids('department_id'),
	user_list: ids('user_id'),
	department_list: ids('department_id'),
	chat_list: ids('chat_id'),
	send_at: z
		.string()
		.regex(/^\d{13}$/)
		.optional(),
});

/** What the pages name 0, and what they do not name. */
const STATUS: Readonly<Record<NotificationStage, number>> = {
	draft: 0,
	submitted: 1,
	approved: 2,
	scheduled: 3,
	cancelled: 4,
};

/** Feishu docs: Notification. The owner approves; what the owner submits is approved at once. */
export function notificationWriting(state: State): Hono<SandboxEnv> {
	const writes = { scopes: WRITES, roles: EDITORS };
	const reads = { scopes: ['helpdesk:all', 'helpdesk:all:readonly'], roles: EDITORS };
	const find = (id: string, ...stages: NotificationStage[]): Notification => {
		const found = state.records.notifications.find((one) => one.id === id);
		if (!found) throw notFound();
		if (stages.length > 0 && !stages.includes(found.stage)) {
			throw badRequest(`the notification is ${found.stage}`);
		}
		return found;
	};
	const put = (before: Notification, change: Partial<Notification>): void => {
		replace(state.records.notifications, before, { ...before, ...change, updatedAt: Date.now() });
	};
	return new Hono<SandboxEnv>()
		.post('/helpdesk/v1/notifications', (c) => {
			const creator = checkUser(c, state, writes);
			const body = bodyOf(c, draft);
			checkWhole(state, body);
			const id = state.tickets.ids.next();
			const now = Date.now();
			const added: Notification = {
				id,
				stage: 'draft',
				creator,
				createdAt: now,
				updatedAt: now,
				body,
			};
			state.records.notifications.push(added);
			return accept(c, { msg: 'success', data: { notification_id: id, status: 0 } });
		})
		.patch('/helpdesk/v1/notifications/:id', (c) => {
			checkUser(c, state, writes);
			const before = find(c.req.param('id'), 'draft');
			const change = bodyOf(c, draft);
			checkNamed(change);
			const body = { ...before.body, ...change };
			checkWhole(state, draft.parse(body));
			put(before, { body });
			return accept(c, { msg: 'success', data: {} });
		})
		.get('/helpdesk/v1/notifications/:id', (c) => {
			checkUser(c, state, reads);
			const found = find(c.req.param('id'));
			const user = { user_id: found.creator, avatar_url: '', name: found.creator };
			return accept(c, {
				msg: 'success',
				data: {
					notification: {
						...found.body,
						id: found.id,
						status: STATUS[found.stage],
						create_user: user,
						update_user: user,
						created_at: String(found.createdAt),
						updated_at: String(found.updatedAt),
						...(found.sendAt !== undefined && { send_at: found.sendAt }),
						target_user_count: 0,
						sent_user_count: 0,
						read_user_count: 0,
					},
					approval_app_link:
						'https://applink.feishu.cn/client/mini_program/open?appId=cli_helpdesk',
				},
			});
		})
		.post('/helpdesk/v1/notifications/:id/preview', (c) => {
			checkUser(c, state, reads);
			find(c.req.param('id'));
			return accept(c, { msg: 'success', data: {} });
		})
		.post('/helpdesk/v1/notifications/:id/submit_approve', (c) => {
			const openId = checkUser(c, state, writes);
			const before = find(c.req.param('id'), 'draft');
			bodyOf(c, z.object({ reason: z.string().regex(/\S/) }));
			if (state.options.hasHelpdeskApp === false) {
				return accept(c, { msg: 'success', data: { has_access: false } });
			}
			put(before, { stage: 'submitted' });
			if (state.rolesOf(openId).includes('owner')) state.approve('APPROVED', before.id);
			return accept(c, { msg: 'success', data: { has_access: true } });
		})
		.post('/helpdesk/v1/notifications/:id/cancel_approve', (c) => {
			checkUser(c, state, writes);
			put(find(c.req.param('id'), 'submitted'), { stage: 'draft' });
			return accept(c, { msg: 'success', data: {} });
		})
		.post('/helpdesk/v1/notifications/:id/execute_send', (c) => {
			checkUser(c, state, writes);
			const before = find(c.req.param('id'), 'approved');
			const { send_at: sendAt } = bodyOf(c, z.object({ send_at: z.string().regex(/^\d{13}$/) }));
			put(before, { stage: 'scheduled', sendAt });
			return accept(c, { msg: 'success', data: {} });
		})
		.post('/helpdesk/v1/notifications/:id/cancel_send', (c) => {
			checkUser(c, state, writes);
			const before = find(c.req.param('id'), 'scheduled');
			const { is_recall: recalled } = bodyOf(c, z.object({ is_recall: z.boolean() }));
			put(before, { stage: 'cancelled', recalled });
			return accept(c, { msg: 'success', data: {} });
		});
}

/** Both pages call these required. */
function checkNamed(body: z.infer<typeof draft>): void {
	const missing = ['job_name', 'push_content', 'push_type', 'push_scope_type'].filter(
		(name) => body[name] === undefined,
	);
	if (missing.length > 0) throw badRequest(`missing: ${missing.join(', ')}`);
}

/** The constraints of the page, as it words them. */
function checkWhole(state: State, body: z.infer<typeof draft>): void {
	const { push_type: type, push_scope_type: scope, user_list: users, chat_list: chats } = body;
	const { department_list: departments, new_staff_scope_type: staff } = body;
	checkNamed(body);
	readContent('interactive', body.push_content ?? '', state);
	const named = (users?.length ?? 0) + (departments?.length ?? 0);
	const newcomers = body.new_staff_scope_department_list?.length ?? 0;
	const rules: [broken: boolean, why: string][] = [
		[type === 0 && scope === 3, 'push_type 0 excludes scope 3'],
		[type === 1 && scope !== 1 && scope !== 3, 'push_type 1 takes scope 1 or 3'],
		[type === 1 && staff === undefined, 'new_staff_scope_type is missing'],
		[staff === 1 && newcomers === 0, 'new_staff_scope_department_list is empty'],
		[(scope === 0 || scope === 1) && named > 0, 'this scope takes no people'],
		[scope === 1 && (chats?.length ?? 0) === 0, 'chat_list is empty'],
		[scope === 2 && named === 0, 'user_list and department_list are empty'],
	];
	const wrong = rules.find(([broken]) => broken);
	if (wrong) throw badRequest(wrong[1]);
}
