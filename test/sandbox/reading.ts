import type { z } from 'zod/v4';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { call, helpdeskHeaders, type Answer } from './client';

/** Sends a right GET to the helpdesk. @param path below `/open-apis/helpdesk/v1` */
export async function read(sandbox: Sandbox, path: string): Promise<Answer> {
	const headers = await helpdeskHeaders(sandbox);
	return call(sandbox, `/open-apis/helpdesk/v1${path}`, { headers });
}

/** Reads `data` in the shape a test relies on. @throws when the shape is another one */
export async function readData<T>(
	sandbox: Sandbox,
	path: string,
	schema: z.ZodType<T>,
): Promise<T> {
	return schema.parse((await read(sandbox, path)).data);
}

/** Tries a path without each of the three things every read needs. @returns the codes */
export async function codesWithoutAccess(sandbox: Sandbox, path: string): Promise<number[]> {
	const url = `/open-apis/helpdesk/v1${path}`;
	const { Authorization: token = '' } = await helpdeskHeaders(sandbox);
	const poor = await startSandbox({ scopes: ['helpdesk:all'] });
	const answers = [
		await call(sandbox, url),
		await call(sandbox, url, { headers: { Authorization: token } }),
		await read(poor, path),
	];
	await poor.close();
	return answers.map(({ code }) => code);
}

/** What `codesWithoutAccess` finds at a route that checks everything. */
export const NO_ACCESS = [99991661, 154001, 99991672];
