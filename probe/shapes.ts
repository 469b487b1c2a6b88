import { z } from 'zod/v4';

/** A JSON object of any kind. */
export type Fields = Readonly<Record<string, unknown>>;

const fields = z.record(z.string(), z.unknown());

/** @returns the objects of a list; none when it is no list */
export function objects(value: unknown): Fields[] {
	if (!Array.isArray(value)) return [];
	return value.map(object).filter((item) => item !== undefined);
}

/** @returns the object; undefined when it is none */
export function object(value: unknown): Fields | undefined {
	return fields.safeParse(value).data;
}

/** @returns a text or number as text; undefined when it is neither, or empty */
export function text(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @returns the texts of one field in the objects of a list */
export function texts(list: unknown, name: string): string[] {
	return objects(list).flatMap((item) => text(item[name]) ?? []);
}
