import type { Context } from 'hono';
import { z } from 'zod/v4';

import { Refusal } from './answers';
import type { SandboxEnv } from './env';

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
 * Checks the query of a request. A list comes as a repeated key: `status=1&status=2`.
 *
 * @param schema of an object whose values are texts, or arrays of texts for repeated keys
 * @throws Refusal 99992402 naming each field that differs
 */
export function readQuery<T>(c: Context<SandboxEnv>, schema: z.ZodType<T>): T {
	const fields = Object.entries(c.req.queries()).map(([name, values]) => [
		name,
		values.length === 1 ? values[0] : values,
	]);
	return checkFields(Object.fromEntries(fields), schema);
}

/** A whole number in a query. @param min smallest @param max greatest, both inclusive */
export function integerText(
	min = Number.MIN_SAFE_INTEGER,
	max = Number.MAX_SAFE_INTEGER,
): z.ZodType<number, string> {
	return z
		.string()
		.regex(/^-?\d{1,16}$/, { abort: true, error: 'must be an integer' })
		.transform(Number)
		.pipe(z.int().min(min).max(max));
}

/** A list in a query: one value, or a repeated key. @param item schema of one value */
export function listOf<T>(item: z.ZodType<T>): z.ZodType<T[] | undefined> {
	return z.preprocess(
		(value) => (value === undefined || Array.isArray(value) ? value : [value]),
		z.array(item).optional(),
	);
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
