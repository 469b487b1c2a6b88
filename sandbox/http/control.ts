import type { Context } from 'hono';
import { z } from 'zod/v4';

/**
 * Reads what another process wants of the sandbox's own controls.
 *
 * @param schema of the JSON
 * @returns the input, or in words what is wrong with it
 */
export async function readControl<T>(
	c: Context,
	schema: z.ZodType<T>,
): Promise<{ ok: true; data: T } | { ok: false; error: string }> {
	const body: unknown = await c.req.json().catch(() => undefined);
	const input = schema.safeParse(body);
	return input.success
		? { ok: true, data: input.data }
		: { ok: false, error: z.prettifyError(input.error) };
}
