import type { Context } from 'hono';

import { CREDENTIALS } from '../app/credentials';
import type { HelpdeskRole } from '../app/roles';
import { Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { Grant } from '../oauth/accounts';
import type { State } from '../state/state';

/**
 * Checks the tenant_access_token and the scopes of the app, as the gateway does before any
 * service sees the request. Feishu docs: General error codes.
 *
 * @param c the request
 * @param state tokens and granted scopes
 * @param scopes scopes of which any one is enough
 * @throws Refusal 99991661, 99991671, 99991668, 99991663 or 99991672
 */
export function checkAccess(c: Context<SandboxEnv>, state: State, scopes: string[]): void {
	checkToken(c, state);
	if (!scopes.some((scope) => state.scopes.has(scope))) throw missingScope(scopes);
}

/**
 * Checks the tenant_access_token only.
 *
 * @throws Refusal 99991661, 99991671, 99991668 or 99991663
 */
export function checkToken(c: Context<SandboxEnv>, state: State): void {
	const status = state.isOther('token-status') ? 401 : 400;
	const token = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '')?.[1];
	if (token === undefined) {
		throw new Refusal(
			status,
			99991661,
			'Missing access token for authorization. Please make a request with token attached.',
		);
	}
	if (!/^[tu]-/.test(token)) {
		throw new Refusal(
			status,
			99991671,
			"Invalid access token for authorization. The token format is wrong: must start with 't-' or 'u-'.",
		);
	}
	if (token.startsWith('u-')) throw new Refusal(status, 99991668, 'user access token not support');
	if (!state.tokens.isValid(token)) {
		throw new Refusal(
			status,
			99991663,
			'Invalid access token for authorization. Please make a request with token attached.',
		);
	}
}

/**
 * Checks the second header of every helpdesk call: base64 of `id:token`, without `Bearer`.
 * Feishu docs: Helpdesk access guide; one of Feishu's SDKs sends `Bearer`.
 *
 * @throws Refusal 154001 with HTTP 401
 */
export function checkHelpdesk(c: Context<SandboxEnv>, { isOther }: Pick<State, 'isOther'>): void {
	const { helpdeskId, helpdeskToken } = CREDENTIALS;
	const value = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
	const expected = isOther('helpdesk-header') ? `Bearer ${value}` : value;
	if (c.req.header('X-Lark-Helpdesk-Authorization') !== expected) {
		throw new Refusal(401, 154001, 'Unauthorized, please check you have the correct access');
	}
}

function missingScope(scopes: string[]): Refusal {
	const list = scopes.join(', ');
	const url =
		`https://open.feishu.cn/app/${CREDENTIALS.appId}/auth?q=${scopes.join(',')}` +
		'&op_from=openapi&token_type=tenant';
	return new Refusal(
		400,
		99991672,
		`Access denied. One of the following scopes is required: [${list}].` +
			`应用尚未开通所需的应用身份权限：[${list}]，点击链接申请并开通任一权限即可：${url}`,
		{
			message: 'Refer to the documentation to fix the error.',
			permission_violations: scopes.map((subject) => ({
				type: 'action_privilege_required',
				subject,
			})),
			helps: [{ url, description: '点击链接申请并开通任一权限' }],
		},
	);
}

/**
 * Checks a user_access_token alone.
 *
 * @param c the request
 * @param state the connected accounts
 * @returns whom it stands for, and what they agreed to
 * @throws Refusal 99991661, 99991663, 99991668 or 99991677
 */
export function checkUserToken(c: Context<SandboxEnv>, state: State): Grant {
	const status = state.options.userTokenStatus ?? 400;
	const token = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '')?.[1];
	if (token === undefined)
		throw new Refusal(400, 99991661, 'Missing access token for authorization.');
	if (token.startsWith('t-'))
		throw new Refusal(status, 99991663, 'Invalid access token for authorization.');
	const holder = state.accounts.holderOf(token);
	if (holder === 'unknown')
		throw new Refusal(status, 99991668, 'Invalid access token for authorization.');
	if (holder === 'expired') throw new Refusal(status, 99991677, 'Authentication token expired');
	return holder;
}

/**
 * Checks the user_access_token, its scopes and the role of whom it stands for.
 *
 * @param c the request
 * @param state accounts, and who has which role
 * @param needs scopes of which any one is enough, and roles of which one is needed
 * @returns open_id of the person
 * @throws Refusal 99991661, 99991663, 99991668, 99991677, 99991679 or 154003
 */
export function checkUser(
	c: Context<SandboxEnv>,
	state: State,
	needs: { scopes: string[]; roles: readonly HelpdeskRole[] },
): string {
	const holder = checkUserToken(c, state);
	const status = state.options.userTokenStatus ?? 400;
	if (!needs.scopes.some((scope) => holder.scopes.includes(scope))) {
		throw new Refusal(status, 99991679, 'Unauthorized. The user did not grant the scope.', {
			permission_violations: needs.scopes.map((subject) => ({
				type: 'scope_privilege_required',
				subject,
			})),
		});
	}
	checkHelpdesk(c, state);
	if (
		needs.roles.length > 0 &&
		!needs.roles.some((role) => state.rolesOf(holder.openId).includes(role))
	) {
		throw new Refusal(403, 154003, 'No permission');
	}
	return holder.openId;
}
