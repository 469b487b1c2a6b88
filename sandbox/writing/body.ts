import type { Context } from 'hono';
import type { z } from 'zod/v4';

import type { SandboxEnv } from '../http/env';
import { readJsonBody } from '../http/schema';

/** Reads the body of a change. @throws Refusal as `readJsonBody` */
export function bodyOf<T>(c: Context<SandboxEnv>, schema: z.ZodType<T>): T {
	return readJsonBody(c.req.header('Content-Type'), c.get('request').rawBody, schema);
}

/** Roles. Feishu docs: helpdesk-v1, each page. */
export const EDITORS = ['agent', 'admin', 'owner'] as const;
export const MANAGERS = ['admin', 'owner'] as const;

/** What the changes need. */
export const WRITES = ['helpdesk:all'];
