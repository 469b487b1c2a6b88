import type { Context } from 'hono';

import { checkAccess, checkHelpdesk } from '../gateway/auth';
import type { SandboxEnv } from '../http/env';
import type { State } from '../state/state';

/**
 * Checks what every read of the helpdesk needs: both headers and the scope for reading.
 *
 * @param c the request
 * @param state tokens and granted scopes
 * @throws Refusal of the gateway or 154001
 */
export function checkReader(c: Context<SandboxEnv>, state: State): void {
	checkAccess(c, state, ['helpdesk:all:readonly']);
	checkHelpdesk(c, state);
}
