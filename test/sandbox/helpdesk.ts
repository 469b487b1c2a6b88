import type { Sandbox } from '../../sandbox/server';
import { call, helpdeskHeaders, type Answer } from './client';

const BASE = '/open-apis/helpdesk/v1';

/** Posts to the helpdesk with right headers. @param path below `/helpdesk/v1` */
export async function post(sandbox: Sandbox, path: string, body: unknown): Promise<Answer> {
	return call(sandbox, BASE + path, {
		method: 'POST',
		headers: await helpdeskHeaders(sandbox),
		body: JSON.stringify(body),
	});
}

/** @returns the field a refusal complains about, each one */
export function violations(answer: Answer): string[] {
	return (answer.error?.field_violations ?? []).map(({ field }) => field);
}
