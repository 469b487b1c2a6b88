import type { z } from 'zod/v4';

import { Refusal } from './answers';

/**
 * Reads a request body that must be a JSON object of a given shape.
 *
 * @param contentType value of the Content-Type header
 * @param bytes the body
 * @param schema the shape
 * @throws Refusal 9499 when it is no JSON, 99992402 with `field_violations` when the shape differs
 */
export function readJsonBody<T>(
	contentType: string | undefined,
	bytes: Buffer,
	schema: z.ZodType<T>,
): T {
	if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
		throw new Refusal(400, 9499, 'Bad Request: Content-Type must be application/json');
	}
	return checkFields(parseJson(bytes), schema);
}

/**
 * Checks fields of a body or query.
 *
 * @throws Refusal 99992402 naming each field that differs
 */
export function checkFields<T>(value: unknown, schema: z.ZodType<T>): T {
	const result = schema.safeParse(value, { reportInput: true });
	if (result.success) return result.data;
	throw new Refusal(400, 99992402, 'field validation failed', {
		field_violations: result.error.issues.map((issue) => ({
			field: fieldOf(issue),
			value: typeof issue.input === 'string' ? issue.input : '',
			description: issue.message,
		})),
	});
}

/**
 * Puts the first thing wrong with a content into one line, path first.
 *
 * @returns e.g. `post.zh_cn.content.0.1.href: Invalid URL`
 */
export function firstIssue(error: z.ZodError): string {
	const issue = error.issues[0];
	if (!issue) return 'invalid';
	const path = issue.path.join('.');
	// A tag outside the list is all that "Invalid input" can mean for a union told by its tag.
	const text = issue.code === 'invalid_union' ? 'not supported here' : issue.message;
	return path === '' ? text : `${path}: ${text}`;
}

function fieldOf(issue: z.core.$ZodIssue): string {
	const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
	return [...issue.path, ...(unknownKey === undefined ? [] : [unknownKey])].join('.');
}

function parseJson(bytes: Buffer): unknown {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		throw new Refusal(400, 9499, 'Bad Request: the body is not JSON in UTF-8');
	}
}
