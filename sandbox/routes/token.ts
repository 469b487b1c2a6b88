import { Hono } from 'hono';
import { z } from 'zod/v4';

import { CREDENTIALS } from '../app/credentials';
import { accept, Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { State } from '../state/state';

const tokenBody = z.looseObject({
	app_id: z.string().regex(/^cli_\w+$/),
	app_secret: z.string().min(1),
});

/**
 * POST /auth/v3/tenant_access_token/internal; its answer is flat, without `data`.
 * Feishu docs: Get tenant_access_token of a custom app.
 */
export function tokenRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().post('/auth/v3/tenant_access_token/internal', (c) => {
		const body = tokenBody.safeParse(parse(c.get('request').rawBody));
		if (!body.success) throw new Refusal(400, 10003, 'invalid param');
		if (body.data.app_id !== CREDENTIALS.appId) {
			throw new Refusal(400, 10014, 'app id not exists');
		}
		if (body.data.app_secret !== state.appSecret) {
			throw new Refusal(400, 10014, 'app secret invalid');
		}
		const { token, expire } = state.tokens.issue();
		return accept(c, { msg: 'ok', tenant_access_token: token, expire });
	});
}

function parse(bytes: Buffer): unknown {
	try {
		const value: unknown = JSON.parse(bytes.toString('utf8'));
		return value;
	} catch {
		return undefined;
	}
}
