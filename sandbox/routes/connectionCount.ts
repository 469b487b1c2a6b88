import { Hono } from 'hono';

import { checkToken } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { State } from '../state/state';

/** GET /event/v1/connection: how many long connections are online. It needs no scope. */
export function connectionCountRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().get('/event/v1/connection', (c) => {
		checkToken(c, state);
		return accept(c, {
			msg: 'success',
			data: { online_instance_cnt: state.connections.online().length },
		});
	});
}
