import { Hono, type Context } from 'hono';
import { z } from 'zod/v4';

import { CREDENTIALS } from '../app/credentials';
import { authorizeError, authorizePage } from '../oauth/authorize';
import type { TokenPair } from '../oauth/accounts';
import { accept, refuseToken, type TokenRefusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { checkUserToken } from '../gateway/auth';
import { pageHeaders } from '../pages/headers';
import { TENANT_KEY } from '../push/content';
import type { Person } from '../people/people';
import type { State } from '../state/state';

const asked = z.object({
	redirect_uri: z.url(),
	scope: z.string().default(''),
	state: z.string().default(''),
	code_challenge: z.string().default(''),
});
const question = asked.extend({
	client_id: z.string(),
	response_type: z.literal('code'),
	code_challenge_method: z.literal('S256').optional(),
});
const decision = asked.extend({ open_id: z.string(), decision: z.enum(['allow', 'deny']) });

const tokenBody = z.object({
	grant_type: z.string(),
	client_id: z.string(),
	client_secret: z.string(),
	code: z.string().optional(),
	redirect_uri: z.string().optional(),
	code_verifier: z.string().optional(),
	refresh_token: z.string().optional(),
});

/** How a person lets the app act for them. Feishu docs: Obtain OAuth code, Get and Refresh user_access_token. */
export function oauthRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>()
		.use('/authen/v1/authorize', pageHeaders({ forms: true, leadsAway: true }))
		.get('/authen/v1/authorize', (c) => {
			const query = question.safeParse(c.req.query());
			if (!query.success) return c.html(authorizeError(20001, 'A parameter is missing.'), 400);
			const { client_id: clientId, redirect_uri: redirectUri, scope, ...rest } = query.data;
			if (clientId !== CREDENTIALS.appId) {
				return c.html(authorizeError(20048, 'There is no such app.'), 400);
			}
			if (!state.isRedirectUri(redirectUri)) {
				const message = 'The redirect URL is not among those of the app’s security settings.';
				return c.html(authorizeError(20029, message), 400);
			}
			const scopes = scope.split(' ').filter((one) => one !== '');
			if (!scopes.every((one) => state.userScopes.has(one))) {
				const message = 'A scope is not enabled for the user identity in the app’s permissions.';
				return c.html(authorizeError(20027, message), 400);
			}
			const { state: given, code_challenge: challenge } = rest;
			const people = state.directory.all.filter(
				({ isResigned, isFrozen }) => !isResigned && !isFrozen,
			);
			const isMember = ({ openId }: Person): boolean => state.rolesOf(openId).length > 0;
			const members = people.filter(isMember);
			const others = people.filter((person) => !isMember(person));
			const asked = { redirectUri, scopes, state: given, challenge };
			return c.html(authorizePage(asked, { members, others }));
		})
		.post('/authen/v1/authorize', (c) => {
			const form = decision.safeParse(Object.fromEntries(formOf(c)));
			if (!form.success || !state.isRedirectUri(form.data.redirect_uri)) {
				return c.html(authorizeError(20029, 'The form is not complete.'), 400);
			}
			const { redirect_uri: redirectUri, scope, code_challenge: challenge, ...rest } = form.data;
			const target = new URL(redirectUri);
			if (rest.decision === 'deny') target.searchParams.set('error', 'access_denied');
			else {
				const code = state.accounts.agree({
					openId: rest.open_id,
					scopes: scope.split(' '),
					redirectUri,
					challenge: challenge === '' ? undefined : challenge,
				});
				target.searchParams.set('code', code);
			}
			target.searchParams.set('state', rest.state);
			return c.redirect(target.href, 302);
		})
		.get('/authen/v1/user_info', (c) => {
			const openId = checkUserToken(c, state).openId;
			const person = state.directory.byId(openId);
			return accept(c, {
				msg: 'success',
				data: {
					name: person?.name ?? openId,
					en_name: person?.name ?? openId,
					avatar_url: `https://avatars.example.com/${openId}_72x72.png`,
					open_id: openId,
					union_id: person?.unionId ?? '',
					tenant_key: TENANT_KEY,
				},
			});
		})
		.post('/authen/v2/oauth/token', (c) => {
			const refused = (code: number, description: string, error = 'invalid_request') =>
				answer(c, { status: 400, code, error, description });
			const body = tokenBody.safeParse(bodyOf(c));
			if (c.req.header('Authorization') !== undefined) {
				return refused(20070, 'Multiple authentication methods were provided.');
			}
			if (!body.success) return refused(20063, 'The request is malformed.');
			const { client_id: clientId, client_secret: secret, grant_type: grant, ...rest } = body.data;
			if (clientId !== CREDENTIALS.appId)
				return refused(20048, 'The specified app does not exist.');
			if (secret !== CREDENTIALS.appSecret) {
				return refused(20002, 'The client secret is invalid.', 'invalid_client');
			}
			if (grant === 'authorization_code') {
				if (rest.code === undefined) return refused(20001, 'The code is missing.');
				const { redirect_uri: redirectUri, code_verifier: verifier } = rest;
				return answer(c, state.accounts.trade(rest.code, { redirectUri, verifier }));
			}
			if (grant !== 'refresh_token') {
				return refused(
					20036,
					'The specified grant_type is not supported.',
					'unsupported_grant_type',
				);
			}
			if (rest.refresh_token === undefined) return refused(20001, 'The refresh token is missing.');
			if (state.options.refreshAllowed === false) {
				return refused(20074, 'The specified app is not allowed to refresh token.');
			}
			return answer(c, state.accounts.renew(rest.refresh_token));
		});
}

/** Its answers are flat, also those that refuse. */
function answer(c: Context<SandboxEnv>, result: TokenPair | TokenRefusal): Response {
	if ('accessToken' in result) {
		return accept(c, {
			msg: 'success',
			access_token: result.accessToken,
			expires_in: result.expiresIn,
			...(result.refreshToken !== '' && {
				refresh_token: result.refreshToken,
				refresh_token_expires_in: 604_800,
			}),
			scope: result.scopes.join(' '),
			token_type: 'Bearer',
		});
	}
	return refuseToken(c, result);
}

const formOf = (c: Context<SandboxEnv>): URLSearchParams =>
	new URLSearchParams(c.get('request').rawBody.toString());

/** Documented is JSON; programs of the standard send a form, which works, too. */
function bodyOf(c: Context<SandboxEnv>): unknown {
	const type = c.req.header('Content-Type') ?? '';
	if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(formOf(c));
	try {
		const value: unknown = JSON.parse(c.get('request').rawBody.toString());
		return value;
	} catch {
		return undefined;
	}
}
