import type { Context } from 'hono';

import { CREDENTIALS } from '../app/credentials';
import { Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
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
	const token = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '')?.[1];
	if (token === undefined) {
		throw new Refusal(
			400,
			99991661,
			'Missing access token for authorization. Please make a request with token attached.',
		);
	}
	if (!/^[tu]-/.test(token)) {
		throw new Refusal(
			400,
			99991671,
			"Invalid access token for authorization. The token format is wrong: must start with 't-' or 'u-'.",
		);
	}
	if (token.startsWith('u-')) throw new Refusal(400, 99991668, 'user access token not support');
	if (!state.tokens.isValid(token)) {
		throw new Refusal(
			400,
			99991663,
			'Invalid access token for authorization. Please make a request with token attached.',
		);
	}
	if (!scopes.some((scope) => state.scopes.has(scope))) throw missingScope(scopes);
}

/**
 * Checks the second header of every helpdesk call: base64 of `id:token`, without `Bearer`.
 * Feishu docs: Helpdesk access guide.
 *
 * @throws Refusal 154001 with HTTP 401
 */
export function checkHelpdesk(c: Context<SandboxEnv>): void {
	const { helpdeskId, helpdeskToken } = CREDENTIALS;
	const expected = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
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
