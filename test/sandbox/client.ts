import { z } from 'zod/v4';

import type { Sandbox } from '../../sandbox/server';

/** A small honest client of the sandbox; what a test passes in replaces its defaults. */
const answer = z.looseObject({
	code: z.number(),
	msg: z.string(),
	tenant_access_token: z.string().optional(),
	expire: z.number().optional(),
	data: z
		.looseObject({ message_id: z.string().optional(), image_key: z.string().optional() })
		.optional(),
	error: z
		.looseObject({
			log_id: z.string(),
			troubleshooter: z.string(),
			field_violations: z
				.array(z.looseObject({ field: z.string(), description: z.string() }))
				.optional(),
			permission_violations: z.array(z.looseObject({ subject: z.string() })).optional(),
			helps: z.array(z.looseObject({ url: z.string() })).optional(),
		})
		.optional(),
});

export type Answer = z.infer<typeof answer> & { status: number; headers: Headers };

export const TOKEN_ROUTE = 'POST /auth/v3/tenant_access_token/internal';
export const MESSAGE_ROUTE = 'POST /helpdesk/v1/message';

export const MESSAGE_PATH = '/open-apis/helpdesk/v1/message';
const TOKEN_PATH = '/open-apis/auth/v3/tenant_access_token/internal';

/** The smallest file that is a PNG by its first bytes: 2 × 1 pixels. */
export const PNG = Buffer.concat([
	Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x01', 'latin1'),
	Buffer.alloc(20),
]);

/** Sends a request and reads Feishu's envelope. */
export async function call(sandbox: Sandbox, path: string, init?: RequestInit): Promise<Answer> {
	const response = await fetch(sandbox.url + path, init);
	const body = answer.parse(await response.json());
	return { ...body, status: response.status, headers: response.headers };
}

/** Asks for a token. @param body replaces the right app id and secret */
export function requestToken(sandbox: Sandbox, body?: unknown): Promise<Answer> {
	const { appId, appSecret } = sandbox.credentials;
	return call(sandbox, TOKEN_PATH, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json; charset=utf-8' },
		body: JSON.stringify(body ?? { app_id: appId, app_secret: appSecret }),
	});
}

/** @returns a fresh token */
export async function tokenOf(sandbox: Sandbox): Promise<string> {
	return (await requestToken(sandbox)).tenant_access_token ?? '';
}

/** @returns the headers of a right helpdesk call */
export async function helpdeskHeaders(sandbox: Sandbox): Promise<Record<string, string>> {
	const { helpdeskId, helpdeskToken } = sandbox.credentials;
	return {
		Authorization: `Bearer ${await tokenOf(sandbox)}`,
		'X-Lark-Helpdesk-Authorization': Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString(
			'base64',
		),
		'Content-Type': 'application/json; charset=utf-8',
	};
}

/** What a test changes about a right text message. */
export interface Changes {
	query?: string;
	/** Replaces headers; undefined removes one. */
	headers?: Record<string, string | undefined>;
	/** Replaces fields of the body. */
	body?: Record<string, unknown>;
	/** Replaces the whole body. */
	rawBody?: string;
}

/** Posts a message: a right text message to `ou_anna`, but for the changes. */
export async function send(sandbox: Sandbox, changes: Changes = {}): Promise<Answer> {
	const headers = new Headers(await helpdeskHeaders(sandbox));
	for (const [name, value] of Object.entries(changes.headers ?? {})) {
		if (value === undefined) headers.delete(name);
		else headers.set(name, value);
	}
	const body = {
		msg_type: 'text',
		content: JSON.stringify({ text: 'Hello' }),
		receiver_id: 'ou_anna',
		...changes.body,
	};
	return call(sandbox, MESSAGE_PATH + (changes.query ?? ''), {
		method: 'POST',
		headers,
		body: changes.rawBody ?? JSON.stringify(body),
	});
}

/** Posts a message of a type. @param inner what goes into `content` as JSON */
export function sendContent(sandbox: Sandbox, msgType: string, inner: unknown): Promise<Answer> {
	return send(sandbox, { body: { msg_type: msgType, content: JSON.stringify(inner) } });
}

/** Uploads a file as Feishu wants it. */
export async function upload(
	sandbox: Sandbox,
	bytes: Uint8Array = PNG,
	fileName = 'picture.png',
): Promise<Answer> {
	const form = new FormData();
	form.set('image_type', 'message');
	form.set('image', new File([new Uint8Array(bytes)], fileName));
	return call(sandbox, '/open-apis/im/v1/images', {
		method: 'POST',
		headers: { Authorization: `Bearer ${await tokenOf(sandbox)}` },
		body: form,
	});
}
