import { Hono } from 'hono';
import { z } from 'zod/v4';

import { checkAccess } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readJsonBody, readQuery } from '../http/schema';
import type { Person } from '../people/people';
import type { UserIdType } from '../people/people';
import type { State } from '../state/state';

const query = z.object({
	user_id_type: z.enum(['open_id', 'union_id', 'user_id']).default('open_id'),
});

const idsBody = z.strictObject({
	emails: z.array(z.string()).max(50).optional(),
	mobiles: z.array(z.string()).max(50).optional(),
	include_resigned: z.boolean().default(false),
});

const STATUS_SCOPES = ['contact:user.employee:readonly', 'contact:user.base:readonly'];

/**
 * POST /contact/v3/users/batch_get_id; needs the token only, no helpdesk header.
 * Feishu docs: Obtain user id via email or mobile number.
 */
export function contactRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().post('/contact/v3/users/batch_get_id', (c) => {
		checkAccess(c, state, ['contact:user.id:readonly']);
		const { user_id_type: userIdType } = readQuery(c, query);
		if (userIdType === 'user_id') checkAccess(c, state, ['contact:user.employee_id:readonly']);
		const bytes = c.get('request').rawBody;
		const body = readJsonBody(c.req.header('Content-Type'), bytes, idsBody);
		const answerFor = entryMaker(state, userIdType, body.include_resigned);
		const userList = [
			...(body.emails ?? []).map((email) => ({
				...answerFor(state.directory.byEmail(email)),
				email,
			})),
			...(body.mobiles ?? []).map((mobile) => ({
				...answerFor(state.directory.byMobile(mobile)),
				mobile,
			})),
		];
		const shown = state.isOther('contact-lookup')
			? userList.filter((entry) => 'user_id' in entry)
			: userList;
		return accept(c, { msg: 'success', data: { user_list: shown } });
	});
}

function entryMaker(
	state: State,
	userIdType: UserIdType,
	includeResigned: boolean,
): (person: Person | undefined) => object {
	const showsStatus = STATUS_SCOPES.some((scope) => state.scopes.has(scope));
	return (person) => {
		// Feishu docs: not found, out of range and resigned all look the same, without user_id.
		if (!person?.inContactRange || (person.isResigned && !includeResigned)) return {};
		const userId = state.directory.idOf(person, userIdType);
		return { user_id: userId, ...(showsStatus ? { status: statusOf(person) } : {}) };
	};
}

function statusOf({ isFrozen, isResigned }: Person): object {
	return {
		is_frozen: isFrozen,
		is_resigned: isResigned,
		is_activated: !isResigned,
		is_exited: false,
		is_unjoin: false,
	};
}
